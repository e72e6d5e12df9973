import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test.each(["172.26.0.0/16", "172.31.0.0/16", "172.31.128.0/17", "172.26.16.0/20"])("%s is a warning", (cidr) => {
  const finding = ["network/cidr-overlaps-lightsail warning /network/cidr"];
  expect(found("elastic", `network: { cidr: ${cidr} }`)).toEqual(finding);
  expect(found("ec2", "profile: whitepaper", `network: { cidr: ${cidr} }`)).toEqual(finding);
});

test.each(["172.27.0.0/16", "172.30.0.0/16", "172.16.0.0/16", "10.0.0.0/16"])("%s is no finding", (cidr) => {
  expect(found("elastic", `network: { cidr: ${cidr} }`)).toEqual([]);
});
