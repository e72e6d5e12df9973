import type { LightsailSpec } from "../../../generated/spec.js";
import { lightsail } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import { zonesOf } from "../../plan/zone-slots.js";
import type { DataNetwork } from "./network.js";
import type { ObjectCache } from "./object-cache.js";

/** The default VPC, the only one that Lightsail peers with, and the addresses its servers show there. */
export interface PeeredNetwork extends DataNetwork {
  readonly servers: NodeId<"addressRange">;
}

/** Two, as everywhere that nobody says otherwise. */
const firstZones = zonesOf(2);

/** Where a Lightsail server finds managed services; undefined when it uses none. The runbook says how to peer. */
export function peeredNetwork(g: GraphBuilder, spec: LightsailSpec): PeeredNetwork | undefined {
  const { cache, database } = spec;
  const isUsed = cache.engine === "valkey" || cache.engine === "memcached" || database.engine === "aurora";
  if (!isUsed) return undefined;
  const id = g.add("network", "network", { isDefault: true }, ["lightsail.peering"]);
  const servers = g.add("addressRange", "lightsail-servers", { cidrs: [lightsail.peeredCidr] }, ["lightsail.peering"]);
  // A default VPC has a subnet in every zone; without zones another node would replace all the others.
  return { id, subnets: { data: [] }, zones: firstZones.map(({ zone }) => zone), servers };
}

/** Lets the servers of Lightsail reach what stands in the default VPC. */
export function linkPeered(
  g: GraphBuilder,
  { servers }: PeeredNetwork,
  to: { readonly database: NodeId<"databaseCluster"> | undefined; readonly cache: ObjectCache | undefined },
): void {
  if (to.database !== undefined) g.link(servers, { kind: "connects", port: 3306 }, to.database);
  if (to.cache !== undefined) g.link(servers, { kind: "connects", port: to.cache.port }, to.cache.id);
}
