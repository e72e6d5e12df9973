import type { ElasticSpec, SpecPath } from "../../../generated/spec.js";
import type { Rule } from "../../rule.js";

interface Idle {
  readonly keys: readonly SpecPath[];
  /** Whether the keys mean nothing in this spec. */
  readonly when: (spec: ElasticSpec) => boolean;
  readonly because: string;
}

/** Keys that other keys make meaningless. Silence would let people believe they did something. */
const idle: readonly Idle[] = [
  {
    keys: ["network.bastion"],
    when: ({ network }) => network.access !== "bastion",
    because: "there is no bastion: network.access is sessionManager",
  },
  {
    keys: ["cache.nodeType", "cache.nodes", "cache.parameters"],
    when: ({ cache }) => cache.engine === "none",
    because: "cache.engine is none",
  },
  {
    keys: ["web.scaling.target"],
    when: ({ web }) => web.scaling !== "none" && web.scaling.metric === "none",
    because: "web.scaling.metric is none",
  },
  {
    keys: ["wordpress.phpVersion", "wordpress.php", "web.extraPackages"],
    when: ({ web }) => web.bootstrap === "none",
    because: "web.bootstrap is none, so the image brings its own",
  },
  {
    keys: ["domain.hostedZoneId"],
    when: ({ domain }) => domain.name === undefined,
    because: "there is no domain.name",
  },
  {
    keys: ["domain.certificateArn"],
    when: ({ domain, cdn }) => domain.name === undefined && cdn.enabled,
    because: "there is no domain.name",
  },
  {
    keys: ["domain.certificateArn", "domain.originName"],
    when: ({ cdn }) => !cdn.enabled,
    because: "cdn.enabled is false",
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
    keys: ["storage.static.paths", "storage.static.fallback", "storage.static.bucket"],
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
    when: ({ backup }) => backup.files === false,
    because: "backup.files is false, so there is nothing to copy",
  },
  {
    keys: ["monitoring.budgetUsd"],
    when: ({ monitoring }) => (monitoring.notify ?? []).length === 0,
    because: "nobody would hear of it: monitoring.notify is empty",
  },
];

export const rule: Rule = {
  severity: "warning",
  source: "wpspec: a key that does nothing is said, never silent",
  *check({ spec, resolved }) {
    for (const { keys, when, because } of idle) {
      if (!when(spec)) continue;
      for (const key of keys) {
        if (!resolved.isWritten(key)) continue;
        yield {
          at: key,
          message: `${key} does nothing here: ${because}.`,
          hint: `Delete ${key}, or change what makes it idle.`,
        };
      }
    }
  },
};
