import type { Behavior } from "../../src/compiler/cdn/behavior.js";
import { policies } from "../../src/compiler/cdn/policy.js";
import type { Deployment } from "../../src/compiler/graph/deployment.js";
import type { NodeKinds } from "../../src/compiler/graph/node.js";
import { distribution } from "../../src/emitters/cloudformation/nodes/distribution.js";
import { emit, named, ofType, standing } from "./emit-web.js";

export type Settings = NodeKinds["distribution"]["properties"];

const none = { headers: "none", cookies: "none", queryStrings: "none" } as const;
export const admin: Behavior = {
  path: "wp-admin/*",
  kind: "admin",
  origin: "web",
  viewerProtocol: "redirect-to-https",
  methods: "all",
  cached: false,
  key: none,
  forwarded: { headers: { allAnd: ["CloudFront-Forwarded-Proto"] }, cookies: "all", queryStrings: "all" },
  ttlSeconds: { min: 0, default: 0, max: 0 },
  compress: false,
  because: [],
};
const staticKey = { headers: "none", cookies: "none", queryStrings: "all" } as const;
export const files: Behavior = {
  ...admin,
  path: "wp-content/uploads/*",
  kind: "static",
  origin: "staticThenWeb",
  methods: "read",
  cached: true,
  key: staticKey,
  forwarded: staticKey,
  ttlSeconds: { min: 0, default: 86_400, max: 31_536_000 },
  compress: true,
};
const pageKey = {
  headers: ["CloudFront-Forwarded-Proto", "Host"],
  cookies: ["wordpress_logged_in_*", "wp-postpass_*"],
  queryStrings: { allExcept: ["fbclid", "utm_source"] },
} as const;
export const pages: Behavior = {
  ...files,
  path: "*",
  kind: "frontend",
  origin: "web",
  methods: "all",
  key: pageKey,
  forwarded: pageKey,
  ttlSeconds: { min: 0, default: 60, max: 36_000 },
};

export interface Options {
  readonly behaviors?: readonly Behavior[];
  readonly style?: "policies" | "legacy";
  readonly settings?: Partial<Settings>;
  readonly isPrivate?: boolean;
  /** The private origin is one server, not a load balancer. */
  readonly isServer?: boolean;
  readonly hasSecret?: boolean;
  readonly hasBucket?: boolean;
  readonly access?: "private" | "website";
  readonly watched?: boolean;
  readonly deployment?: Partial<Deployment>;
}

/** What a distribution with a load balancer and, unless told otherwise, a bucket behind it prints. */
export function printed(options: Options = {}) {
  const { style = "policies", behaviors = [admin, files, pages], hasBucket = true } = options;
  const { g } = standing(options.deployment);
  const balancer = g.add("loadBalancer", "load-balancer", {} as never, []);
  const server = g.add("webServer", "server", {} as never, []);
  const secret = g.add("secret", "origin-secret", { description: "between CloudFront and us", length: 48 }, []);
  const bucket = g.add("staticBucket", "static-files", { access: options.access ?? "private" } as never, []);
  const acl = g.add("webAcl", "web-acl", {} as never, [], "edge");
  const logs = g.add("logBucket", "cdn-logs", { retentionDays: 30, allowsAcls: true }, []);
  const settings: Settings = {
    aliases: [],
    certificate: undefined,
    priceClass: "PriceClass_All",
    httpVersion: "http2and3",
    geo: undefined,
    errorTtlSeconds: 5,
    behaviors,
    policies: policies(behaviors, style),
    webOrigin: {
      domainName: { ref: balancer, attribute: "dnsName" },
      protocol: "https-only",
      timeoutSeconds: 60,
      secretHeader: options.hasSecret === true ? { name: "X-Origin-Verify", secret } : undefined,
      vpcOrigin: options.isPrivate === true ? (options.isServer === true ? server : balancer) : undefined,
    },
    staticOrigin: hasBucket ? bucket : undefined,
    webAcl: options.watched === true ? acl : undefined,
    logs: options.watched === true ? logs : undefined,
    isHiddenFromSearch: false,
    ...options.settings,
  };
  const id = g.add("distribution", "distribution", settings, []);
  return emit(distribution, g.build(), id);
}

export interface Config {
  readonly [member: string]: unknown;
  readonly CacheBehaviors: readonly Record<string, unknown>[];
  readonly DefaultCacheBehavior: Record<string, unknown>;
  readonly Origins: readonly Record<string, unknown>[];
}
export const configOf = (options?: Options): Config =>
  named(printed(options), "Distribution").properties["DistributionConfig"] as unknown as Config;
export const configsOf = (type: string, member: string, options?: Options) =>
  ofType(printed(options), `AWS::CloudFront::${type}`).map(({ properties }) => properties[member]);
