import { count } from "../phrase.js";
import type { Entries } from "./entry.js";

/** Texts about limits of AWS, all of them counted on what is emitted. */
export const limitEntries = {
  "limit/behaviors": {
    severity: "error",
    message: (p: { behaviors: number; most: number }) =>
      `The distribution would have ${count(p.behaviors, "behavior")} with those of WordPress itself; CloudFront takes ${p.most}.`,
    hint: (p: { behaviors: number; most: number }) =>
      `Remove ${p.behaviors - p.most} of \`cdn.behaviors\` or \`wordpress.uncachedPaths\`, or join paths with a wildcard.`,
  },
  "limit/host-names": {
    severity: "error",
    message: (p: { names: number; most: number }) =>
      `The site has ${count(p.names, "host name")}; CloudFront takes ${p.most} for one distribution.`,
    hint: () => "Remove aliases, or use one wildcard name.",
  },
  "limit/policy-entries": {
    severity: "error",
    message: (p: { path: string; what: string; entries: number; most: number }) =>
      `The behavior \`${p.path}\` would list ${p.entries} ${p.what}; a CloudFront policy takes ${p.most}.`,
    hint: () => "Use wildcards, or `cookies: all`, which caches less.",
  },
} as const satisfies Entries;
