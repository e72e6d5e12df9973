import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { keys, type KeyRow, type Tier } from "../src/generated/keys.js";
import { templatesOf } from "./support/examples.js";
import { caseOf, files, folder, pathOf, specsOf } from "./support/key-cases.js";
import { replacementOracle } from "./support/replacement.js";
import { templateDiff } from "./support/template-diff.js";

type RefusedByTier = Readonly<Partial<Record<Tier, readonly unknown[]>>>;

const replacementOf = replacementOracle();
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
    test(file.slice(0, -".yaml".length), async () => {
      const { tier, base = {}, set, because, replaced, changes } = caseOf(file);
      const { before, after } = specsOf(file);
      const difference = templateDiff(await templatesOf(before), await templatesOf(after), replacementOf);
      if (process.env["UPDATE_KEYS"] === "1") {
        const comment = readFileSync(join(folder, file), "utf8")
          .split("\n")
          .filter((line) => line.startsWith("#"));
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
