import type { ServerSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Layer } from "../../graph/kinds/network.js";
import type { NodeId } from "../../graph/node.js";
import type { Zone } from "../../graph/zone.js";
import { natOf, networkLayers, networkZones } from "../../plan/network-plan.js";
import { parseNetwork, plannedSubnet } from "../../plan/subnet-plan.js";
import type { ProfileTraits } from "../../resolve/resolved-spec.js";

type Subnets = readonly NodeId<"subnet">[];
export type SomeSubnets = readonly [NodeId<"subnet">, ...NodeId<"subnet">[]];

/** Where database and cache stand. Without subnets it is the default VPC, whose own are used. */
export interface DataNetwork {
  readonly id: NodeId<"network">;
  readonly subnets: { readonly data: Subnets };
  /** The zones of its subnets; none when the subnets are there already and do not say. */
  readonly zones: readonly Zone[];
}

/** What stands in the VPC and may be built upon. A single server leaves layers empty. */
export interface Network extends DataNetwork {
  readonly subnets: { readonly public: SomeSubnets; readonly app: Subnets; readonly data: Subnets };
  /** Everybody: for `connects` edges from and to the outside. */
  readonly internet: NodeId<"addressRange">;
}

/** A layer that must have a subnet. An empty one is a bug of ours and throws. */
export function nonEmpty(ids: Subnets): SomeSubnets {
  const [first, ...rest] = ids;
  if (first === undefined) throw new Error("A layer has no subnet.");
  return [first, ...rest];
}

type Existing = NonNullable<ServerSpec["network"]["existing"]>;

/** A VPC that is there, with its subnets as listed; its ways in and out are its owner's. */
function existingNetwork(g: GraphBuilder, spec: ServerSpec, existing: Existing): Network {
  const id = g.add("network", "network", { existing: existing.vpcId }, ["network.existing"]);
  const internet = g.add("addressRange", "internet", { cidrs: ["0.0.0.0/0"] }, ["tier"]);
  const layers = networkLayers(spec);
  const subnetsOf = (layer: Layer, ids: readonly string[]): Subnets =>
    (layers.includes(layer) ? ids : []).map((each, index) => {
      const subnet = g.add("subnet", `${layer}-${index + 1}`, { existing: each, layer }, ["network.existing"]);
      g.link(subnet, { kind: "runsIn" }, id);
      return subnet;
    });
  const subnets = {
    public: nonEmpty(subnetsOf("public", existing.publicSubnetIds)),
    app: subnetsOf("app", existing.appSubnetIds),
    data: subnetsOf("data", existing.dataSubnetIds),
  };
  return { id, subnets, zones: [], internet };
}

/** The network everything stands in: the one that is there, or a new one. */
export const network = (g: GraphBuilder, spec: ServerSpec, traits: ProfileTraits): Network =>
  spec.network.existing === undefined
    ? newNetwork(g, spec, traits)
    : existingNetwork(g, spec, spec.network.existing);

/**
 * The VPC with a public, an app and a data subnet in each zone, or those of them that a single server needs. Route
 * tables are shared wherever zones do not differ. Whitepaper, Architecture Components, (3) and (5).
 */
function newNetwork(g: GraphBuilder, spec: ServerSpec, traits: ProfileTraits): Network {
  const { cidr, subnets: written } = spec.network;
  const vpc = parseNetwork(cidr);
  if (vpc === undefined) throw new Error("network.cidr was not checked.");
  const id = g.add("network", "network", { cidr }, ["network.cidr"]);
  const internet = g.add("addressRange", "internet", { cidrs: ["0.0.0.0/0"] }, ["tier"]);
  const gateway = g.add("internetGateway", "internet-gateway", {}, ["tier"]);
  g.link(gateway, { kind: "runsIn" }, id);
  const zones = networkZones(spec);
  const layers = networkLayers(spec);
  const nat = natOf(spec);

  const table = (name: string, layer: Layer): NodeId<"routeTable"> => {
    const added = g.add("routeTable", name, { layer }, ["network.nat"]);
    g.link(added, { kind: "runsIn" }, id);
    return added;
  };
  const subnetIn = (layer: Layer, index: number, routes: NodeId<"routeTable">): NodeId<"subnet"> => {
    const place = zones[index];
    if (place === undefined) throw new Error("A zone is missing.");
    const block = written?.[layer]?.[index] ?? plannedSubnet(vpc, layer, place.slot);
    const assignsPublicAddresses = layer === "public" && traits.publicSubnetsAssignAddresses;
    const properties = { cidr: block, zone: place.zone, layer, assignsPublicAddresses };
    const subnet = g.add("subnet", `${layer}-${place.slot + 1}`, properties, ["availabilityZones", "network.cidr"]);
    g.link(subnet, { kind: "runsIn" }, id);
    g.link(subnet, { kind: "routesTo" }, routes);
    return subnet;
  };

  const publicRoutes = table("public-routes", "public");
  g.link(publicRoutes, { kind: "routesTo" }, gateway);
  const publicSubnets = nonEmpty(zones.map((_, index) => subnetIn("public", index, publicRoutes)));

  // One gateway a zone, one for all, or none: the tables of what goes out through them follow.
  const gateways = nat === "none" ? [] : nat === "single" ? zones.slice(0, 1) : zones;
  const natGateways = gateways.map(({ slot }, index) => {
    const natGateway = g.add("natGateway", `nat-${slot + 1}`, {}, ["network.nat"]);
    g.link(natGateway, { kind: "runsIn" }, publicSubnets[index] ?? publicSubnets[0]);
    return natGateway;
  });
  /** The subnets of a layer: with a table for each zone where zones have gateways of their own. */
  const layerOf = (layer: "app" | "data", goesOut: boolean): { subnets: Subnets; tables: readonly NodeId<"routeTable">[] } => {
    if (!layers.includes(layer)) return { subnets: [], tables: [] };
    const isPerZone = goesOut && nat === "perAz";
    const tables = (isPerZone ? zones : zones.slice(0, 1)).map(({ slot }, index) => {
      const routes = table(isPerZone ? `${layer}-routes-${slot + 1}` : `${layer}-routes`, layer);
      const natGateway = goesOut ? natGateways[index] : undefined;
      if (natGateway !== undefined) g.link(routes, { kind: "routesTo" }, natGateway);
      return routes;
    });
    const routesOf = (index: number): NodeId<"routeTable"> => {
      const routes = tables[isPerZone ? index : 0];
      if (routes === undefined) throw new Error("A route table is missing.");
      return routes;
    };
    return { subnets: zones.map((_, index) => subnetIn(layer, index, routesOf(index))), tables };
  };
  const app = layerOf("app", true);
  const data = layerOf("data", traits.dataSubnetsReachInternet);

  const endpoint = g.add("vpcEndpoint", "s3-endpoint", { service: "s3" }, ["tier"]);
  g.link(endpoint, { kind: "runsIn" }, id);
  // Where the servers are: their packages and files come from S3.
  for (const routes of app.tables.length === 0 ? [publicRoutes] : app.tables) g.link(endpoint, { kind: "reads" }, routes);
  const subnets = { public: publicSubnets, app: app.subnets, data: data.subnets };
  return { id, subnets, zones: zones.map(({ zone }) => zone), internet };
}
