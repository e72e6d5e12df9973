import { expect, test } from "vitest";
import { network } from "../../../../src/emitters/cloudformation/nodes/network.js";
import { emit, named, standing } from "../../../support/emit-web.js";

test("the VPC has both DNS switches on: without them no file system can be mounted by name", () => {
  const { g, network: id } = standing();
  expect(named(emit(network, g.build(), id), "Network")).toMatchObject({
    type: "AWS::EC2::VPC",
    properties: {
      CidrBlock: "10.0.0.0/16",
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
      Tags: [{ Key: "Name", Value: "acme-blog-network" }],
    },
  });
});
