import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { parse } from "../../src/compiler/parse/parse.js";
import { resolve } from "../../src/compiler/resolve/resolve.js";
import { keys, properties } from "./language.js";

/** Specs in other people's repositories are written with these names. Names are added here, never changed or taken out. */
const promised: Readonly<Record<string, string>> = {
  "": "version name tier region profile defaults purpose availabilityZones tags encryption overrides environments",
  domain: "name aliases hostedZoneId certificateArn originCertificateArn originName serverCertificate",
  wordpress:
    "version sha256 phpVersion locale plugins cookies uncachedPaths code pageCache cron fileMods xmlrpc multisite sites install",
  "wordpress.php": "uploadMaxMiB memoryLimitMiB maxExecutionSeconds adminMaxExecutionSeconds ini",
  "wordpress.install": "title adminUser adminEmail",
  "wordpress.sites[]": "name host aliases",
  network: "cidr subnets existing nat flowLogs access bastion",
  "network.subnets": "public app data",
  "network.existing": "vpcId publicSubnetIds appSubnetIds dataSubnetIds",
  "network.bastion": "allowedCidrs instanceType keyName",
  web: "instanceType image bootstrap volumeGiB dataVolumeGiB keyName extraPackages userData idleTimeoutSeconds drainSeconds capacity scaling maxInstanceAgeDays healthCheck staticIp",
  "web.image": "ami ssm bake",
  "web.image.bake": "schedule components",
  "web.userData": "before after",
  "web.capacity": "min max desired",
  "web.scaling": "metric target schedule",
  "web.scaling.schedule[]": "cron min max desired timeZone",
  "web.healthCheck": "path codes intervalSeconds graceSeconds",
  database:
    "engine instanceClass serverless replicas engineVersion autoMinorVersionUpgrade deletionProtection performanceInsights parameters restoreFrom",
  "database.serverless": "minAcu maxAcu",
  "database.restoreFrom": "snapshotArn cluster time latest mode",
  cache: "engine nodeType nodes parameters",
  storage: "files static",
  "storage.files": "throughput provisionedMiBps coldAfterDays existing",
  "storage.files.existing": "fileSystemId rootPath",
  "storage.static": "enabled paths fallback uploader bucket access credentials",
  cdn: "enabled priceClass httpVersion logs geo waf forwarding originAccess originProtocol originTimeoutSeconds errorTtlSeconds pageTtlSeconds deviceVariants behaviors",
  "cdn.geo": "allow deny",
  "cdn.waf": "mode allowCidrs count",
  "cdn.behaviors[]": "path kind origin cookies headers queryStrings methods viewerProtocol ttlSeconds",
  "cdn.behaviors[].queryStrings": "allExcept",
  "cdn.behaviors[].ttlSeconds": "min default max",
  backup: "databaseRetentionDays database files images copyTo static vaultLock",
  "backup.database": "schedule retentionDays",
  "backup.files": "schedule retentionDays",
  "backup.images": "schedule retentionDays",
  "backup.static": "versioning replicateTo",
  monitoring: "alarms notify dashboard logRetentionDays budgetUsd",
  encryption: "kmsKeyArn",
  iam: "permissionsBoundary path",
  lint: "rules failOn",
  "overrides[]": "node resource cloudformation terraform remove reason",
  lightsail: "bundle blueprint staticIp keyPairName snapshots peering ports",
  "lightsail.snapshots": "time",
};

test("every promised key is in the schema", () => {
  const known = new Set(properties().map(({ path }) => path));
  const paths = Object.entries(promised).flatMap(([group, words]) =>
    words.split(" ").map((word) => (group === "" ? word : `${group}.${word}`)),
  );
  expect(paths.length).toBeGreaterThan(170);
  expect(paths.filter((path) => !known.has(path))).toEqual([]);
});

/** The groups and keys that not every tier can use, with those that can; what is not here every tier can. */
const promisedTiers: Readonly<Record<string, string>> = {
  lightsail: "lightsail",
  ec2: "web.staticIp web.dataVolumeGiB",
  elastic:
    "availabilityZones wordpress.sites network.nat web.idleTimeoutSeconds web.drainSeconds web.capacity web.scaling web.maxInstanceAgeDays web.healthCheck storage.files",
  "lightsail ec2": "domain.serverCertificate",
  "ec2 elastic":
    "wordpress.version wordpress.sha256 wordpress.phpVersion wordpress.locale wordpress.code wordpress.fileMods wordpress.php wordpress.install network web backup.database backup.files backup.images backup.copyTo backup.vaultLock encryption",
};
/** What tier lightsail can use when `lightsail.peering` lets it reach a VPC; the other tiers always. */
const withPeering = ["database", "backup.databaseRetentionDays"];

const isIn = (path: string, group: string): boolean =>
  path === group || path.startsWith(`${group}.`) || path.startsWith(`${group}[]`);

test("every key belongs to the tiers it is promised to", () => {
  const groups = Object.entries(promisedTiers).flatMap(([tiers, words]) =>
    words.split(" ").map((group) => ({ group, tiers: tiers.split(" ") })),
  );
  const promisedTo = (path: string): readonly string[] => {
    // The most specific promise counts: `web.staticIp` is not what `web` is.
    const [nearest] = groups
      .filter(({ group }) => isIn(path, group))
      .toSorted((a, b) => b.group.length - a.group.length);
    return nearest?.tiers ?? ["lightsail", "ec2", "elastic"];
  };
  for (const [path, { tiers }] of Object.entries(keys)) expect(tiers, path).toEqual(promisedTo(path));
  const paths = Object.keys(keys);
  expect(groups.map(({ group }) => group).filter((group) => !paths.some((path) => isIn(path, group)))).toEqual([]);
});

