import { expect, test } from "vitest";
import { nodeOf } from "../../../../src/compiler/graph/graph.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { staticIp } from "../../../../src/emitters/cloudformation/nodes/static-ip.js";
import { emit, standing } from "../../../support/emit-web.js";

function built(service: "ec2" | "lightsail", region = "eu-west-1") {
  const { g } = standing();
  const attachedTo =
    service === "ec2"
      ? g.add("webServer", "server", {} as never, [])
      : g.add("lightsailInstance", "lightsail", {} as never, []);
  const id = g.add("staticIp", "server-address", { service, attachedTo, region }, []);
  const graph = g.build();
  const name = (part?: string) => logicalName(id, part);
  return { resources: [...emit(staticIp, graph, id).values()], node: nodeOf(graph, id), name };
}

test("of EC2 it is an Elastic IP on the server, which needs the gateway", () => {
  expect(built("ec2").resources).toEqual([
    {
      name: "ServerAddress",
      type: "AWS::EC2::EIP",
      dependsOn: ["InternetGatewayAttachment"],
      properties: { Domain: "vpc", InstanceId: { Ref: "server.instanceId" } },
    },
  ]);
});

test("of Lightsail it is another type under another name, and named after the deployment", () => {
  expect(built("lightsail").resources).toEqual([
    {
      name: "ServerAddressLightsail",
      type: "AWS::Lightsail::StaticIp",
      deletionPolicy: "Retain",
      properties: { StaticIpName: "acme-blog-address", AttachedTo: { Ref: "lightsail.name" } },
    },
  ]);
});

test("each service gives its address its own way", () => {
  const of = (service: "ec2" | "lightsail") => {
    const { name, node } = built(service);
    return staticIp.attributes.ipAddress(name, node);
  };
  expect(of("ec2")).toEqual({ Ref: "ServerAddress" });
  expect(of("lightsail")).toEqual({ "Fn::GetAtt": ["ServerAddressLightsail", "IpAddress"] });
});

test("its name is its numbers with hyphens, and us-east-1 spells it another way than all others", () => {
  const of = (region: string) => {
    const { name, node } = built("ec2", region);
    return staticIp.attributes.publicDnsName(name, node);
  };
  const numbers = { "Fn::Join": ["-", { "Fn::Split": [".", { Ref: "ServerAddress" }] }] };
  const suffix = { Ref: "AWS::URLSuffix" };
  expect(of("us-east-1")).toEqual({ "Fn::Join": ["", ["ec2-", numbers, ".compute-1.", suffix]] });
  expect(of("eu-west-1")).toEqual({
    "Fn::Join": ["", ["ec2-", numbers, ".", { Ref: "AWS::Region" }, ".compute.", suffix]],
  });
});
