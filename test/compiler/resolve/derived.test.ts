import { expect, test } from "vitest";
import { keys } from "../../../src/generated/keys.js";
import type { TierSpec } from "../../../src/generated/spec.js";
import { derivations } from "../../../src/compiler/resolve/derived.js";

/** What a rule computes from a spec, of tier elastic unless it says otherwise, of which only the named parts matter. */
function derive(path: string, spec: object, environment?: string): unknown {
  const compute = derivations[path];
  if (compute === undefined) throw new Error(`Nothing derives ${path}.`);
  return compute({ tier: "elastic", web: {}, wordpress: {}, ...spec } as unknown as TierSpec, environment);
}

test("every rule is a key that spec/keys.yaml calls derived, and every such key has a rule", () => {
  const derived = keys.filter((row) => row.derived !== undefined);
  expect(Object.keys(derivations).toSorted()).toEqual(derived.map(({ path }) => path).toSorted());
});

test("static files move to the bucket when there is a CDN and one site, but never by themselves on one server", () => {
  const of = (enabled: boolean, sites?: object, tier = "elastic") =>
    derive("storage.static.enabled", { tier, cdn: { enabled }, wordpress: { sites } });
  expect([of(true), of(false), of(true, []), of(false, [])]).toEqual([true, false, false, false]);
  expect([of(true, undefined, "ec2"), of(true, undefined, "lightsail")]).toEqual([false, false]);
});

test("the origin has a name of its own when a zone and a CDN are there, without a wildcard", () => {
  const of = (enabled: boolean, domain: object) => derive("domain.originName", { cdn: { enabled }, domain });
  expect(of(true, { name: "example.org", hostedZoneId: "Z1" })).toBe("origin.example.org");
  expect(of(true, { name: "*.example.org", hostedZoneId: "Z1" })).toBe("origin.example.org");
  expect(of(true, { name: "example.org" })).toBeUndefined();
  expect(of(true, { hostedZoneId: "Z1" })).toBeUndefined();
  expect(of(false, { name: "example.org", hostedZoneId: "Z1" })).toBeUndefined();
  const sites = [{ host: "one.example.org" }, { host: "two.example.org" }];
  const ofSites = (domain: object) =>
    derive("domain.originName", { cdn: { enabled: true }, domain, wordpress: { sites } });
  expect(ofSites({ hostedZoneId: "Z1" })).toBe("origin.one.example.org");
  expect(ofSites({ name: "example.org", hostedZoneId: "Z1" })).toBe("origin.example.org");
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

test("one server has a certificate of its own when its script runs and something can prove the name", () => {
  const of = (tier: string, more: { name?: string; zone?: string; cdn?: boolean; bootstrap?: string }) =>
    derive("domain.serverCertificate", {
      tier,
      domain: { name: more.name, hostedZoneId: more.zone },
      cdn: { enabled: more.cdn ?? false },
      ...(tier === "lightsail" ? { web: undefined } : { web: { bootstrap: more.bootstrap ?? "full" } }),
    });
  const name = "example.org";
  expect([of("ec2", {}), of("ec2", { name }), of("ec2", { name, bootstrap: "none" })]).toEqual([
    "none",
    "acme",
    "none",
  ]);
  // Behind CloudFront nobody but CloudFront reaches the server: only a record can prove the name.
  expect([of("ec2", { name, cdn: true }), of("ec2", { name, cdn: true, zone: "Z1" })]).toEqual(["none", "acme"]);
});

test("the firewall of Lightsail is open to everybody, so a name behind CloudFront can be proved there", () => {
  const domain = { name: "example.org" };
  const compute = (spec: object) => derivations["domain.serverCertificate"]?.(spec as TierSpec, undefined);
  expect(compute({ tier: "lightsail", domain, cdn: { enabled: true } })).toBe("acme");
  expect(compute({ tier: "lightsail", domain: {}, cdn: { enabled: false } })).toBe("none");
});

test("CloudFront speaks HTTPS to one server as soon as that has a certificate", () => {
  const of = (tier: string, serverCertificate: string, profile = "modern") =>
    derive("cdn.originProtocol", {
      tier,
      profile,
      cdn: { enabled: true },
      domain: { serverCertificate, originName: "origin.example.org", originCertificateArn: "arn" },
    });
  expect([of("ec2", "acme"), of("ec2", "none")]).toEqual(["https-only", "http-only"]);
  expect([of("lightsail", "acme"), of("lightsail", "none")]).toEqual(["https-only", "http-only"]);
  expect([of("ec2", "acme", "whitepaper"), of("ec2", "none", "whitepaper")]).toEqual(["match-viewer", "http-only"]);
});

test("a bastion is the smallest there is; one that is asked for and not described lets nobody in", () => {
  expect(derive("network.bastion.instanceType", {})).toBe("t4g.nano");
  expect(derive("network.bastion", { network: { access: "bastion" } })).toEqual({ allowedCidrs: [] });
  expect(derive("network.bastion", { network: { access: "sessionManager" } })).toBeUndefined();
});

test("a deployment is production, and that of an environment is not", () => {
  expect(derive("purpose", {})).toBe("production");
  expect(derive("purpose", {}, "staging")).toBe("staging");
  expect(derive("purpose", {}, "production")).toBe("staging");
});

test("a staging site is not protected and has no backups; images are those of one server", () => {
  const daily = { schedule: "cron(0 3 * * ? *)", retentionDays: 35 };
  const of = (path: string, tier: string) =>
    ["production", "staging"].map((purpose) => derive(path, { tier, purpose }));
  expect(of("database.deletionProtection", "elastic")).toEqual([true, false]);
  expect(of("backup.files", "elastic")).toEqual([daily, false]);
  expect(of("backup.files", "ec2")).toEqual([daily, false]);
  expect(of("backup.images", "ec2")).toEqual([daily, false]);
  expect(of("backup.images", "elastic")).toEqual([false, false]);
});

test("a key of servers is derived for servers only: anything else is a bug of ours", () => {
  const derived = () => derivations["web.bootstrap"]?.({ tier: "lightsail" } as TierSpec, undefined);
  expect(derived).toThrow("A key of servers was derived on tier lightsail.");
});