test("on lightsail a database of its own needs peering, and nothing else does", () => {
  for (const [path, { lightsailNeeds }] of Object.entries(keys)) {
    const needs = withPeering.some((group) => isIn(path, group)) ? "lightsail.peering" : undefined;
    expect(lightsailNeeds, path).toBe(needs);
  }
});

/** What each tier gets in profile modern and in profile whitepaper when nothing is written. */
const defaults: readonly (readonly [path: string, tier: string, modern: unknown, whitepaper: unknown])[] = [
  ["purpose", "lightsail", "production", "production"],
  ["availabilityZones", "elastic", 2, 2],
  ["domain.serverCertificate", "ec2", "none", "none"],
  ["wordpress.phpVersion", "ec2", "8.4", "8.4"],
  ["network.nat", "elastic", "perAz", "perAz"],
  ["network.flowLogs", "elastic", true, false],
  ["network.access", "ec2", "sessionManager", "bastion"],
  ["web.instanceType", "elastic", "c7g.large", "c5.large"],
  ["web.instanceType", "ec2", "t4g.medium", "t4g.medium"],
  ["web.dataVolumeGiB", "ec2", 20, 20],
  ["web.staticIp", "ec2", true, true],
  ["web.healthCheck.path", "elastic", "/wpspec-health.php", "/wp-login.php"],
  ["web.healthCheck.codes", "elastic", "200", "200,302"],
  ["database.engine", "elastic", "aurora", "aurora"],
  ["database.engine", "ec2", "local", "local"],
  ["database.engine", "lightsail", "local", "local"],
  ["database.performanceInsights", "elastic", true, false],
  ["cache.engine", "elastic", "valkey", "memcached"],
  ["cache.engine", "ec2", "local", "local"],
  ["cache.engine", "lightsail", "none", "none"],
  ["cache.nodeType", "elastic", "cache.t4g.small", "cache.m7g.large"],
  ["storage.static.enabled", "elastic", true, true],
  ["storage.static.enabled", "ec2", false, false],
  ["storage.static.enabled", "lightsail", false, false],
  ["storage.static.paths", "elastic", ["wp-content/uploads/*"], ["wp-content/*", "wp-includes/*"]],
  ["storage.static.fallback", "elastic", "web", "none"],
  ["storage.static.uploader", "elastic", "timer", "w3tc"],
  ["storage.static.access", "elastic", "private", "website"],
  ["storage.static.credentials", "elastic", "instanceRole", "iamUser"],
  ["storage.static.credentials", "ec2", "instanceRole", "iamUser"],
  ["storage.static.credentials", "lightsail", "iamUser", "iamUser"],
  ["cdn.enabled", "elastic", true, true],
  ["cdn.enabled", "ec2", false, false],
  ["cdn.priceClass", "elastic", "PriceClass_All", "PriceClass_All"],
  ["cdn.priceClass", "lightsail", "PriceClass_100", "PriceClass_100"],
  ["cdn.waf", "elastic", true, false],
  ["cdn.waf", "ec2", false, false],
  ["cdn.forwarding", "elastic", "policies", "legacy"],
  ["cdn.deviceVariants", "elastic", false, true],
  ["backup.databaseRetentionDays", "elastic", 30, 7],
  ["lightsail.bundle", "lightsail", "small", "small"],
  ["lightsail.blueprint", "lightsail", "wordpress", "wordpress"],
  ["lightsail.staticIp", "lightsail", true, true],
  ["lightsail.snapshots.time", "lightsail", "06:00", "06:00"],
  ["lightsail.peering", "lightsail", false, false],
  ["backup.images", "elastic", false, false],
  [
    "backup.images",
    "ec2",
    { schedule: "cron(0 3 * * ? *)", retentionDays: 35 },
    { schedule: "cron(0 3 * * ? *)", retentionDays: 35 },
  ],
];

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((at, word) => (typeof at === "object" && at !== null ? Reflect.get(at, word) : undefined), value);

/** What nobody wrote, as the compiler fills it in. */
function resolvedValue(path: string, tier: string, profile: string): unknown {
  const text = `version: 1\nname: acme-blog\ntier: ${tier}\nregion: eu-west-1\nprofile: ${profile}\n`;
  const { value: document } = parse(text, "wordpress.yaml");
  if (document === undefined) throw new Error("no document");
  return valueAt(resolve(document, document.root as Spec).value?.spec, path);
}

test.each(defaults)(
  "%s of tier %s is %j in profile modern and %j in profile whitepaper",
  (path, tier, modern, whitepaper) => {
    expect(keys[path]?.tiers).toContain(tier);
    expect([resolvedValue(path, tier, "modern"), resolvedValue(path, tier, "whitepaper")]).toEqual([
      modern,
      whitepaper,
    ]);
  },
);

test("without `profile` a spec is modern", () => {
  expect(keys["profile"]?.default).toBe("modern");
});
