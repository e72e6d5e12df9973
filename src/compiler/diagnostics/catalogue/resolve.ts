import { listOf } from "../phrase.js";
import type { Entries } from "./entry.js";

export interface KeyNotForTier {
  readonly key: string;
  readonly tier: string;
  readonly tiers: readonly string[];
  /** The key that would let the tier use it. */
  readonly needs: string | undefined;
}

/** Texts about keys that are well formed but do not go together. `key` and `path` are dotted, as people say them. */
export const resolveEntries = {
  "spec/key-not-for-tier": {
    severity: "error",
    message: (p: KeyNotForTier) =>
      `\`${p.key}\` has no meaning on tier \`${p.tier}\`${p.needs === undefined ? "" : ` without \`${p.needs}\``}; only ${listOf(p.tiers, "and")} can use it.`,
    hint: (p: KeyNotForTier) =>
      p.needs === undefined
        ? `Delete it, or choose \`tier: ${p.tiers[0] ?? "elastic"}\`.`
        : `Delete it, write \`${p.needs}: true\`, or choose \`tier: ${p.tiers[0] ?? "elastic"}\`.`,
  },
  "spec/not-supported-yet": {
    severity: "error",
    message: (p: { key: string; value: string | undefined }) =>
      p.value === undefined
        ? `\`${p.key}\` is part of the language, but this version of wpspec does not compile it yet.`
        : `\`${p.key}: ${p.value}\` is part of the language, but this version of wpspec does not compile it yet.`,
    hint: (p: { key: string; value: string | undefined }) =>
      p.value === undefined ? `Delete \`${p.key}\` for now.` : `Choose another value of \`${p.key}\` for now.`,
  },
  "spec/environment-unknown": {
    severity: "error",
    message: (p: { name: string; known: readonly string[] }) =>
      p.known.length === 0
        ? `This spec has no environments, so not \`${p.name}\` either.`
        : `This spec has no environment \`${p.name}\`; it has ${listOf(p.known, "and")}.`,
    hint: (p: { name: string; known: readonly string[] }) =>
      `Leave out \`--env\`, ${p.known.length === 0 ? "" : "choose another, "}or add \`environments: { ${p.name}: {} }\`.`,
  },
} as const satisfies Entries;
