import type { SpecPath, TierSpec } from "../../../generated/spec.js";
import { environmentDocument, environmentNames } from "../../../compiler/resolve/environment.js";
import type { ResolvedSpec } from "../../../compiler/resolve/resolved-spec.js";
import type { Rule } from "../../rule.js";
import { trialOf } from "../../staging.js";

/** What decides which parts there are, each of which can go wrong in its own way; sizes do not. */
const shape: readonly (readonly [at: SpecPath, of: (spec: TierSpec) => string | undefined])[] = [
  ["wordpress.code", (spec) => ("web" in spec ? spec.wordpress.code : undefined)],
  ["cdn.enabled", ({ cdn }) => String(cdn.enabled)],
  ["cache.engine", ({ cache }) => cache.engine],
  ["database.engine", ({ database }) => database.engine],
];

/** What is written at a path of a spec, as JSON; undefined where nothing is. */
const writtenAt = (root: unknown, path: string): string | undefined =>
  JSON.stringify(
    path.split(".").reduce((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], root),
  );

/** Whether another environment keeps what production has at a path, so that it is tried there. */
function isTriedElsewhere({ document }: ResolvedSpec, environment: string, path: string): boolean {
  return environmentNames(document).some((name) => {
    const root = name === environment ? undefined : environmentDocument(document, name)?.root;
    if (root === undefined || writtenAt(root, "purpose") === '"production"') return false;
    return ["tier", path].every((each) => writtenAt(root, each) === writtenAt(document.root, each));
  });
}

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
      if (facts.base !== undefined && isTriedElsewhere(facts.base, name, at)) continue;
      yield {
        at,
        message: `Environment ${name} has ${at}: ${tried} and production ${used}: what goes wrong with ${used} is not seen before production's readers see it.`,
        hint: `Delete ${at} from environments.${name}; what makes a copy cheap are sizes, such as web.capacity, cache.nodes and database.serverless.`,
      };
    }
  },
};
