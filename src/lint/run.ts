import { rules } from "../generated/rules.js";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { behaviorsOf } from "../compiler/plan/behaviors-of.js";
import { pointerOf } from "../compiler/resolve/pointer.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import type { AnyRule, Facts, Finding } from "./rule.js";
import { withoutSuperseded, type Placed } from "./superseded.js";
import { writtenBehaviors } from "./written-behaviors.js";

function factsOf(resolved: ResolvedSpec, base: ResolvedSpec | undefined): Facts {
  const { spec, traits } = resolved;
  const cdn = spec.cdn.enabled ? behaviorsOf(spec, traits.behaviorTable) : { behaviors: [], findings: [] };
  return { spec, resolved, base, cdn, written: writtenBehaviors(spec, cdn) };
}

/** The level of a rule for a spec; "off" where it has nothing to say there. */
function levelOf(rule: AnyRule, { tier, profile, purpose }: Facts["spec"]): Diagnostic["severity"] | "off" {
  if (rule.tiers?.includes(tier) === false) return "off";
  if (rule.isForProduction === true && purpose === "staging") return "off";
  return typeof rule.severity === "string" ? rule.severity : rule.severity[profile];
}

/** What a rule finds in a spec of its tiers: which these are was asked before, and the type system cannot follow. */
const findingsOf = (rule: AnyRule, facts: Facts): readonly Finding[] => [...rule.check(facts as never)];

/** Runs every rule over a resolved spec; `base` is production's when the spec is an environment's. */
export function runRules(resolved: ResolvedSpec, base?: ResolvedSpec): readonly Diagnostic[] {
  const facts = factsOf(resolved, base);
  const found = Object.entries(rules).flatMap(([code, rule]) => {
    const level = levelOf(rule, facts.spec);
    if (level === "off") return [];
    return findingsOf(rule, facts).map(({ at, message, hint, severity = level }): Placed => ({
      code,
      severity,
      message,
      hint,
      span: resolved.spanOf(at),
      path: at.startsWith("/") ? at : pointerOf(at),
    }));
  });
  return withoutSuperseded(found, (code) => rules[code]?.supersedes ?? []);
}
