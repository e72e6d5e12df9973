import { expect, test } from "vitest";
import { internetGateway } from "../../../../src/emitters/cloudformation/nodes/internet-gateway.js";
import { emit, named, standing } from "../../../support/emit-web.js";

test("the gateway is attached to the VPC by the part that others wait for", () => {
  const { g, gateway } = standing();
  const resources = emit(internetGateway, g.build(), gateway);
  expect(named(resources, "InternetGateway").type).toBe("AWS::EC2::InternetGateway");
  expect(named(resources, "InternetGatewayAttachment")).toMatchObject({
    type: "AWS::EC2::VPCGatewayAttachment",
    properties: { VpcId: { Ref: "network.id" }, InternetGatewayId: { Ref: "InternetGateway" } },
  });
});
