import { expect, test } from "vitest";
import type { NodeId } from "../../../src/compiler/graph/node.js";
import { logicalName } from "../../../src/emitters/cloudformation/names.js";

test("a logical name is the node's id and the part in Pascal case, letters and digits alone", () => {
  expect(logicalName("load-balancer" as NodeId, "listener-443")).toBe("LoadBalancerListener443");
  expect(logicalName("web" as NodeId)).toBe("Web");
  expect(logicalName("app-1" as NodeId, "mount-in-app-2")).toBe("App1MountInApp2");
});
