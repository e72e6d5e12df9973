import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { keys } from "../src/generated/keys.js";
import { templatesOf } from "./support/examples.js";
import { replacementOracle } from "./support/replacement.js";
import { root } from "./support/root.js";
import { templateDiff } from "./support/template-diff.js";

/** One key, one change: what is set on top of `base`, and everything in the templates that changes with it. */
interface KeyCase {
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
const fourLines = { version: 1, name: "acme-blog", tier: "elastic", region: "eu-west-1" };

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
/** Groups of which this version compiles no member. */
const refused = keys.filter(
  ({ unsupported }) => unsupported === "all" || (unsupported as readonly string[] | undefined)?.includes("mapping"),
);
/** Keys that this version compiles for tier elastic: each has a case. Members of list items are tried by the list. */
const compiled = keys.filter(
  ({ path, tiers, unsupported }) =>
    (tiers as readonly string[]).includes("elastic") &&
    unsupported !== "all" &&
    !path.includes("[].") &&
    !refused.some((group) => path.startsWith(`${group.path}.`)),
);

describe("a key changes the templates where it should and nowhere else", () => {
  for (const file of files) {
    const path = file.slice(0, -".yaml".length).replace(/~.*$/, "");
    test(file.slice(0, -".yaml".length), async () => {
      const text = readFileSync(join(folder, file), "utf8");
      const { base = {}, set, because, replaced, changes } = parse(text) as KeyCase;
      const before = merge(fourLines, base);
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

  test("every compiled key of tier elastic has a case", () => {
    const missing = compiled
      .map(({ path }) => path.replace(/\[\]$/, ""))
      .filter((path) => !files.some((file) => file === `${path}.yaml` || file.startsWith(`${path}~`)));
    expect(missing).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });
});
