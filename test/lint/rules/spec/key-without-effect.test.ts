import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { check } from "../../../../src/compile.js";
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

const idle: readonly Idle[] = [
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
