import { expect, test } from "vitest";
import { found, named } from "../../support/found.js";

test("CloudFront before an instance that has no name is an error", () => {
  expect(found("lightsail", "cdn: { enabled: true }")).toEqual(["cdn/origin-name-missing error /cdn/enabled"]);
});

test.each([
  ["a name in a zone, of which an origin's is made", "lightsail", [named, "cdn: { enabled: true }"]],
  ["a record of one's own", "lightsail", ["domain: { originName: web.example.org }", "cdn: { enabled: true }"]],
  ["no CloudFront", "lightsail", ["cdn: { enabled: false }"]],
  ["an EC2 server, which has a name of AWS's", "ec2", ["cdn: { enabled: true }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
