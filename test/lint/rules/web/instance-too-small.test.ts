import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const small = ["web/instance-too-small warning /web/instanceType"];

test.each([
  ["ec2", "t4g.micro", "", small],
  ["ec2", "t4g.small", "", []],
  ["ec2", "t4g.micro", "database: { engine: aurora }\ncache: { engine: none }", []],
  ["elastic", "t3.nano", "", small],
  ["elastic", "t3.micro", "", []],
  ["elastic", "x9z.nano", "", []],
])("on %s a %s %s", (tier, type, services, expected) => {
  // A burstable fleet that scales by its processors is a matter of cost as well.
  const scaling = tier === "elastic" ? ", scaling: none" : "";
  expect(found(tier, `web: { instanceType: ${type}${scaling} }`, services)).toEqual(expected);
});
