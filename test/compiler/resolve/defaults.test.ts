import { expect, test } from "vitest";
import type { KeyRow } from "../../../src/generated/keys.js";
import { fillDefaults, type DefaultsFor } from "../../../src/compiler/resolve/defaults.js";
import type { KeyTree } from "../../../src/compiler/resolve/key-tree.js";
import type { Origin } from "../../../src/compiler/resolve/origin.js";

const source = { title: "A paper", checked: "2026-11-23" };
const row = (path: string, rest: Partial<KeyRow> = {}): KeyRow => ({
  path,
  tiers: ["ec2", "elastic"],
  source,
  ...rest,
});
const tree = (path: string, own: KeyRow | undefined, ...members: readonly KeyTree[]): KeyTree => ({
  path,
  row: own,
  members: new Map(members.map((member) => [member.path.split(".").at(-1) ?? "", member])),
  item: undefined,
});
const key = (path: string, rest: Partial<KeyRow> = {}): KeyTree => tree(path, row(path, rest));
const list = (path: string, item: KeyTree, rest: Partial<KeyRow> = {}): KeyTree => ({ ...key(path, rest), item });

function fill(spec: unknown, at: KeyTree, choice: Partial<DefaultsFor> = {}) {
  const origins = new Map<string, Origin>();
  const value = fillDefaults(spec, at, { tier: "elastic", profile: "modern", edition: "2026-11", ...choice }, origins);
  return { value, origins };
}

test("an absent key takes its default, and its origin is noted with the tier and the source", () => {
  const { value, origins } = fill({}, tree("", undefined, key("nodes", { default: 2 })));
  expect(value).toEqual({ nodes: 2 });
  expect([...origins]).toEqual([["/nodes", { by: "default", of: "tier elastic", source: "A paper" }]]);
});

test("a written value stays, falsy ones too, and nothing is noted of it", () => {
  for (const written of [0, false, "", 7]) {
    const { value, origins } = fill({ nodes: written }, tree("", undefined, key("nodes", { default: 2 })));
    expect(value).toEqual({ nodes: written });
    expect(origins.size).toBe(0);
  }
});

test("the first case that fits tier and profile is the default, and the origin names what chose it", () => {
  const defaults = [
    { tier: "ec2", profile: "whitepaper", value: "a" },
    { tier: "ec2", value: "b" },
    { profile: "modern", value: "c" },
  ] as const;
  const at = tree("", undefined, key("size", { defaults }));
  const chosen = (tier: "ec2" | "elastic", profile: string) => {
    const { value, origins } = fill({}, at, { tier, profile });
    return [value, origins.get("/size")];
  };
  expect(chosen("ec2", "whitepaper")).toEqual([{ size: "a" }, expect.objectContaining({ of: "profile whitepaper" })]);
  expect(chosen("ec2", "modern")).toEqual([{ size: "b" }, expect.objectContaining({ of: "tier ec2" })]);
  expect(chosen("elastic", "modern")).toEqual([{ size: "c" }, expect.objectContaining({ of: "profile modern" })]);
  // No case fits: the key stays away.
  expect(chosen("elastic", "whitepaper")).toEqual([{}, undefined]);
});

test("a group that is no key comes to exist; one that is a key gets members only when it is a mapping", () => {
  const mode = key("cdn.waf.mode", { default: "block" });
  const group = tree("", undefined, tree("cdn", undefined, mode));
  expect(fill({}, group).value).toEqual({ cdn: { mode: "block" } });
  const keyed = tree("", undefined, tree("waf", row("waf"), mode));
  expect(fill({}, keyed).value).toEqual({});
  expect(fill({ waf: true }, keyed).value).toEqual({ waf: true });
  expect(fill({ waf: {} }, keyed).value).toEqual({ waf: { mode: "block" } });
});

test("a default that is a mapping gets the defaults of its members, each with an origin of its own", () => {
  const member = key("files.days", { default: 35 });
  const { value, origins } = fill({}, tree("", undefined, tree("files", row("files", { default: { at: 3 } }), member)));
  expect(value).toEqual({ files: { at: 3, days: 35 } });
  expect([...origins.keys()]).toEqual(["/files", "/files/days"]);
});

test("a default is never changed by what is filled in beside it", () => {
  const given = Object.freeze({ at: 3 });
  const at = tree("", undefined, tree("files", row("files", { default: given }), key("files.days", { default: 35 })));
  fill({}, at);
  expect(given).toEqual({ at: 3 });
});

test("items of a list are filled one by one, and a written list is never mixed with the default's", () => {
  const item = tree("rules[]", undefined, key("rules[].ttl", { default: 60 }));
  const at = tree("", undefined, list("rules", item, { default: [{ path: "d" }] }));
  const { value, origins } = fill({ rules: [{ path: "a" }, { path: "b", ttl: 1 }] }, at);
  expect(value).toEqual({
    rules: [
      { path: "a", ttl: 60 },
      { path: "b", ttl: 1 },
    ],
  });
  expect([...origins.keys()]).toEqual(["/rules/0/ttl"]);
  expect(fill({ rules: [] }, at).value).toEqual({ rules: [] });
  expect(fill({}, at).value).toEqual({ rules: [{ path: "d", ttl: 60 }] });
});

test("keys and groups of other tiers stay away", () => {
  const other = key("size", { tiers: ["lightsail"], default: 1 });
  expect(fill({}, tree("", undefined, tree("box", undefined, other), key("nodes", { default: 2 }))).value).toEqual({
    nodes: 2,
  });
});

test("keys that the language does not know are kept: tags and parameters are the user's", () => {
  const at = tree("", undefined, tree("tags", row("tags")), key("nodes", { default: 2 }));
  expect(fill({ tags: { team: "web" } }, at).value).toEqual({ tags: { team: "web" }, nodes: 2 });
});

test("a spec that names an edition keeps its defaults; a newer one has the newer", () => {
  const nodes = key("nodes", {
    defaults: [{ edition: "2026-11", value: 2 }, { edition: "2027-06", value: 3 }, { value: 4 }],
  });
  const inEdition = (edition: string): unknown => fill({}, tree("", undefined, nodes), { edition }).value;
  expect(["2026-11", "2027-01", "2027-06", "2027-07"].map(inEdition)).toEqual([
    { nodes: 2 },
    { nodes: 3 },
    { nodes: 3 },
    { nodes: 4 },
  ]);
});
