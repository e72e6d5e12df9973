import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { check } from "../../../../src/check.js";
import { examples } from "../../../support/examples.js";

/** Values by dotted path, as a spec of four more lines. */
type Values = Readonly<Record<string, unknown>>;

const fourLines: Values = { version: 1, name: "acme", tier: "elastic", region: "eu-west-1" };

interface Nested {
  [key: string]: unknown;
}

function text(...parts: readonly Values[]): string {
  const root: Nested = {};
  for (const [path, value] of parts.flatMap((each) => Object.entries(each))) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let here = root;
    for (const key of keys) here = (here[key] ??= {}) as Nested;
    here[last] = value;
  }
  return stringify(root);
}

const found = (...parts: readonly Values[]) =>
  check(text(fourLines, ...parts), "wordpress.yaml").findings.filter(({ code }) => code === "spec/key-without-effect");
const withEnvironment = (base: Values, overlay: Values) =>
  found(base, { "environments.staging": parse(text(overlay)) });

interface Idle {
  readonly because: string;
  /** What makes the keys mean nothing, and what gives them their meaning back. */
  readonly off: Values;
  readonly on: Values;
  readonly keys: Values;
}

const name = { "domain.name": "a.example.org" };
const zone = { "domain.hostedZoneId": "Z0123456789ABCDEFGHIJ" };
const certificate = "certificate/12345678-1234-1234-1234-123456789012";
const certificateArn = { "domain.certificateArn": `arn:aws:acm:us-east-1:123456789012:${certificate}` };

const ec2 = { tier: "ec2" };
const lightsail = { tier: "lightsail" };
const peered = { ...lightsail, "lightsail.peering": true };
const ami = { ...ec2, "web.image": { ami: "ami-0123456789abcdef0" } };
const aurora = {
  "database.instanceClass": "db.r7g.large",
  "database.replicas": 1,
  "database.engineVersion": "8.0.mysql_aurora.3.10.4",
  "database.autoMinorVersionUpgrade": false,
  "database.performanceInsights": true,
  "database.parameters": { long_query_time: 2 },
  "backup.databaseRetentionDays": 9,
};
const local = "database.engine is local, so the database runs on the server itself";

