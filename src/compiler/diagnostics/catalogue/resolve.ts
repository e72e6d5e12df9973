import { listOf } from "../phrase.js";
import type { Entries } from "./entry.js";

/** Texts about keys that are well formed but do not go together. `key` and `path` are dotted, as people say them. */
export const resolveEntries = {
  "spec/key-not-for-tier": {
    severity: "error",
    message: (p: { key: string; tier: string; tiers: readonly string[] }) =>
      `\`${p.key}\` has no meaning on tier \`${p.tier}\`; only ${listOf(p.tiers, "and")} can use it.`,
    hint: (p: { tiers: readonly string[] }) => `Delete it, or choose \`tier: ${p.tiers[0] ?? "elastic"}\`.`,
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
  "spec/environment-not-compiled-yet": {
    severity: "error",
    message: (p: { name: string }) =>
      `Environments are part of the language and are checked, but this version of wpspec does not compile them yet, so not \`${p.name}\` either.`,
    hint: () => "Leave out `--env`.",
  },
} as const satisfies Entries;
