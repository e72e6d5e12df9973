import type { LightsailSpec } from "../../generated/spec.js";
import type { GraphBuilder } from "../graph/builder.js";
import type { ProfileTraits } from "../resolve/resolved-spec.js";
import { auroraCluster } from "./components/aurora-cluster.js";
import { delivery } from "./components/delivery.js";
import { lightsailServer } from "./components/lightsail-server.js";
import { monitoring } from "./components/monitoring.js";
import { objectCache } from "./components/object-cache.js";
import { outputs } from "./components/outputs.js";
import { linkPeered, peeredNetwork } from "./components/peered-network.js";
import { staticFiles } from "./components/static-files.js";

/** One Lightsail instance, and the services it can step outside to. Whitepaper, Simple Deployment: Amazon Lightsail. */
export function lightsail(g: GraphBuilder, spec: LightsailSpec, traits: ProfileTraits): void {
  const net = peeredNetwork(g, spec);
  const database = net && auroraCluster(g, spec, net);
  const cache = net && objectCache(g, spec.cache, net);
  if (net !== undefined) linkPeered(g, net, { database, cache });
  const assets = staticFiles(g, spec);
  const server = lightsailServer(g, spec);
  delivery(g, spec, { origin: server.origin, assets: assets?.bucket, traits });
  monitoring(g, spec, { lightsail: server.id, database, cache });
  outputs(g, spec, { database, cache });
  g.output("InstanceName", "The Lightsail instance", { ref: server.id, attribute: "name" });
}
