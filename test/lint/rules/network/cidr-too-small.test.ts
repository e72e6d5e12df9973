import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test.each([
  ["elastic", "10.0.0.0/15", "error"],
  ["elastic", "10.0.0.0/23", "error"],
  ["ec2", "10.0.0.0/23", "error"],
  ["elastic", "10.0.0.0/29", "error"],
  ["elastic", "10.0.0.0/22", "warning"],
  ["elastic", "10.0.0.0/21", "warning"],
])("on %s %s is a finding of level %s", (tier, cidr, severity) => {
  expect(found(tier, `network: { cidr: ${cidr} }`)).toEqual([`network/cidr-too-small ${severity} /network/cidr`]);
});

test.each([
  ["a network of some size", "elastic", "10.0.0.0/20"],
  ["one server, which never fills it", "ec2", "10.0.0.0/22"],
  ["the largest", "elastic", "10.0.0.0/16"],
])("%s is no finding", (_, tier, cidr) => {
  expect(found(tier, `network: { cidr: ${cidr} }`)).toEqual([]);
});

test("where all layers have written subnets they alone have to be large enough", () => {
  const app = "app: [10.0.0.64/27, 10.0.0.96/27]";
  const data = "data: [10.0.0.128/27, 10.0.0.160/27]";
  const network = (...layers: readonly string[]): string =>
    `network: { cidr: 10.0.0.0/24, subnets: { ${["public: [10.0.0.0/27, 10.0.0.32/27]", ...layers].join(", ")} } }`;
  expect(found("elastic", network(app, data))).toEqual([]);
  expect(found("ec2", network())).toEqual([]);
  expect(found("elastic", network(app))).toContain("network/cidr-too-small error /network/cidr");
});
