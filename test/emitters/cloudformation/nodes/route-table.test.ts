import { expect, test } from "vitest";
import { routeTable } from "../../../../src/emitters/cloudformation/nodes/route-table.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

test("a table that routes to the internet gateway waits for its attachment, which its properties do not name", () => {
  const { g, routes } = standing();
  const resources = emit(routeTable, g.build(), routes);
  expect(named(resources, "AppRoutes").properties["VpcId"]).toEqual({ Ref: "network.id" });
  expect(named(resources, "AppRoutesDefaultRoute")).toEqual({
    name: "AppRoutesDefaultRoute",
    type: "AWS::EC2::Route",
    dependsOn: ["InternetGatewayAttachment"],
    properties: {
      RouteTableId: { Ref: "AppRoutes" },
      DestinationCidrBlock: "0.0.0.0/0",
      GatewayId: { Ref: "internet-gateway.id" },
    },
  });
});

test("a table that routes to a NAT gateway names it as such", () => {
  const { g } = standing();
  const nat = g.add("natGateway", "nat-1", {}, []);
  const id = g.add("routeTable", "app-routes-1", { layer: "app" }, []);
  g.link(id, { kind: "routesTo" }, nat);
  const { properties } = named(emit(routeTable, g.build(), id), "AppRoutes1DefaultRoute");
  expect(properties["NatGatewayId"]).toEqual({ Ref: "nat-1.id" });
  expect(properties).not.toHaveProperty("GatewayId");
});

test("a table that routes nowhere has no route: the data tier has no way out", () => {
  const { g } = standing();
  const id = g.add("routeTable", "data-routes", { layer: "data" }, []);
  const resources = emit(routeTable, g.build(), id);
  expect(ofType(resources, "AWS::EC2::Route")).toEqual([]);
  expect(resources.has("DataRoutes")).toBe(true);
});
