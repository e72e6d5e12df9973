import type { TierSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import type { Value } from "../../graph/value.js";
import { policies } from "../../cdn/policy.js";
import type { Table } from "../../cdn/cdn-input.js";
import { behaviorsOf } from "../../plan/behaviors-of.js";
import { hostsOf } from "../../plan/hosts.js";
import type { Origin } from "./origin.js";

export interface DistributionFoundations {
  readonly origin: Origin;
  readonly webAcl: NodeId<"webAcl"> | undefined;
  readonly assets: NodeId<"staticBucket"> | undefined;
  readonly certificate: Value | undefined;
  readonly behaviorTable: Table;
}

/** An origin must have a name; a rule says so where neither the spec nor AWS gives one. */
function originName({ domain }: TierSpec, { cloudFrontName }: Origin): Value {
  const name = domain.originName ?? cloudFrontName;
  if (name === undefined) throw new Error("The origin has no name, which was not checked.");
  return name;
}

/** The CloudFront distribution with its behaviors. Whitepaper, Accelerating Content Delivery and Appendix A. */
export function distribution(g: GraphBuilder, spec: TierSpec, on: DistributionFoundations): NodeId<"distribution"> {
  const { cdn, monitoring } = spec;
  const { origin, webAcl, assets, certificate } = on;
  const logs = cdn.logs
    ? g.add("logBucket", "cdn-logs", { retentionDays: monitoring.logRetentionDays, allowsAcls: true }, ["cdn.logs"])
    : undefined;
  const { behaviors } = behaviorsOf(spec, on.behaviorTable);
  const geo =
    cdn.geo === undefined
      ? undefined
      : "allow" in cdn.geo
        ? ({ kind: "allow", countries: cdn.geo.allow } as const)
        : ({ kind: "deny", countries: cdn.geo.deny } as const);
  const id = g.add(
    "distribution",
    "distribution",
    {
      // Without a certificate CloudFront accepts no name but its own.
      aliases: certificate === undefined ? [] : hostsOf(spec),
      certificate,
      priceClass: cdn.priceClass,
      httpVersion: cdn.httpVersion,
      geo,
      errorTtlSeconds: cdn.errorTtlSeconds,
      behaviors,
      policies: policies(behaviors, cdn.forwarding),
      webOrigin: {
        domainName: originName(spec, origin),
        protocol: cdn.originProtocol,
        timeoutSeconds: cdn.originTimeoutSeconds,
        secretHeader: origin.secretHeader,
        vpcOrigin: origin.vpcOrigin,
      },
      staticOrigin: assets,
      webAcl,
      logs,
      isHiddenFromSearch: spec.purpose === "staging",
    },
    ["cdn.enabled"],
  );
  for (const port of origin.ports) g.link(id, { kind: "connects", port }, origin.id);
  for (const behavior of behaviors) {
    const { path } = behavior;
    if (behavior.origin !== "static") g.link(id, { kind: "serves", behavior: path }, origin.id);
    if (behavior.origin !== "web" && assets !== undefined) g.link(id, { kind: "serves", behavior: path }, assets);
  }
  if (webAcl !== undefined) g.link(webAcl, { kind: "protects" }, id);
  if (logs !== undefined) g.link(id, { kind: "writes" }, logs);
  g.output("DistributionId", "For invalidations", { ref: id, attribute: "id" });
  if (assets !== undefined && spec.storage.static.bucket !== undefined) {
    g.output("DistributionArn", "For the policy of your bucket", { ref: id, attribute: "arn" });
  }
  g.output("DistributionDomainName", "Host name of CloudFront", { ref: id, attribute: "domainName" });
  return id;
}
