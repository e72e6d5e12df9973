import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Layer } from "../../graph/kinds/network.js";
import type { NodeId } from "../../graph/node.js";
import type { Zone } from "../../graph/zone.js";
import { parseNetwork, plannedSubnet } from "../../plan/subnet-plan.js";
import { zonesOf } from "../../plan/zone-slots.js";

type Subnets = readonly [NodeId<"subnet">, ...NodeId<"subnet">[]];

/** What stands in the VPC and may be built upon. */
export interface Network {
  readonly id: NodeId<"network">;
  readonly subnets: Readonly<Record<Layer, Subnets>>;
  /** The zones of its subnets; none when the subnets are there already and do not say. */
  readonly zones: readonly Zone[];
  /** Everybody: for `connects` edges from and to the outside. */
  readonly internet: NodeId<"addressRange">;
}

function nonEmpty(ids: readonly NodeId<"subnet">[]): Subnets {
  const [first, ...rest] = ids;
  if (first === undefined) throw new Error("A layer has no subnet.");
  return [first, ...rest];
}

type Existing = NonNullable<ElasticSpec["network"]["existing"]>;

/** A VPC that is there, with its subnets as listed; its ways in and out are its owner's. */
function existingNetwork(g: GraphBuilder, existing: Existing): Network {
  const id = g.add("network", "network", { existing: existing.vpcId }, ["network.existing"]);
  const internet = g.add("addressRange", "internet", { cidrs: ["0.0.0.0/0"] }, ["tier"]);
  const subnetsOf = (layer: Layer, ids: readonly string[]): Subnets =>
    nonEmpty(
      ids.map((each, index) => {
        const subnet = g.add("subnet", `${layer}-${index + 1}`, { existing: each, layer }, ["network.existing"]);
        g.link(subnet, { kind: "runsIn" }, id);
        return subnet;
      }),
    );
  const subnets = {
    public: subnetsOf("public", existing.publicSubnetIds),
    app: subnetsOf("app", existing.appSubnetIds),
    data: subnetsOf("data", existing.dataSubnetIds),
  };
  return { id, subnets, zones: [], internet };
}

/** The network everything stands in: the one that is there, or a new one. */
export const network = (g: GraphBuilder, spec: ElasticSpec): Network =>
  spec.network.existing === undefined ? newNetwork(g, spec) : existingNetwork(g, spec.network.existing);

/**
 * The VPC with a public, an app and a data subnet in each zone. Route tables are shared wherever zones do not differ;
 * data subnets get no way out. Whitepaper, Architecture Components, (3) and (5).
 */
function newNetwork(g: GraphBuilder, spec: ElasticSpec): Network {
  const { cidr, subnets: written, nat } = spec.network;
  const vpc = parseNetwork(cidr);
  if (vpc === undefined) throw new Error("network.cidr was not checked.");
  const id = g.add("network", "network", { cidr }, ["network.cidr"]);
  const internet = g.add("addressRange", "internet", { cidrs: ["0.0.0.0/0"] }, ["tier"]);
  const gateway = g.add("internetGateway", "internet-gateway", {}, ["tier"]);
  g.link(gateway, { kind: "runsIn" }, id);
  const zones = zonesOf(spec.availabilityZones);

  const table = (name: string, layer: Layer): NodeId<"routeTable"> => {
    const table = g.add("routeTable", name, { layer }, ["network.nat"]);
    g.link(table, { kind: "runsIn" }, id);
    return table;
  };
  const publicRoutes = table("public-routes", "public");
  g.link(publicRoutes, { kind: "routesTo" }, gateway);
  const dataRoutes = table("data-routes", "data");

  const subnetIn = (layer: Layer, index: number, routes: NodeId<"routeTable">): NodeId<"subnet"> => {
    const place = zones[index];
    if (place === undefined) throw new Error("A zone is missing.");
    const block = written?.[layer]?.[index] ?? plannedSubnet(vpc, layer, place.slot);
    const properties = { cidr: block, zone: place.zone, layer, assignsPublicAddresses: false };
    const subnet = g.add("subnet", `${layer}-${place.slot + 1}`, properties, ["availabilityZones", "network.cidr"]);
    g.link(subnet, { kind: "runsIn" }, id);
    g.link(subnet, { kind: "routesTo" }, routes);
    return subnet;
  };
  const publicSubnets = nonEmpty(zones.map((_, index) => subnetIn("public", index, publicRoutes)));

  // One gateway a zone, one for all, or none: the app subnets' tables follow.
  const gateways = nat === "none" ? [] : nat === "single" ? zones.slice(0, 1) : zones;
  const natGateways = gateways.map(({ slot }, index) => {
    const natGateway = g.add("natGateway", `nat-${slot + 1}`, {}, ["network.nat"]);
    g.link(natGateway, { kind: "runsIn" }, publicSubnets[index] ?? publicSubnets[0]);
    return natGateway;
  });
  const appTables = (nat === "perAz" ? zones : zones.slice(0, 1)).map(({ slot }, index) => {
    const routes = table(nat === "perAz" ? `app-routes-${slot + 1}` : "app-routes", "app");
    const natGateway = natGateways[index];
    if (natGateway !== undefined) g.link(routes, { kind: "routesTo" }, natGateway);
    return routes;
  });
  const appRoutes = (index: number): NodeId<"routeTable"> => {
    const routes = appTables[nat === "perAz" ? index : 0];
    if (routes === undefined) throw new Error("A route table is missing.");
    return routes;
  };
  const subnets = {
    public: publicSubnets,
    app: nonEmpty(zones.map((_, index) => subnetIn("app", index, appRoutes(index)))),
    data: nonEmpty(zones.map((_, index) => subnetIn("data", index, dataRoutes))),
  };

  const endpoint = g.add("vpcEndpoint", "s3-endpoint", { service: "s3" }, ["tier"]);
  g.link(endpoint, { kind: "runsIn" }, id);
  for (const routes of appTables) g.link(endpoint, { kind: "reads" }, routes);
  return { id, subnets, zones: zones.map(({ zone }) => zone), internet };
}
