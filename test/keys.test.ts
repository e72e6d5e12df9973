import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { keys, type KeyRow, type Tier } from "../src/generated/keys.js";
import { templatesOf } from "./support/examples.js";
import { replacementOracle } from "./support/replacement.js";
import { root } from "./support/root.js";
import { templateDiff } from "./support/template-diff.js";

type RefusedByTier = Readonly<Partial<Record<Tier, readonly unknown[]>>>;

/** One key, one change: what is set on top of `base`, and everything in the templates that changes with it. */
interface KeyCase {
  /** The tier it is tried on; elastic when it does not say. */
  readonly tier?: Tier;
  /** What the spec says besides (JSON Merge Patch on the four-line spec). */
  readonly base?: Record<string, unknown>;
  readonly set: unknown;
  /** Why nothing changes, where that is right. */
  readonly because?: string;
  /** Why something is replaced, where that is right: what serves or holds data must stay. */
  readonly replaced?: string;
  readonly changes: readonly string[];
}

const folder = join(root, "test", "keys");
const fourLines = { version: 1, name: "acme-blog", region: "eu-west-1" };

function merge(target: Record<string, unknown>, patch: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const inside = merged[key];
    merged[key] =
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? merge(
            (typeof inside === "object" && !Array.isArray(inside) ? inside : {}) as Record<string, unknown>,
            value as Record<string, unknown>,
          )
        : value;
  }
  return merged;
}

const at = (path: string, value: unknown): Record<string, unknown> =>
  path
    .split(".")
    .reverse()
    .reduce<unknown>((inside, word) => ({ [word]: inside }), value) as Record<string, unknown>;

const replacementOf = replacementOracle();
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const caseOf = (file: string): KeyCase => parse(readFileSync(join(folder, file), "utf8")) as KeyCase;
const pathOf = (file: string): string => file.slice(0, -".yaml".length).replace(/~.*$/, "");
const isIn = (path: string, group: string): boolean => path === group || path.startsWith(`${group}.`);

/** Whether this version compiles no member of a group on a tier. */
function isRefused({ unsupported }: KeyRow, tier: Tier): boolean {
  if (unsupported === undefined || typeof unsupported === "string") return unsupported === "all";
  const values = Array.isArray(unsupported) ? unsupported : ((unsupported as RefusedByTier)[tier] ?? []);
  return (values as readonly unknown[]).includes("mapping");
}

/** Keys that this version compiles for a tier. Members of list items are tried by the list. */
function compiledFor(tier: Tier): readonly string[] {
  const ofTier = keys.filter(({ tiers }) => (tiers as readonly Tier[]).includes(tier));
  const refused = ofTier.filter((row) => isRefused(row, tier)).map(({ path }) => path);
  return ofTier
    .filter(({ path, unsupported }) => unsupported !== "all" && !path.includes("[]."))
    .map(({ path }) => path.replace(/\[\]$/, ""))
    .filter((path) => !refused.some((group) => path !== group && isIn(path, group)));
}

/** What one component makes on every tier: what a key of it changes is tried on the smaller tiers by one of its keys. */
const shared = [
  "domain",
  "cdn",
  "storage.static",
  "cache",
  "database",
  "backup",
  "monitoring",
  "iam",
  "encryption",
  "network",
  "web",
  "wordpress",
  "purpose",
  "profile",
  "environments",
];

describe("a key changes the templates where it should and nowhere else", () => {
  for (const file of files) {
    const path = pathOf(file);
    test(file.slice(0, -".yaml".length), async () => {
      const text = readFileSync(join(folder, file), "utf8");
      const { tier, base = {}, set, because, replaced, changes } = parse(text) as KeyCase;
      const before = merge({ ...fourLines, tier: tier ?? "elastic" }, base);
      const after = merge(before, at(path, set));
      const difference = templateDiff(
        await templatesOf(stringify(before)),
        await templatesOf(stringify(after)),
        replacementOf,
      );
      if (process.env["UPDATE_KEYS"] === "1") {
        const comment = text.split("\n").filter((line) => line.startsWith("#"));
        const next = stringify(
          {
            ...(tier === undefined ? {} : { tier }),
            ...(Object.keys(base).length > 0 ? { base } : {}),
            set,
            ...(because === undefined ? {} : { because }),
            ...(replaced === undefined ? {} : { replaced }),
            changes: difference,
          },
          { lineWidth: 0 },
        );
        writeFileSync(join(folder, file), [...comment, next].join("\n"));
      }
      expect(difference).toEqual(changes ?? []);
      // A key without effect says why: silence would be a promise not kept.
      if (difference.length === 0) expect(because).toBeTypeOf("string");
      // What nobody gave must not be printed.
      expect(difference.filter((line) => /undefined|NaN|\[object/.test(line))).toEqual([]);
      // A stack that CloudFormation refuses to update is never right; one that replaces something says why.
      expect(difference.filter((line) => line.includes("(refused"))).toEqual([]);
      const replacements = difference.filter((line) => /\((?:may )?replaces?\)$/.test(line));
      if (replaced === undefined) expect(replacements).toEqual([]);
      else expect(replacements).not.toEqual([]);
    });
  }

  const triedOn = (tier: Tier): readonly string[] =>
    files.filter((file) => (caseOf(file).tier ?? "elastic") === tier).map(pathOf);

  test("every compiled key of tier elastic has a case", () => {
    const tried = triedOn("elastic");
    expect(compiledFor("elastic").filter((path) => !tried.includes(path))).toEqual([]);
  });

  test.each(["lightsail", "ec2"] as const)(
    "every compiled key that tier elastic lacks has a case on %s, and every group one of its keys",
    (tier) => {
      const tried = triedOn(tier);
      const compiled = compiledFor(tier);
      const own = compiled.filter((path) => !compiledFor("elastic").includes(path));
      expect(own.filter((path) => !tried.includes(path))).toEqual([]);
      const groups = shared.filter((group) => compiled.some((path) => isIn(path, group)));
      expect(groups.filter((group) => !tried.some((path) => isIn(path, group)))).toEqual([]);
    },
  );

  test("a case of another tier than elastic says so in its file's name", () => {
    for (const file of files) {
      const { tier } = caseOf(file);
      expect(/~(lightsail|ec2)\b/.exec(file)?.[1], file).toBe(tier);
    }
  });
});
