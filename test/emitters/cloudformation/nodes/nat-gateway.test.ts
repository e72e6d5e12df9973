import { expect, test } from "vitest";
import { natGateway } from "../../../../src/emitters/cloudformation/nodes/nat-gateway.js";
import { emit, named, standing } from "../../../support/emit-web.js";

function printed() {
  const { g, gateway } = standing();
  const routes = g.add("routeTable", "public-routes", { layer: "public" }, []);
  g.link(routes, { kind: "routesTo" }, gateway);
  const [first, second] = [0, 1].map((index) => {
    const properties = {
      cidr: `10.0.${index + 8}.0/24`,
      zone: { index },
      layer: "public",
      assignsPublicAddresses: false,
    } as const;
    const subnet = g.add("subnet", `public-${index + 1}`, properties, []);
    g.link(subnet, { kind: "routesTo" }, routes);
    return subnet;
  });
  if (first === undefined || second === undefined) throw new Error("Two subnets are needed.");
  const id = g.add("natGateway", "nat-2", {}, []);
  g.link(id, { kind: "runsIn" }, second);
  return emit(natGateway, g.build(), id);
}

test("a gateway has an address of its own and stands in the subnet it runs in, not in the first", () => {
  const resources = printed();
  expect(named(resources, "Nat2Address").properties).toMatchObject({ Domain: "vpc" });
  expect(named(resources, "Nat2").properties).toMatchObject({
    AllocationId: { "Fn::GetAtt": ["Nat2Address", "AllocationId"] },
    SubnetId: { Ref: "public-2.id" },
  });
});

test("address and gateway wait until the internet gateway is attached", () => {
  const resources = printed();
  for (const name of ["Nat2Address", "Nat2"]) {
    expect(named(resources, name).dependsOn, name).toContain("InternetGatewayAttachment");
  }
});

test("it is there only once its own subnet has a way out: servers that boot trust in that", () => {
  const { dependsOn } = named(printed(), "Nat2");
  expect(dependsOn).toContain("Public2Routes");
  expect(dependsOn).toContain("PublicRoutesDefaultRoute");
  expect(dependsOn).not.toContain("Public1Routes");
});

test("a gateway without a subnet is a bug of ours", () => {
  const { g } = standing();
  const id = g.add("natGateway", "nat-1", {}, []);
  expect(() => emit(natGateway, g.build(), id)).toThrow(/no subnet/);
});
