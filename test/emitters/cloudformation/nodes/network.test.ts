import { expect, test } from "vitest";
import { graphBuilder } from "../../../../src/compiler/graph/builder.js";
import { nodeOf } from "../../../../src/compiler/graph/graph.js";
import type { NodeKinds } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
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

test("a VPC that is there, or the default one, is not made; the default one is asked for", () => {
  const of = (properties: NodeKinds["network"]["properties"]) => {
    const g = graphBuilder(standing().g.deployment);
    const id = g.add("network", "network", properties, []);
    const graph = g.build();
    return {
      made: emit(network, graph, id).size,
      id: () => network.attributes.id((part) => logicalName(id, part), nodeOf(graph, id)),
    };
  };
  const existing = of({ existing: "vpc-0123" });
  expect([existing.made, existing.id()]).toEqual([0, "vpc-0123"]);
  const own = of({ isDefault: true });
  expect([own.made, own.id()]).toEqual([0, { Ref: "DefaultVpcId" }]);
});
