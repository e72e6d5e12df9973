import { expect, test } from "vitest";
import { nodeOf } from "../../../../src/compiler/graph/graph.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { subnet } from "../../../../src/emitters/cloudformation/nodes/subnet.js";
import { emit, named, standing } from "../../../support/emit-web.js";

const name = (part?: string) => logicalName("public-1" as NodeId, part);

function built(assignsPublicAddresses: boolean, layer: "public" | "app" = "public") {
  const { g, routes } = standing();
  const properties = { cidr: "10.0.8.0/24", zone: { index: 2 }, layer, assignsPublicAddresses };
  const id = g.add("subnet", "public-1", properties, []);
  g.link(id, { kind: "routesTo" }, routes);
  return { graph: g.build(), id };
}

test("a subnet has its place, its name and its routes", () => {
  const { graph, id } = built(false);
  const resources = emit(subnet, graph, id);
  expect(named(resources, "Public1").properties).toEqual({
    VpcId: { Ref: "network.id" },
    AvailabilityZone: { "Fn::Select": [2, { "Fn::GetAZs": "" }] },
    CidrBlock: "10.0.8.0/24",
    MapPublicIpOnLaunch: false,
    Tags: [{ Key: "Name", Value: "acme-blog-public-1" }],
  });
  expect(named(resources, "Public1Routes").properties).toEqual({
    SubnetId: { Ref: "Public1" },
    RouteTableId: { Ref: "AppRoutes" },
  });
});

test("only public subnets ever hand out addresses, and only where they shall", () => {
  const maps = (assigns: boolean, layer: "public" | "app") => {
    const { graph, id } = built(assigns, layer);
    return named(emit(subnet, graph, id), "Public1").properties["MapPublicIpOnLaunch"];
  };
  expect([maps(true, "public"), maps(false, "public"), maps(true, "app")]).toEqual([true, false, undefined]);
});

test("a new subnet knows its zone; that of one which is there is asked for at deployment", () => {
  const { graph, id } = built(false);
  expect(subnet.attributes.zone(name, nodeOf(graph, id))).toEqual({ "Fn::GetAtt": ["Public1", "AvailabilityZone"] });
  const { g } = standing();
  const existing = g.add("subnet", "public-1", { existing: "subnet-0123", layer: "public" }, []);
  const other = g.build();
  expect(emit(subnet, other, existing).size).toBe(0);
  expect(subnet.attributes.zone(name, nodeOf(other, existing))).toEqual({ Ref: "ServerZone" });
  expect(subnet.attributes.id(name, nodeOf(other, existing))).toBe("subnet-0123");
});
