import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const bastion = (...cidrs: readonly string[]): string =>
  `access: bastion, bastion: { allowedCidrs: [${cidrs.join(", ")}], keyName: ops }`;

test("private addresses do not come over the internet", () => {
  expect(found("ec2", `network: { ${bastion("10.1.0.0/16", "203.0.113.7/32", "192.168.7.9/32")} }`)).toEqual([
    "network/bastion-unreachable warning /network/bastion/allowedCidrs/0",
    "network/bastion-unreachable warning /network/bastion/allowedCidrs/2",
  ]);
});

test("they may come to a network that was there before, and half the internet is another rule's", () => {
  const subnets =
    "publicSubnetIds: [subnet-0000000a, subnet-0000000b], appSubnetIds: [subnet-0000000c, subnet-0000000d], dataSubnetIds: [subnet-0000000e, subnet-0000000f]";
  expect(
    found("elastic", `network: { ${bastion("10.1.0.0/16")}, existing: { vpcId: vpc-0a1b2c3d, ${subnets} } }`),
  ).toEqual([]);
  expect(found("elastic", `network: { ${bastion("0.0.0.0/0")} }`)).toEqual([
    "network/bastion-open error /network/bastion/allowedCidrs/0",
  ]);
});
