import { ownLines } from "../../../bootstrap/own-lines.js";
import { webServer, type OriginSecret, type ServerCertificate, type SiteFiles } from "../../../bootstrap/web-server.js";
import type { ServerSpec } from "../../../generated/spec.js";
import { platforms } from "../../../generated/facts.js";
import { deploymentValue, type Value } from "../../graph/value.js";
import { cacheClientOf } from "../../plan/cache-client.js";
import { phpSizingOf } from "../../plan/php-workers.js";

/** What differs between the boot of a fleet's server and that of a single one. */
export interface BootTraits {
  readonly files: SiteFiles;
  readonly logGroup: string;
  /** Path of our own health page, or undefined when WordPress itself answers the health check. */
  readonly healthPage: string | undefined;
  /** Seconds that an idle connection from the load balancer or CloudFront stays open. */
  readonly keepaliveSeconds: number;
  readonly originSecret: OriginSecret | undefined;
  readonly certificate: ServerCertificate | undefined;
}

/** A page of ours, outside WordPress; any other health-check path is answered by WordPress itself. */
export const ownHealthPage = "/wpspec-health.php";

/** The PHP extension for the cache in use; memcached is what runs on the server itself. */
function clientPackage({ cache, wordpress }: ServerSpec): string | undefined {
  if (cache.engine === "none") return undefined;
  return cacheClientOf(wordpress.phpVersion, cache.engine === "local" ? "memcached" : cache.engine);
}

/** What is installed: the web server, PHP in this version, the client of the cache in use, and what runs here itself. */
function packagesOf(spec: ServerSpec, { certificate }: BootTraits): readonly string[] {
  const { packages } = platforms.al2023;
  const { phpVersion } = spec.wordpress;
  const php = platforms.php.versions.find((each) => each.version === phpVersion);
  if (php === undefined) throw new Error("wordpress.phpVersion was not checked.");
  const client = clientPackage(spec);
  const names = [...php.packages, ...(client === undefined ? [] : [client])];
  return [
    ...packages.base,
    ...(isOnShare(spec) ? packages.files : []),
    ...packages.monitoring,
    // The server package brings a client of its own, which the other one conflicts with.
    ...(spec.database.engine === "local" ? packages.localDatabase : packages.databaseClient),
    ...packages.webServer,
    ...(spec.cache.engine === "local" ? packages.localCache : []),
    ...(certificate === undefined ? [] : packages.certificate),
    `php${phpVersion}-{${names.join(",")}}`,
    ...(spec.web.extraPackages ?? []),
  ];
}

const isOnShare = ({ storage }: ServerSpec): boolean => "files" in storage;

/** The boot script of a server, or the user's own lines for an image that brings its own WordPress. */
export function bootScript(spec: ServerSpec, traits: BootTraits): Value {
  const { web, wordpress, purpose } = spec;
  const { before, after } = web.userData ?? {};
  if (web.bootstrap === "none") return ownLines(before, after);
  const isStaging = purpose === "staging";
  return webServer({
    ...traits,
    packages: packagesOf(spec, traits),
    code: wordpress.code,
    hasLocalDatabase: spec.database.engine === "local",
    hasLocalCache: spec.cache.engine === "local",
    isHiddenFromSearch: isStaging,
    logsMail: isStaging,
    readySignal: deploymentValue("readySignal"),
    php: {
      uploadMaxMiB: wordpress.php.uploadMaxMiB,
      memoryLimitMiB: wordpress.php.memoryLimitMiB,
      maxExecutionSeconds: wordpress.php.maxExecutionSeconds,
      adminMaxExecutionSeconds: wordpress.php.adminMaxExecutionSeconds,
      ini: wordpress.php.ini ?? {},
    },
    sizing: phpSizingOf(spec),
    before,
    after,
  });
}

/** Minutes until an instance counts as failed. Whole installation on the share: packages, mount and first install take longest. */
export function bootTimeoutMinutes(spec: ServerSpec): number | undefined {
  const { web, wordpress } = spec;
  // An image that brings its own WordPress signals nothing.
  if (web.bootstrap === "none") return undefined;
  // A single server waits for the one before it to stop and to let go of the volume: up to ten minutes each.
  if (!isOnShare(spec)) return 30;
  return wordpress.code === "image" ? 10 : 15;
}