const idle: readonly Idle[] = [
  {
    because: local,
    off: ec2,
    on: { ...ec2, "database.engine": "aurora" },
    keys: aurora,
  },
  {
    because: local,
    off: ec2,
    on: { ...ec2, "database.engine": "aurora" },
    keys: { "database.serverless": { minAcu: 1, maxAcu: 4 } },
  },
  {
    because: local,
    // With a cache in the VPC peering itself is of use.
    off: { ...peered, "cache.engine": "valkey" },
    on: { ...peered, "database.engine": "aurora" },
    keys: aurora,
  },
  {
    because: "database.engine is local, and nothing else here can be protected from deletion",
    off: ec2,
    on: { ...ec2, "database.engine": "aurora" },
    keys: { "database.deletionProtection": true },
  },
  {
    because: "cache.engine is local, so the cache runs on the server itself",
    off: ec2,
    on: { ...ec2, "cache.engine": "valkey" },
    keys: {
      "cache.nodeType": "cache.t4g.small",
      "cache.nodes": 2,
      "cache.parameters": { "maxmemory-policy": "allkeys-lru" },
    },
  },
  {
    because: "web.bootstrap is none, so the image keeps everything on its own disk",
    off: { ...ami, ...name },
    on: { ...ami, ...name, "web.bootstrap": "full" },
    keys: {
      "web.dataVolumeGiB": 40,
      "backup.files": { retentionDays: 9 },
      "domain.serverCertificate": "none",
    },
  },
  {
    because: "cdn.originAccess is vpcOrigin, so the server has no public address",
    off: { ...ec2, "cdn.enabled": true, "cdn.originAccess": "vpcOrigin" },
    on: { ...ec2, "cdn.enabled": true },
    keys: { "web.staticIp": true },
  },
  {
    because: "there is no domain.name",
    off: ec2,
    on: { ...ec2, ...name },
    keys: { "domain.serverCertificate": "acme" },
  },
  {
    because: "there is no load balancer to carry it; domain.serverCertificate is the one on the server",
    off: { ...ec2, ...name },
    on: { ...name, ...zone },
    keys: { "domain.originCertificateArn": `arn:aws:acm:eu-west-1:123456789012:${certificate}` },
  },
  {
    because: "the metrics of Lightsail are in its own console, not in CloudWatch",
    off: lightsail,
    on: { ...peered, "cache.engine": "valkey" },
    keys: { "monitoring.dashboard": true },
  },
  {
    because: "nothing here writes logs to AWS",
    off: lightsail,
    on: { ...peered, "database.engine": "aurora" },
    keys: { "monitoring.logRetentionDays": 90 },
  },
  {
    because: "neither cache.engine nor database.engine names a service in the VPC",
    off: lightsail,
    on: { ...lightsail, "cache.engine": "memcached" },
    keys: { "lightsail.peering": true },
  },
  {
    because: "there is no domain.name",
    off: {},
    on: { "wordpress.sites": [{ host: "a.example.org" }] },
    keys: { ...zone, ...certificateArn },
  },
  {
    because: "there is no bastion: network.access is sessionManager",
    off: { "network.access": "sessionManager" },
    on: { "network.access": "bastion" },
    keys: { "network.bastion": { allowedCidrs: ["203.0.113.0/24"], keyName: "ops" } },
  },
  {
    because: "cache.engine is none",
    off: { "cache.engine": "none" },
    on: { "cache.engine": "valkey" },
    keys: {
      "cache.nodeType": "cache.t4g.small",
      "cache.nodes": 2,
      "cache.parameters": { "maxmemory-policy": "allkeys-lru" },
    },
  },
  {
    because: "web.scaling.metric is none",
    off: { "web.scaling.metric": "none" },
    on: { "web.scaling.metric": "cpu" },
    keys: { "web.scaling.target": 50 },
  },
  {
    because: "web.bootstrap is none, so the image brings its own",
    off: { "web.bootstrap": "none" },
    on: { "web.bootstrap": "full" },
    keys: {
      "wordpress.phpVersion": "8.4",
      "wordpress.php": { uploadMaxMiB: 128 },
      "web.extraPackages": ["ghostscript"],
    },
  },
  {
    because: "there is no domain.name",
    off: {},
    on: name,
    keys: { ...zone, ...certificateArn },
  },
  {
    because: "cdn.enabled is false",
    off: { ...name, ...zone, "cdn.enabled": false },
    on: { ...name, ...zone, "cdn.enabled": true },
    keys: { ...certificateArn, "domain.originName": "origin.example.org" },
  },
  {
    because: "cdn.enabled is false",
    off: { "cdn.enabled": false },
    on: { "cdn.enabled": true },
    keys: {
      "cdn.priceClass": "PriceClass_100",
      "cdn.httpVersion": "http2",
      "cdn.logs": true,
      "cdn.geo": { allow: ["AT"] },
      "cdn.waf": true,
      "cdn.forwarding": "policies",
      "cdn.originAccess": "vpcOrigin",
      "cdn.originProtocol": "http-only",
      "cdn.originTimeoutSeconds": 60,
      "cdn.errorTtlSeconds": 10,
      "cdn.pageTtlSeconds": 120,
      "cdn.deviceVariants": true,
      "cdn.behaviors": [{ path: "downloads/*", kind: "frontend" }],
      "wordpress.plugins": ["woocommerce"],
      "wordpress.cookies": ["acme_currency"],
      "wordpress.uncachedPaths": ["booking/*"],
    },
  },
  {
    because: "storage.static.enabled is false",
    off: { "storage.static.enabled": false },
    on: { "storage.static.enabled": true },
    keys: {
      "storage.static.paths": ["wp-content/uploads/*"],
      "storage.static.fallback": "none",
      "storage.static.bucket": "acme-static",
      "storage.static.access": "private",
      "storage.static.credentials": "instanceRole",
      "storage.static.uploader": "timer",
    },
  },
  {
    because: "there is no bucket of ours for static files",
    off: { "storage.static.enabled": false },
    on: { "storage.static.enabled": true },
    keys: { "backup.static.versioning": true },
  },
  {
    because: "there is no bucket of ours for static files",
    off: { "storage.static.bucket": "acme-static" },
    on: {},
    keys: { "backup.static.versioning": true },
  },
  {
    because: "backup.files is false, so there is nothing to copy",
    off: { "backup.files": false },
    on: {},
    keys: { "backup.copyTo": "eu-central-1" },
  },
  {
    because: "nobody would hear of it: monitoring.notify is empty",
    off: {},
    on: { "monitoring.notify": ["ops@example.org"] },
    keys: { "monitoring.budgetUsd": 500 },
  },
  {
    because: "nobody would hear of it: monitoring.notify is empty",
    off: { "monitoring.notify": [] },
    on: { "monitoring.notify": ["ops@example.org"] },
    keys: { "monitoring.budgetUsd": 500 },
  },
];

