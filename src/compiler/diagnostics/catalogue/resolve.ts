import { count, listOf, quote } from "../phrase.js";
import type { Entries } from "./entry.js";

export interface KeyNotForTier {
  readonly key: string;
  readonly tier: string;
  readonly tiers: readonly string[];
  /** The key that would let the tier use it. */
  readonly needs: string | undefined;
  /** The environment that keeps a key which stands outside of it. */
  readonly environment: string | undefined;
}

export interface EnvironmentName {
  /** With the environment's added. */
  readonly name: string;
  readonly environment: string;
  readonly most: number;
}

/** Texts about keys that are well formed but do not go together. `key` and `path` are dotted, as people say them. */
export const resolveEntries = {
  "spec/key-not-for-tier": {
    severity: "error",
    message: (p: KeyNotForTier) =>
      `\`${p.key}\` has no meaning on tier \`${p.tier}\`${p.environment === undefined ? "" : ` of environment \`${p.environment}\``}${p.needs === undefined ? "" : ` without \`${p.needs}\``}; only ${listOf(p.tiers, "and")} can use it.`,
    hint: (p: KeyNotForTier) => {
      const without =
        p.environment === undefined ? "Delete it" : `Write \`environments.${p.environment}.${p.key}: null\``;
      const needs = p.needs === undefined ? "" : `, write \`${p.needs}: true\``;
      return `${without}${needs}, or choose \`tier: ${p.tiers[0] ?? "elastic"}\`.`;
    },
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
  "staging/name-too-long": {
    severity: "error",
    message: (p: EnvironmentName) =>
      `The environment's name is added to the spec's, and ${quote(p.name)} has ${count(p.name.length, "character")}: names of load balancers and other parts are made from it, so at most ${p.most} fit.`,
    hint: (p: EnvironmentName) => {
      const left = p.environment.length - (p.name.length - p.most);
      return left > 0
        ? `Shorten \`${p.environment}\` to at most ${count(left, "character")}; a shorter \`name\` would make everything of production anew.`
        : `Shorten \`name\` to at most ${count(p.most - 1 - p.environment.length, "character")}: what is deployed under the old one is not renamed but made anew.`;
    },
  },
} as const satisfies Entries;
