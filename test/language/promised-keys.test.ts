import { expect, test } from "vitest";
import { keys, properties } from "./language.js";

/** Specs in other people's repositories are written with these names. Names are added here, never changed or taken out. */
const promised: Readonly<Record<string, string>> = {
  "": "version name tier region profile defaults purpose availabilityZones tags overrides environments",
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
  web: "instanceType image bootstrap volumeGiB keyName extraPackages userData idleTimeoutSeconds drainSeconds capacity scaling maxInstanceAgeDays healthCheck staticIp",
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

/** What each tier gets in profile modern and in profile whitepaper when nothing is written. */
const defaults: readonly (readonly [path: string, tier: string, modern: unknown, whitepaper: unknown])[] = [
  ["profile", "elastic", "modern", "modern"],
  ["availabilityZones", "elastic", 2, 2],
  ["wordpress.phpVersion", "ec2", "8.4", "8.4"],
  ["network.nat", "elastic", "perAz", "perAz"],
  ["network.flowLogs", "elastic", true, false],
  ["network.access", "ec2", "sessionManager", "bastion"],
  ["web.instanceType", "elastic", "c7g.large", "c5.large"],
  ["web.instanceType", "ec2", "t4g.medium", "t4g.medium"],
  ["web.healthCheck.path", "elastic", "/wpspec-health.php", "/wp-login.php"],
  ["web.healthCheck.codes", "elastic", "200", "200,302"],
  ["database.engine", "elastic", "aurora", "aurora"],
  ["database.engine", "ec2", "local", "local"],
  ["database.performanceInsights", "elastic", true, false],
  ["cache.engine", "elastic", "valkey", "memcached"],
  ["cache.engine", "ec2", "local", "local"],
  ["cache.engine", "lightsail", "none", "none"],
  ["cache.nodeType", "elastic", "cache.t4g.small", "cache.m7g.large"],
  ["storage.static.paths", "elastic", ["wp-content/uploads/*"], ["wp-content/*", "wp-includes/*"]],
  ["storage.static.fallback", "elastic", "web", "none"],
  ["storage.static.uploader", "elastic", "timer", "w3tc"],
  ["storage.static.access", "elastic", "private", "website"],
  ["storage.static.credentials", "elastic", "instanceRole", "iamUser"],
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
  ["backup.images", "elastic", false, false],
  [
    "backup.images",
    "ec2",
    { schedule: "cron(0 3 * * ? *)", retentionDays: 35 },
    { schedule: "cron(0 3 * * ? *)", retentionDays: 35 },
  ],
];

test.each(defaults)(
  "%s of tier %s is %j in profile modern and %j in profile whitepaper",
  (path, tier, modern, whitepaper) => {
    const row = keys[path];
    const valueIn = (profile: string): unknown =>
      row?.default ??
      row?.defaults?.find((each) => (each.tier ?? tier) === tier && (each.profile ?? profile) === profile)?.value;
    expect(row?.tiers).toContain(tier);
    expect([valueIn("modern"), valueIn("whitepaper")]).toEqual([modern, whitepaper]);
  },
);
