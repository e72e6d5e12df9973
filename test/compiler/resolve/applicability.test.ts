import { expect, test } from "vitest";
import type { Spec } from "../../../src/generated/spec.js";
import type { Diagnostic } from "../../../src/compiler/diagnostics/diagnostic.js";
import { parse } from "../../../src/compiler/parse/parse.js";
import { applicability } from "../../../src/compiler/resolve/applicability.js";

/** What is found in a spec of tier elastic with these lines; shapes were checked before, so any value may stand here. */
function found(text: string, tier = "elastic"): readonly Diagnostic[] {
  const { value } = parse(`tier: ${tier}\n${text}`, "wordpress.yaml");
  if (value === undefined) throw new Error("no document");
  return applicability(value, value.root as Spec);
}
const brief = (text: string, tier?: string) =>
  found(text, tier).map(({ code, path, span }) => [code, path, `${span.line}:${span.column}`]);

test("keys that the tier can use are no finding", () => {
  expect(brief("web: { capacity: { min: 2 } }\ncdn: { waf: { mode: count } }\ntags: { team: web }\n")).toEqual([]);
});

test("a key of another tier is an error at the key, and what stands inside it is not counted again", () => {
  expect(brief("web: { staticIp: true }\n")).toEqual([["spec/key-not-for-tier", "/web/staticIp", "2:8"]]);
  const [first, ...others] = found("lightsail: { bundle: small, ports: [{ port: 80 }] }\n");
  expect(others).toEqual([]);
  expect(first).toMatchObject({ severity: "error", path: "/lightsail" });
  expect(first?.message).toContain("elastic");
});

test("a group belongs to every tier that any key inside it belongs to", () => {
  const codes = brief("web: { volumeGiB: 20, drainSeconds: 5 }\n", "ec2").map(([code, path]) => `${code} ${path}`);
  expect(codes).toContain("spec/key-not-for-tier /web/drainSeconds");
  expect(codes.filter((code) => code.includes("volumeGiB"))).toEqual([]);
});

test("a key that is not compiled at all is refused at the key, whatever its value", () => {
  expect(brief("wordpress: { version: 7.1.0 }\n")).toEqual([["spec/not-supported-yet", "/wordpress/version", "2:14"]]);
  expect(brief("overrides: [{ node: web }]\n")).toEqual([["spec/not-supported-yet", "/overrides", "2:1"]]);
});

test("a value that is not compiled is refused at the value, and its neighbours pass", () => {
  expect(brief("wordpress: { pageCache: none }\n")).toEqual([
    ["spec/not-supported-yet", "/wordpress/pageCache", "2:25"],
  ]);
  expect(brief("wordpress: { pageCache: w3tc }\n")).toEqual([]);
  const [refused] = found("wordpress: { pageCache: none }\n");
  expect(refused?.message).toContain("none");
});

test("where mappings are not compiled, only mappings are refused, and no value is put into the message", () => {
  expect(brief("backup: { database: { schedule: x } }\n")).toEqual([
    ["spec/not-supported-yet", "/backup/database", "2:21"],
  ]);
  expect(brief("backup: { database: false }\n")).toEqual([]);
  expect(found("backup: { database: { schedule: x } }\n")[0]?.message).not.toContain("[object");
});

test("true is refused as a value, not whatever is truthy", () => {
  expect(brief("backup: { vaultLock: true }\n")).toEqual([["spec/not-supported-yet", "/backup/vaultLock", "2:22"]]);
  expect(brief("backup: { vaultLock: false }\n")).toEqual([]);
});

test("a value that is not compiled on one tier passes on another", () => {
  expect(brief("backup: { images: { retentionDays: 9 } }\n")).toEqual([
    ["spec/not-supported-yet", "/backup/images", "2:19"],
  ]);
  expect(brief("backup: { images: { retentionDays: 9 } }\n", "ec2")).toEqual([]);
  expect(brief("backup: { images: false }\n")).toEqual([]);
});

test("a key that lightsail reaches by peering alone is an error without it, and the message names the switch", () => {
  for (const peering of ["", "lightsail: { peering: false }\n", "lightsail: {}\n"]) {
    const [first, ...others] = found(`database: { engine: aurora, replicas: 1 }\n${peering}`, "lightsail");
    expect(others).toEqual([]);
    expect(first).toMatchObject({ code: "spec/key-not-for-tier", path: "/database" });
    expect(first?.message).toContain("`lightsail` without `lightsail.peering`; only `ec2` and `elastic` can use it");
    expect(first?.hint).toContain("lightsail.peering: true");
  }
  const peered = "lightsail: { peering: true }\n";
  expect(brief(`database: { engine: aurora, replicas: 1 }\n${peered}`, "lightsail")).toEqual([]);
  expect(brief("database: { engine: aurora }\nbackup: { databaseRetentionDays: 9 }\n", "ec2")).toEqual([]);
});

test("of a group that needs peering only in part, the part is the error", () => {
  const text = "backup: { databaseRetentionDays: 9, static: { versioning: true } }\n";
  expect(brief(text, "lightsail")).toEqual([["spec/key-not-for-tier", "/backup/databaseRetentionDays", "2:11"]]);
});

test("every finding is told, in the order of the text", () => {
  expect(
    brief("wordpress: { version: 7.1.0 }\nweb: { staticIp: true }\nlightsail: {}\n").map(([, path]) => path),
  ).toEqual(["/wordpress/version", "/web/staticIp", "/lightsail"]);
});

test("names that every object has are no keys of the language", () => {
  expect(brief("constructor: 1\ntags: { __proto__: a, toString: b }\n")).toEqual([]);
});
