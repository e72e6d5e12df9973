import { regions } from "../../generated/facts.js";
import { serverCertificateNames } from "../plan/server-certificate.js";
import type { ServerSpec, TierSpec } from "../../generated/spec.js";

/** A derivation runs only on tiers that have its key, so these always have servers of EC2. */
function serversOf(spec: TierSpec): ServerSpec {
  if ("web" in spec) return spec;
  throw new Error(`A key of servers was derived on tier ${spec.tier}.`);
}

/** The name that the deployment is known by: that of its domain, else of its first site. */
const mainName = (spec: TierSpec): string | undefined =>
  spec.domain.name ?? ("sites" in spec.wordpress ? spec.wordpress.sites?.[0]?.host : undefined);

const hasNames = (spec: TierSpec): boolean => mainName(spec) !== undefined;

/** Whether what CloudFront or a browser talks to can show a certificate: the load balancer, or the server itself. */
function originHasCertificate(spec: TierSpec): boolean {
  const { tier, domain } = spec;
  if (tier !== "elastic") return serverCertificateNames(spec).length > 0;
  return domain.originCertificateArn !== undefined || (hasNames(spec) && domain.hostedZoneId !== undefined);
}

/** Memory-optimized, as Aurora wants it. Amazon Aurora User Guide, DB instance classes. */
const databaseClasses = { modern: "db.r7g.large", whitepaper: "db.r5.large" } as const;

/** What comes nearest to the profile's class in a region that does not offer it. */
function nearestClass(region: string, profile: keyof typeof databaseClasses): string | undefined {
  const classes: { readonly [P in typeof profile]?: string } | undefined = regions.find(
    ({ name }) => name === region,
  )?.databaseClass;
  return classes?.[profile];
}

/** A backup every night, kept for five weeks. AWS Backup Developer Guide, Backup plan options: times are UTC. */
const daily = { schedule: "cron(0 3 * * ? *)", retentionDays: 35 };

/**
 * Defaults that depend on other keys, in the order they are computed; `environment` is the one whose spec this is. The
 * words for each stand in spec/keys.yaml (`derived`); what they compute stands here.
 */
export const derivations: Readonly<Record<string, (spec: TierSpec, environment: string | undefined) => unknown>> = {
  purpose: (_, environment) => (environment === undefined ? "production" : "staging"),
  "storage.static.enabled": (spec) => spec.tier === "elastic" && spec.cdn.enabled && spec.wordpress.sites === undefined,
  "domain.originName": (spec) => {
    const main = mainName(spec);
    const { domain, cdn } = spec;
    return cdn.enabled && main !== undefined && domain.hostedZoneId !== undefined
      ? `origin.${main.replace(/^\*\./, "")}`
      : undefined;
  },
  "web.bootstrap": (spec) => {
    const { web, wordpress } = serversOf(spec);
    return typeof web.image === "object" && "ami" in web.image && wordpress.code === "shared" ? "none" : "full";
  },
  // Behind CloudFront nobody but CloudFront reaches an EC2 server, so only a record in the zone can prove its name.
  "domain.serverCertificate": (spec) => {
    const { tier, domain, cdn } = spec;
    const isOurs = !("web" in spec && spec.web.bootstrap === "none");
    const isProvable = tier === "lightsail" || !cdn.enabled || domain.hostedZoneId !== undefined;
    return domain.name !== undefined && isOurs && isProvable ? "acme" : "none";
  },
  "wordpress.fileMods": (spec) => (serversOf(spec).wordpress.code === "image" ? "deny" : "allow"),
  "wordpress.xmlrpc": ({ wordpress, profile }) =>
    profile === "whitepaper" || (wordpress.plugins ?? []).includes("jetpack") ? "allow" : "deny",
  "wordpress.install": ({ name, monitoring }) => {
    const [adminEmail] = monitoring.notify ?? [];
    return adminEmail === undefined ? false : { title: name, adminUser: `${name}-owner`, adminEmail };
  },
  "web.scaling.target": (spec) =>
    spec.tier === "elastic" && spec.web.scaling !== "none" && spec.web.scaling.metric === "cpu" ? 50 : undefined,
  "database.instanceClass": ({ database, profile, region }) =>
    database.serverless === undefined ? (nearestClass(region, profile) ?? databaseClasses[profile]) : undefined,
  "database.autoMinorVersionUpgrade": ({ database }) =>
    !/^8\.\d+\.mysql_aurora\.\d+\.\d+\.\d+$/.test(database.engineVersion),
  "database.deletionProtection": ({ purpose }) => purpose !== "staging",
  "backup.files": ({ purpose }) => (purpose === "staging" ? false : daily),
  "backup.images": ({ tier, purpose }) => (tier === "ec2" && purpose !== "staging" ? daily : false),
  "cdn.originProtocol": (spec) => {
    if (!originHasCertificate(spec)) return "http-only";
    return spec.profile === "whitepaper" ? "match-viewer" : "https-only";
  },
  "network.bastion": (spec) => (serversOf(spec).network.access === "bastion" ? { allowedCidrs: [] } : undefined),
  "network.bastion.instanceType": () => "t4g.nano",
};
