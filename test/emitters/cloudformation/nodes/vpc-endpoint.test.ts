import { expect, test } from "vitest";
import { vpcEndpoint } from "../../../../src/emitters/cloudformation/nodes/vpc-endpoint.js";
import { emit, named, standing } from "../../../support/emit-web.js";

test("S3 is reached through the tables it reads and no others, in whatever region the stack is", () => {
  const { g, routes } = standing();
  g.add("routeTable", "data-routes", { layer: "data" }, []);
  const id = g.add("vpcEndpoint", "s3-endpoint", { service: "s3" }, []);
  g.link(id, { kind: "reads" }, routes);
  expect(named(emit(vpcEndpoint, g.build(), id), "S3Endpoint").properties).toEqual({
    VpcEndpointType: "Gateway",
    ServiceName: { "Fn::Sub": "com.amazonaws.${AWS::Region}.s3" },
    VpcId: { Ref: "network.id" },
    RouteTableIds: [{ Ref: "app-routes.id" }],
  });
});
