import { hostsOf } from "../../../compiler/plan/hosts.js";
import { isPrivateServer } from "../../../compiler/plan/network-plan.js";
import type { SpecPath, TierSpec } from "../../../generated/spec.js";
import type { Rule } from "../../rule.js";

interface Idle {
  readonly keys: readonly SpecPath[];
  /** Whether the keys mean nothing in this spec. */
  readonly when: (spec: TierSpec) => boolean;
  readonly because: string;
}

const hasServers = (spec: TierSpec) => ("web" in spec ? spec : undefined);
const isManaged = ({ cache }: TierSpec): boolean => cache.engine === "valkey" || cache.engine === "memcached";
const hasAurora = ({ database }: TierSpec): boolean => database.engine === "aurora";
const keepsOwnState = (spec: TierSpec): boolean => spec.tier === "ec2" && spec.web.bootstrap === "none";

/** CloudFront asks the origin by a name, and that one has a record and a certificate as well. */
const hasOriginName = ({ cdn, domain }: TierSpec): boolean => cdn.enabled && domain.originName !== undefined;

/** Keys that other keys make meaningless. Silence would let people believe they did something. */
const idle: readonly Idle[] = [
  {
    keys: ["network.bastion"],
    when: (spec) => hasServers(spec)?.network.access === "sessionManager",
    because: "there is no bastion: network.access is sessionManager",
  },
  {
    keys: ["cache.nodeType", "cache.nodes", "cache.parameters"],
    when: ({ cache }) => cache.engine === "none",
    because: "cache.engine is none",
  },
  {
    keys: ["cache.nodeType", "cache.nodes", "cache.parameters"],
    when: ({ cache }) => cache.engine === "local",
    because: "cache.engine is local, so the cache runs on the server itself",
  },
  {
    keys: [
      "database.instanceClass",
      "database.serverless",
      "database.replicas",
      "database.engineVersion",
      "database.autoMinorVersionUpgrade",
      "database.performanceInsights",
      "database.parameters",
      "backup.databaseRetentionDays",
    ],
    when: (spec) => !hasAurora(spec),
    because: "database.engine is local, so the database runs on the server itself",
  },
  {
    keys: ["database.deletionProtection"],
    when: (spec) => spec.tier !== "elastic" && !hasAurora(spec),
    because: "database.engine is local, and nothing else here can be protected from deletion",
  },
  {
    keys: ["web.scaling.target"],
    when: (spec) => spec.tier === "elastic" && spec.web.scaling !== "none" && spec.web.scaling.metric === "none",
    because: "web.scaling.metric is none",
  },
  {
    keys: ["wordpress.phpVersion", "wordpress.php", "web.extraPackages"],
    when: (spec) => hasServers(spec)?.web.bootstrap === "none",
    because: "web.bootstrap is none, so the image brings its own",
  },
  {
    keys: ["web.dataVolumeGiB", "backup.files", "domain.serverCertificate"],
    when: keepsOwnState,
    because: "web.bootstrap is none, so the image keeps everything on its own disk",
  },
  {
    keys: ["web.staticIp"],
    when: (spec) => spec.tier === "ec2" && isPrivateServer(spec),
    because: "cdn.originAccess is vpcOrigin, so the server has no public address",
  },
  {
    keys: ["domain.hostedZoneId"],
    when: (spec) => hostsOf(spec).length === 0 && !hasOriginName(spec),
    because: "there is no domain.name",
  },
  {
    keys: ["domain.serverCertificate"],
    when: (spec) =>
      spec.domain.name === undefined &&
      !hasOriginName(spec) &&
      "serverCertificate" in spec.domain &&
      spec.domain.serverCertificate === "acme",
    because: "there is no domain.name",
  },
  {
    keys: ["domain.certificateArn"],
    when: (spec) => hostsOf(spec).length === 0 && spec.cdn.enabled,
    because: "there is no domain.name",
  },
  {
    keys: ["domain.certificateArn", "domain.originName"],
    when: ({ cdn }) => !cdn.enabled,
    because: "cdn.enabled is false",
  },
  {
    keys: ["domain.originCertificateArn"],
    when: ({ tier }) => tier !== "elastic",
    because: "there is no load balancer to carry it; domain.serverCertificate is the one on the server",
  },
  {
    keys: [
      "cdn.priceClass",
      "cdn.httpVersion",
      "cdn.logs",
      "cdn.geo",
      "cdn.waf",
      "cdn.forwarding",
      "cdn.originAccess",
      "cdn.originProtocol",
      "cdn.originTimeoutSeconds",
      "cdn.errorTtlSeconds",
      "cdn.pageTtlSeconds",
      "cdn.deviceVariants",
      "cdn.behaviors",
      "wordpress.plugins",
      "wordpress.cookies",
      "wordpress.uncachedPaths",
    ],
    when: ({ cdn }) => !cdn.enabled,
    because: "cdn.enabled is false",
  },
  {
    keys: [
      "storage.static.paths",
      "storage.static.fallback",
      "storage.static.bucket",
      "storage.static.access",
      "storage.static.credentials",
      "storage.static.uploader",
    ],
    when: ({ storage }) => !storage.static.enabled,
    because: "storage.static.enabled is false",
  },
  {
    keys: ["backup.static.versioning"],
    when: ({ storage }) => !storage.static.enabled || storage.static.bucket !== undefined,
    because: "there is no bucket of ours for static files",
  },
  {
    keys: ["backup.copyTo"],
    when: (spec) => {
      const servers = hasServers(spec);
      return servers !== undefined && servers.backup.files === false && servers.backup.images === false;
    },
    because: "backup.files is false, so there is nothing to copy",
  },
  {
    keys: ["monitoring.budgetUsd"],
    when: ({ monitoring }) => (monitoring.notify ?? []).length === 0,
    because: "nobody would hear of it: monitoring.notify is empty",
  },
  {
    keys: ["monitoring.dashboard"],
    when: (spec) => spec.tier === "lightsail" && !isManaged(spec) && !hasAurora(spec),
    because: "the metrics of Lightsail are in its own console, not in CloudWatch",
  },
  {
    keys: ["monitoring.logRetentionDays"],
    when: (spec) => spec.tier === "lightsail" && !hasAurora(spec) && !(spec.cdn.enabled && spec.cdn.logs),
    because: "nothing here writes logs to AWS",
  },
  {
    keys: ["lightsail.peering"],
    when: (spec) => spec.tier === "lightsail" && spec.lightsail.peering && !isManaged(spec) && !hasAurora(spec),
    because: "neither cache.engine nor database.engine names a service in the VPC",
  },
];

export const rule: Rule = {
  severity: "warning",
  source: "wpspec: a key that does nothing is said, never silent",
  *check({ spec, resolved, base }) {
    for (const { keys, when, because } of idle) {
      if (!when(spec)) continue;
      for (const key of keys) {
        if (!resolved.isWritten(key)) continue;
        // What production writes may well be idle in a smaller environment.
        if (base !== undefined && resolved.originOf(key).by !== "environment") continue;
        yield {
          at: key,
          message: `${key} does nothing here: ${because}.`,
          hint: `Delete ${key}, or change what makes it idle.`,
          fix: { isSafe: false, changes: [{ kind: "delete", at: key }] },
        };
      }
    }
  },
};
