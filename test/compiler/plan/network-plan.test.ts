import { expect, test } from "vitest";
import type { ServerSpec } from "../../../src/generated/spec.js";
import { isPrivateServer, natOf, networkLayers, networkZones } from "../../../src/compiler/plan/network-plan.js";

interface Parts {
  readonly cdn?: boolean;
  readonly originAccess?: "public" | "vpcOrigin";
  readonly database?: "local" | "aurora";
  readonly cache?: "none" | "local" | "valkey" | "memcached";
}

/** One server of EC2 of which only these parts matter. */
const server = ({
  cdn = false,
  originAccess = "public",
  database = "local",
  cache = "local",
}: Parts = {}): ServerSpec =>
  ({
    tier: "ec2",
    network: {},
    cdn: { enabled: cdn, originAccess },
    database: { engine: database },
    cache: { engine: cache },
  }) as unknown as ServerSpec;

/** A fleet of which only zones and gateways matter. */
const fleet = (availabilityZones: number | readonly string[], nat = "perAz", more: Parts = {}): ServerSpec =>
  ({ ...server(more), tier: "elastic", availabilityZones, network: { nat } }) as unknown as ServerSpec;

test("a fleet has the zones it asks for; one server two, for Aurora and ElastiCache take no fewer", () => {
  expect(networkZones(fleet(3)).map(({ slot }) => slot)).toEqual([0, 1, 2]);
  expect(networkZones(fleet(["eu-west-1b", "eu-west-1a"]))).toEqual([
    { zone: { name: "eu-west-1b" }, slot: 1 },
    { zone: { name: "eu-west-1a" }, slot: 0 },
  ]);
  expect(networkZones(server())).toEqual([
    { zone: { index: 0 }, slot: 0 },
    { zone: { index: 1 }, slot: 1 },
  ]);
});

test("a server is private where CloudFront reaches it inside the VPC, and only with CloudFront", () => {
  const of = (cdn: boolean, originAccess: "public" | "vpcOrigin") => isPrivateServer(server({ cdn, originAccess }));
  expect([of(true, "vpcOrigin"), of(true, "public"), of(false, "vpcOrigin"), of(false, "public")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("a fleet has all layers; one server those that have something in them", () => {
  expect(networkLayers(fleet(2))).toEqual(["public", "app", "data"]);
  expect(networkLayers(server())).toEqual(["public"]);
  expect(networkLayers(server({ cache: "none" }))).toEqual(["public"]);
  expect(networkLayers(server({ database: "aurora" }))).toEqual(["public", "data"]);
  expect(networkLayers(server({ cache: "valkey" }))).toEqual(["public", "data"]);
  expect(networkLayers(server({ cache: "memcached" }))).toEqual(["public", "data"]);
  expect(networkLayers(server({ cdn: true, originAccess: "vpcOrigin" }))).toEqual(["public", "app"]);
  expect(networkLayers(server({ cdn: true, originAccess: "vpcOrigin", database: "aurora" }))).toEqual([
    "public",
    "app",
    "data",
  ]);
});

test("a fleet has the gateways it asks for; one private server one, a public one none", () => {
  expect((["perAz", "single", "none"] as const).map((nat) => natOf(fleet(2, nat)))).toEqual([
    "perAz",
    "single",
    "none",
  ]);
  expect(natOf(fleet(2, "none", { cdn: true, originAccess: "vpcOrigin" }))).toBe("none");
  expect(natOf(server({ cdn: true, originAccess: "vpcOrigin" }))).toBe("single");
  expect([natOf(server()), natOf(server({ cdn: true }))]).toEqual(["none", "none"]);
});
