import type { ElasticSpec } from "../../generated/spec.js";

/** A resolved spec of which derived keys may still be absent. */
type Draft = {
  -readonly [K in keyof ElasticSpec]: ElasticSpec[K];
};

/**
 * Defaults that depend on other keys, in the order they are computed. The words for each stand in spec/keys.yaml
 * (`derived`); what they compute stands here.
 */
export const derivations: Readonly<Record<string, (spec: Draft) => unknown>> = {
  "storage.static.enabled": ({ wordpress, cdn }) => cdn.enabled && wordpress.sites === undefined,
  "domain.originName": ({ domain, cdn }) =>
    cdn.enabled && domain.name !== undefined && domain.hostedZoneId !== undefined
      ? `origin.${domain.name.replace(/^\*\./, "")}`
      : undefined,
  "wordpress.fileMods": ({ wordpress }) => (wordpress.code === "image" ? "deny" : "allow"),
  "wordpress.xmlrpc": ({ wordpress, profile }) =>
    profile === "whitepaper" || (wordpress.plugins ?? []).includes("jetpack") ? "allow" : "deny",
  "wordpress.install": ({ name, monitoring }) => {
    const [adminEmail] = monitoring.notify ?? [];
    return adminEmail === undefined ? false : { title: name, adminUser: `${name}-owner`, adminEmail };
  },
  "web.bootstrap": ({ web, wordpress }) =>
    typeof web.image === "object" && "ami" in web.image && wordpress.code === "shared" ? "none" : "full",
  "web.scaling.target": ({ web }) => (web.scaling !== "none" && web.scaling.metric === "cpu" ? 50 : undefined),
  "database.instanceClass": ({ database, profile }) =>
    database.serverless === undefined ? (profile === "whitepaper" ? "db.r5.large" : "db.r7g.large") : undefined,
  "database.autoMinorVersionUpgrade": ({ database }) =>
    !/^8\.\d+\.mysql_aurora\.\d+\.\d+\.\d+$/.test(database.engineVersion),
  "cdn.originProtocol": ({ domain, profile }) => {
    const hasCertificate =
      domain.originCertificateArn !== undefined || (domain.name !== undefined && domain.hostedZoneId !== undefined);
    if (!hasCertificate) return "http-only";
    return profile === "whitepaper" ? "match-viewer" : "https-only";
  },
  "network.bastion.instanceType": () => "t4g.nano",
  purpose: () => "production",
};
