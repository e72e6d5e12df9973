import type { RuleChange, RuleFix } from "./rule.js";
import type { WrittenBehavior } from "./written-behaviors.js";

type Part = "cookies" | "headers";
type ListPath = `${WrittenBehavior["at"]}.${Part}`;

/**
 * An item goes out of a list of cookies or headers. Where no other would stay the key goes, for the list may not be empty,
 * and the kind's own list applies.
 */
export const withoutItem = (list: ListPath, index: number, othersStay: boolean): RuleFix => ({
  isSafe: true,
  changes: [{ kind: "delete", at: othersStay ? `${list}.${index}` : list }],
});

/** Items are added to what a behavior lists; where it lists none they are the list. */
export const withItems = (
  at: ListPath,
  written: "all" | "none" | readonly string[],
  items: readonly string[],
): RuleFix => ({
  isSafe: true,
  changes: [typeof written === "string" ? { kind: "set", at, to: items } : { kind: "append", at, items }],
});

/** The keys by which an entry of kind admin forwards less than the kind does, or keeps answers. */
const narrowing = ["cookies", "headers", "queryStrings", "methods", "viewerProtocol", "ttlSeconds"] as const;

/** An entry becomes one of kind admin, without keys that say otherwise. */
export function asAdmin({ at, entry }: WrittenBehavior): readonly RuleChange[] {
  const deleted = narrowing.filter((key) => entry[key] !== undefined);
  return [
    ...(entry.kind === "admin" ? [] : [{ kind: "set", at: `${at}.kind`, to: "admin" } as const]),
    ...deleted.map((key) => ({ kind: "delete", at: `${at}.${key}` }) as const),
  ];
}
