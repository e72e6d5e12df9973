import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { named } from "../../support/found.js";

/** What the rule says of the four lines of a tier and these, with the line where it stands. */
const said = (tier: string, ...lines: readonly string[]): readonly string[] =>
  check(`version: 1\nname: acme-blog\ntier: ${tier}\nregion: eu-west-1\n${lines.join("\n")}\n`, "w.yaml")
    .findings.filter(({ code }) => code === "tls/no-domain")
    .map(({ span, severity, message, environments = [] }) =>
      [span.line, severity, ...environments, message.replace(/^.*?: /u, "")].join(" "),
    );

test.each(["lightsail", "ec2"])("tier %s is told that passwords travel in clear text", (tier) => {
  expect(said(tier)).toEqual([expect.stringMatching(/^3 info POST \/wp-login\.php carries passwords in clear text/)]);
  expect(said(tier, "profile: whitepaper")).toHaveLength(1);
});

test("behind CloudFront it is the way to the server, and none where that is private", () => {
  expect(said("elastic")).toEqual([expect.stringMatching(/goes on from CloudFront to the server in clear text/)]);
  expect(said("elastic", "cdn: { originAccess: vpcOrigin }")).toEqual([
    "3 info every link that GET / shows says cloudfront.net, and breaks once there is a name.",
  ]);
});

test("any name will do, and what is for staging needs none", () => {
  expect(said("elastic", named)).toEqual([]);
  expect(said("elastic", "wordpress: { sites: [{ name: a, host: a.example.org }] }")).toEqual([]);
  expect(said("elastic", "purpose: staging")).toEqual([]);
  expect(said("elastic", named, "environments: { qa: { domain: null } }")).toEqual([]);
});
