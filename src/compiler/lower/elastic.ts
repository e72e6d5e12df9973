import type { ElasticSpec } from "../../generated/spec.js";
import type { GraphBuilder } from "../graph/builder.js";
import type { ProfileTraits } from "../resolve/resolved-spec.js";
import { access } from "./components/access.js";
import { auroraCluster } from "./components/aurora-cluster.js";
import { backups } from "./components/backups.js";
import { originCertificate } from "./components/certificates.js";
import { delivery } from "./components/delivery.js";
import { loadBalancing } from "./components/load-balancing.js";
import { logBucket, trafficLog } from "./components/logs.js";
import { monitoring } from "./components/monitoring.js";
import { network } from "./components/network.js";
import { objectCache } from "./components/object-cache.js";
import { openToAll } from "./components/origin.js";
import { originSecret } from "./components/origin-secret.js";
import { outputs } from "./components/outputs.js";
import { sharedFiles } from "./components/shared-files.js";
import { staticFiles } from "./components/static-files.js";
import { webFleet } from "./components/web-fleet.js";

/** Figure 2 of the whitepaper as code: the arguments are its arrows. */
export function elastic(g: GraphBuilder, spec: ElasticSpec, traits: ProfileTraits): void {
  const net = network(g, spec, traits);
  const logs = logBucket(g, spec);
  trafficLog(g, spec, net, logs);
  const bastion = access(g, spec.network, net);
  const files = sharedFiles(g, spec.storage.files, net);
  const database = auroraCluster(g, spec, net);
  const cache = objectCache(g, spec.cache, net);
  const assets = staticFiles(g, spec);
  const web = webFleet(g, spec, { net, files, database, cache, assets, bastion });
  const secretHeader = originSecret(g, spec);
  const certificate = originCertificate(g, spec);
  const origin = loadBalancing(g, spec, { net, web, logBucket: logs, secretHeader, certificate });
  if (!spec.cdn.enabled) openToAll(g, origin, net.internet);
  delivery(g, spec, { origin, assets: assets?.bucket, traits });
  backups(g, spec.backup, { files, server: undefined });
  monitoring(g, spec, { fleet: { web, loadBalancer: origin.id }, database, cache, files });
  outputs(g, spec, { database, cache });
  g.output("WebFleetName", "Auto Scaling group", { ref: web, attribute: "groupName" });
  g.output("FileSystemId", "Shared files", { ref: files, attribute: "id" });
}
