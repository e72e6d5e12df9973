import type { Ec2Spec } from "../../generated/spec.js";
import type { GraphBuilder } from "../graph/builder.js";
import type { ProfileTraits } from "../resolve/resolved-spec.js";
import { access } from "./components/access.js";
import { auroraCluster } from "./components/aurora-cluster.js";
import { backups } from "./components/backups.js";
import { delivery } from "./components/delivery.js";
import { trafficLog } from "./components/logs.js";
import { monitoring } from "./components/monitoring.js";
import { network } from "./components/network.js";
import { objectCache } from "./components/object-cache.js";
import { openToAll } from "./components/origin.js";
import { originSecret } from "./components/origin-secret.js";
import { outputs } from "./components/outputs.js";
import { singleServer } from "./components/single-server.js";
import { staticFiles } from "./components/static-files.js";

/** One server of EC2, its state on a volume of its own. Whitepaper, Simple Deployment, and what it grows by. */
export function ec2(g: GraphBuilder, spec: Ec2Spec, traits: ProfileTraits): void {
  const net = network(g, spec, traits);
  trafficLog(g, spec, net);
  const bastion = access(g, spec.network, net);
  const database = auroraCluster(g, spec, net);
  const cache = objectCache(g, spec.cache, net);
  const assets = staticFiles(g, spec);
  const secretHeader = originSecret(g, spec);
  const server = singleServer(g, spec, { net, database, cache, assets, bastion, secretHeader });
  if (!spec.cdn.enabled) openToAll(g, server.origin, net.internet);
  delivery(g, spec, { origin: server.origin, assets: assets?.bucket, traits });
  backups(g, spec.backup, { files: server.volume, server: server.id });
  monitoring(g, spec, { server: server.id, database, cache });
  outputs(g, spec, { database, cache });
  g.output("ServerInstanceId", "The server", { ref: server.id, attribute: "instanceId" });
  if (server.volume !== undefined) {
    g.output("DataVolumeId", "The volume with all that the site keeps", { ref: server.volume, attribute: "id" });
  }
}
