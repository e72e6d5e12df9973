import type { GraphBuilder } from "../graph/builder.js";
import type { ResolvedSpec } from "../resolve/resolved-spec.js";
import { access } from "./components/access.js";
import { auroraCluster } from "./components/aurora-cluster.js";
import { backups } from "./components/backups.js";
import { delivery } from "./components/delivery.js";
import { logs } from "./components/logs.js";
import { monitoring } from "./components/monitoring.js";
import { network } from "./components/network.js";
import { outputs } from "./components/outputs.js";
import { objectCache } from "./components/object-cache.js";
import { sharedFiles } from "./components/shared-files.js";
import { staticFiles } from "./components/static-files.js";
import { webFleet } from "./components/web-fleet.js";

/** Figure 2 of the whitepaper as code: the arguments are its arrows. */
export function elastic(g: GraphBuilder, { spec, behaviorTable }: ResolvedSpec): void {
  const net = network(g, spec);
  const logBucket = logs(g, spec, net);
  const bastion = access(g, spec.network, net);
  const files = sharedFiles(g, spec.storage.files, net);
  const database = auroraCluster(g, spec, net);
  const cache = objectCache(g, spec.cache, net);
  const assets = staticFiles(g, spec);
  const web = webFleet(g, spec, { net, files, database, cache, assets, bastion });
  const site = delivery(g, spec, { net, web, assets, logBucket, behaviorTable });
  backups(g, spec.backup, files);
  monitoring(g, spec, { web, database, cache, files, loadBalancer: site.loadBalancer });
  outputs(g, spec, { files, database, cache, assets, web });
}
