import type { TierSpec } from "../../../generated/spec.js";
import { engines } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import { parametersWith } from "./aurora-cluster.js";
import type { DataNetwork } from "./network.js";

/** The cache and the port it listens on. */
export interface ObjectCache {
  readonly id: NodeId<"cacheCluster">;
  readonly port: number;
}

/** ElastiCache over the data subnets, its nodes spread over the zones. Whitepaper, Database Caching; Figure 2, (7). */
export function objectCache(g: GraphBuilder, spec: TierSpec["cache"], net: DataNetwork): ObjectCache | undefined {
  if (spec.engine !== "valkey" && spec.engine !== "memcached") return undefined;
  const facts = engines[spec.engine];
  const nodeZones = Array.from({ length: spec.nodes }, (_, index) => net.zones[index % net.zones.length]);
  const cache = g.add(
    "cacheCluster",
    "cache",
    {
      engine: spec.engine,
      engineVersion: facts.version,
      parameterFamily: facts.family,
      nodeType: spec.nodeType,
      port: facts.port,
      nodeZones,
      parameters: parametersWith(facts.parameters, spec.parameters),
    },
    ["cache.engine"],
  );
  for (const subnet of net.subnets.data) g.link(cache, { kind: "runsIn" }, subnet);
  return { id: cache, port: facts.port };
}
