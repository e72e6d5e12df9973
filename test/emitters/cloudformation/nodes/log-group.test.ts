import { expect, test } from "vitest";
import { logGroup } from "../../../../src/emitters/cloudformation/nodes/log-group.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { emit, named, standing } from "../../../support/emit-web.js";

test("a group forgets after its retention and goes with the stack, or its name would block the next", () => {
  const { g } = standing();
  const id = g.add("logGroup", "web-logs", { name: "/wpspec/acme-blog/web", retentionDays: 30 }, []);
  expect(named(emit(logGroup, g.build(), id), "WebLogs")).toEqual({
    name: "WebLogs",
    type: "AWS::Logs::LogGroup",
    deletionPolicy: "Delete",
    properties: { LogGroupName: "/wpspec/acme-blog/web", RetentionInDays: 30 },
  });
});

test("name and ARN are two things: writers are let in by the ARN", () => {
  const name = (part?: string) => logicalName("web-logs" as NodeId, part);
  expect(logGroup.attributes.name(name, {} as never)).toEqual({ Ref: "WebLogs" });
  expect(logGroup.attributes.arn(name, {} as never)).toEqual({ "Fn::GetAtt": ["WebLogs", "Arn"] });
});
