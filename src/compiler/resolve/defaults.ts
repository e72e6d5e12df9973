import type { KeyRow } from "../../generated/keys.js";
import type { KeyTree } from "./key-tree.js";
import { tiersOf } from "./key-tree.js";
import { isMapping } from "./mapping.js";
import type { Origin } from "./origin.js";
import { childPointer } from "../parse/pointer.js";

export interface DefaultsFor {
  readonly tier: KeyRow["tiers"][number];
  readonly profile: string;
  /** Edition of the defaults, such as `2026-11`. */
  readonly edition: string;
}

/** The default of a row in this tier, profile and edition: the first case that fits. */
function defaultOf(row: KeyRow, { tier, profile, edition }: DefaultsFor): { value: unknown; of: string } | undefined {
  if ("default" in row && row.default !== undefined) return { value: row.default, of: `tier ${tier}` };
  for (const each of row.defaults ?? []) {
    if (each.tier !== undefined && each.tier !== tier) continue;
    if (each.profile !== undefined && each.profile !== profile) continue;
    // Years and months, so that texts are in the order of time.
    if (each.edition !== undefined && each.edition < edition) continue;
    return { value: each.value, of: each.profile === undefined ? `tier ${tier}` : `profile ${profile}` };
  }
  return undefined;
}

/** What a key of a resolved spec would be if nobody wrote it; undefined where it has no default of its own. */
export const defaultIn = (
  row: KeyRow,
  {
    tier,
    profile,
    defaults,
  }: { readonly tier: DefaultsFor["tier"]; readonly profile: string; readonly defaults: string },
): { readonly value: unknown } | undefined => defaultOf(row, { tier, profile, edition: defaults });

/**
 * Fills in the defaults of spec/keys.yaml. A group that is no key itself (`network`, `web.capacity`) always comes to
 * exist; a group that is a key (`cdn.waf`, `backup.files`) gets its members' defaults only when it is a mapping.
 * Lists are never merged. Origins of what was filled in are noted by JSON pointer.
 */
export function fillDefaults(spec: unknown, tree: KeyTree, choice: DefaultsFor, origins: Map<string, Origin>): unknown {
  const fill = (written: unknown, at: KeyTree, pointer: string): unknown => {
    if (!tiersOf(at).includes(choice.tier)) return written;
    let value = written;
    if (value === undefined && at.row !== undefined) {
      const found = defaultOf(at.row, choice);
      if (found !== undefined) {
        value = found.value;
        origins.set(pointer, { by: "default", of: found.of, source: at.row.source.title });
      }
    }
    if (Array.isArray(value)) {
      const { item } = at;
      return item === undefined ? value : value.map((each, index) => fill(each, item, childPointer(pointer, index)));
    }
    if (at.members.size === 0 || (at.row !== undefined && !isMapping(value))) return value;
    const filled: Record<string, unknown> = isMapping(value) ? { ...value } : {};
    for (const [key, member] of at.members) {
      const inside = fill(filled[key], member, childPointer(pointer, key));
      if (inside !== undefined) filled[key] = inside;
    }
    return filled;
  };
  return fill(spec, tree, "");
}
