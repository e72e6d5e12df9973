import type { SpecPath, TierSpec } from "../../../generated/spec.js";
import type { Rule } from "../../rule.js";
import { trialOf } from "../../staging.js";

/** What decides which parts there are, each of which can go wrong in its own way; sizes do not. */
const shape: readonly (readonly [at: SpecPath, of: (spec: TierSpec) => string | undefined])[] = [
  ["wordpress.code", (spec) => ("web" in spec ? spec.wordpress.code : undefined)],
  ["cdn.enabled", ({ cdn }) => String(cdn.enabled)],
  ["cache.engine", ({ cache }) => cache.engine],
  ["database.engine", ({ database }) => database.engine],
];

export const rule: Rule = {
  severity: "warning",
  source: "Whitepaper, Appendix C: a staging environment as production is",
  *check(facts) {
    const trial = trialOf(facts);
    if (trial === undefined) return;
    const { name, spec, production } = trial;
    // On another tier all else differs too.
    const parts = spec.tier === production.tier ? shape : [["tier", (each: TierSpec) => each.tier] as const];
    for (const [at, of] of parts) {
      const [tried, used] = [of(spec), of(production)];
      if (tried === undefined || used === undefined || tried === used) continue;
      yield {
        at,
        message: `Environment ${name} has ${at}: ${tried} and production ${used}: what goes wrong with ${used} is not seen before production's readers see it.`,
        hint: `Delete ${at} from environments.${name}; what makes a copy cheap are sizes, such as web.capacity, cache.nodes and database.serverless.`,
      };
    }
  },
};
