import { expect, test } from "vitest";
import { keys } from "../../../src/generated/keys.js";
import type { ElasticSpec } from "../../../src/generated/spec.js";
import { derivations } from "../../../src/compiler/resolve/derived.js";

/** What a rule computes from a spec of which only the named parts matter. */
function derive(path: string, spec: object): unknown {
  const compute = derivations[path];
  if (compute === undefined) throw new Error(`Nothing derives ${path}.`);
  return compute(spec as ElasticSpec);
}

test("every rule is a key that spec/keys.yaml calls derived, and every such key of this tier has a rule", () => {
  const derived = keys.filter((row) => row.derived !== undefined && row.tiers.includes("elastic"));
  expect(Object.keys(derivations).toSorted()).toEqual(derived.map(({ path }) => path).toSorted());
});

test("static files move to the bucket when there is a CDN and one site", () => {
  const of = (enabled: boolean, sites?: object) =>
    derive("storage.static.enabled", { cdn: { enabled }, wordpress: { sites } });
  expect([of(true), of(false), of(true, []), of(false, [])]).toEqual([true, false, false, false]);
});

test("the origin has a name of its own when a zone and a CDN are there, without a wildcard", () => {
  const of = (enabled: boolean, domain: object) => derive("domain.originName", { cdn: { enabled }, domain });
  expect(of(true, { name: "example.org", hostedZoneId: "Z1" })).toBe("origin.example.org");
  expect(of(true, { name: "*.example.org", hostedZoneId: "Z1" })).toBe("origin.example.org");
  expect(of(true, { name: "example.org" })).toBeUndefined();
  expect(of(true, { hostedZoneId: "Z1" })).toBeUndefined();
  expect(of(false, { name: "example.org", hostedZoneId: "Z1" })).toBeUndefined();
});

test("files of an image cannot be changed from the dashboard, shared ones can", () => {
  expect(derive("wordpress.fileMods", { wordpress: { code: "image" } })).toBe("deny");
  expect(derive("wordpress.fileMods", { wordpress: { code: "shared" } })).toBe("allow");
});

test("XML-RPC is closed but for Jetpack and for the paper as it was", () => {
  const of = (profile: string, plugins?: readonly string[]) =>
    derive("wordpress.xmlrpc", { profile, wordpress: { plugins } });
  expect(of("modern")).toBe("deny");
  expect(of("modern", ["woocommerce"])).toBe("deny");
  expect(of("modern", ["woocommerce", "jetpack"])).toBe("allow");
  expect(of("whitepaper")).toBe("allow");
});

test("WordPress is installed for the first address that is notified, else not", () => {
  const of = (notify?: readonly string[]) => derive("wordpress.install", { name: "acme", monitoring: { notify } });
  expect(of(["a@example.org", "b@example.org"])).toEqual({
    title: "acme",
    adminUser: "acme-owner",
    adminEmail: "a@example.org",
  });
  expect(of([])).toBe(false);
  expect(of()).toBe(false);
});

test("an own image boots by itself only when it brings shared files' WordPress, every other is set up in full", () => {
  const of = (image: unknown, code: string) => derive("web.bootstrap", { web: { image }, wordpress: { code } });
  expect(of({ ami: "ami-1" }, "shared")).toBe("none");
  expect(of({ ami: "ami-1" }, "image")).toBe("full");
  expect(of({ ssm: "/a" }, "shared")).toBe("full");
  expect(of("al2023", "shared")).toBe("full");
});

test("scaling by CPU aims at half of it; other metrics have no number that fits all", () => {
  const of = (scaling: unknown) => derive("web.scaling.target", { web: { scaling } });
  expect(of({ metric: "cpu" })).toBe(50);
  expect(of({ metric: "requests" })).toBeUndefined();
  expect(of({ metric: "none" })).toBeUndefined();
  expect(of("none")).toBeUndefined();
});

test("the database has a class by profile unless it is serverless", () => {
  const of = (profile: string, serverless?: object) =>
    derive("database.instanceClass", { profile, database: { serverless } });
  expect(of("modern")).toBe("db.r7g.large");
  expect(of("whitepaper")).toBe("db.r5.large");
  expect(of("modern", { minAcu: 1, maxAcu: 4 })).toBeUndefined();
});

test("an engine version in full is kept; one that names a line only is upgraded by AWS", () => {
  const of = (engineVersion: string) => derive("database.autoMinorVersionUpgrade", { database: { engineVersion } });
  expect(of("8.0.mysql_aurora.3.10.4")).toBe(false);
  expect(of("8.4.mysql_aurora.8.4.12")).toBe(false);
  expect(of("8.0.mysql_aurora.3.10")).toBe(true);
  expect(of("8.0")).toBe(true);
  expect(of("8.4")).toBe(true);
});

test("the origin is spoken to in HTTPS as soon as a certificate is given or can be made", () => {
  const of = (domain: object, profile = "modern") => derive("cdn.originProtocol", { domain, profile });
  expect(of({})).toBe("http-only");
  expect(of({ name: "example.org" })).toBe("http-only");
  expect(of({ name: "example.org", hostedZoneId: "Z1" })).toBe("https-only");
  expect(of({ originCertificateArn: "arn" })).toBe("https-only");
  expect(of({ originCertificateArn: "arn" }, "whitepaper")).toBe("match-viewer");
  expect(of({}, "whitepaper")).toBe("http-only");
});

test("a bastion is the smallest there is, and a deployment is production until an environment says otherwise", () => {
  expect(derive("network.bastion.instanceType", {})).toBe("t4g.nano");
  expect(derive("purpose", {})).toBe("production");
});