const rows = idle.flatMap(({ keys, ...rest }) => Object.entries(keys).map(([key, value]) => ({ key, value, ...rest })));
const pointer = (key: string): string => `/${key.replaceAll(".", "/")}`;

describe.each(rows)("$key where $because", ({ key, value, because, off, on }) => {
  test("is one warning at the key, with what makes it idle", () => {
    const findings = found(off, { [key]: value });
    expect(findings).toMatchObject([
      {
        severity: "warning",
        path: pointer(key),
        span: { file: "wordpress.yaml" },
        message: `${key} does nothing here: ${because}.`,
        hint: `Delete ${key}, or change what makes it idle.`,
      },
    ]);
    // A list or mapping begins on the line below its key.
    const row = (findings[0]?.span.line ?? 0) - (typeof value === "object" ? 2 : 1);
    const line = text(fourLines, off, { [key]: value }).split("\n")[row] ?? "";
    expect(line.trim().split(":")[0]).toBe(key.split(".").at(-1));
  });

  test("is silent where the key does something, and where nobody wrote it", () => {
    expect(found(on, { [key]: value })).toEqual([]);
    expect(found(off)).toEqual([]);
  });
});

test("every key that does nothing is said, and only once", () => {
  for (const { off, keys } of idle) {
    expect(
      found(off, keys)
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(Object.keys(keys).map(pointer).toSorted());
  }
});

test("an environment may make idle what production writes, but not write what is idle", () => {
  // In staging no files are kept.
  expect(withEnvironment({ "backup.copyTo": "eu-central-1" }, {})).toEqual([]);
  expect(withEnvironment({ "cdn.logs": true }, { "cdn.enabled": false })).toEqual([]);
  expect(withEnvironment({}, { "backup.copyTo": "eu-central-1" })).toMatchObject([{ path: "/backup/copyTo" }]);
  expect(withEnvironment({ "cdn.enabled": false }, { "cdn.logs": true })).toMatchObject([{ path: "/cdn/logs" }]);
});

test("what is idle in production is said once, however many environments there are", () => {
  const environments = { "environments.staging": {}, "environments.preview": {} };
  expect(found({ "cdn.enabled": false, "cdn.logs": true }, environments)).toHaveLength(1);
});

test("the value does not matter: a key that repeats the default does nothing either", () => {
  expect(found({ "cdn.enabled": false, "cdn.logs": false, "cdn.pageTtlSeconds": 60 }).map(({ path }) => path)).toEqual([
    "/cdn/logs",
    "/cdn/pageTtlSeconds",
  ]);
});

test("the four-line spec and every example have no such key", () => {
  expect(found()).toEqual([]);
  expect(examples.length).toBeGreaterThan(3);
  for (const { name: example, text: spec } of examples) {
    const { findings } = check(spec, "wordpress.yaml");
    expect([example, findings.filter(({ code }) => code === "spec/key-without-effect")]).toEqual([example, []]);
  }
});
