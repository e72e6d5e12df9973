import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import type { Tier } from "../../src/generated/keys.js";
import { root } from "./root.js";

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

export const folder = join(root, "test", "keys");
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

/** Every case: test/keys/<path>.yaml, or <path>~<what>.yaml. */
export const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
export const caseOf = (file: string): KeyCase => parse(readFileSync(join(folder, file), "utf8")) as KeyCase;
export const pathOf = (file: string): string => file.slice(0, -".yaml".length).replace(/~.*$/, "");

/** The spec of a case without its key and with it. */
export function specsOf(file: string): { readonly before: string; readonly after: string } {
  const { tier = "elastic", base = {}, set } = caseOf(file);
  const before = merge({ ...fourLines, tier }, base);
  return { before: stringify(before), after: stringify(merge(before, at(pathOf(file), set))) };
}
