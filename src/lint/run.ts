import { rules } from "../generated/rules.js";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { behaviorsOf } from "../compiler/plan/behaviors-of.js";
import { pointerOf } from "../compiler/resolve/pointer.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import type { Facts } from "./rule.js";

function factsOf(resolved: ResolvedSpec): Facts {
  const { spec } = resolved;
  const cdn = spec.cdn.enabled ? behaviorsOf(spec, resolved.behaviorTable) : { behaviors: [], findings: [] };
  return { spec, resolved, cdn };
}

/** Runs every rule over a resolved spec. */
export function runRules(resolved: ResolvedSpec): readonly Diagnostic[] {
  const facts = factsOf(resolved);
  return Object.entries(rules).flatMap(([code, rule]) =>
    [...rule.check(facts)].map(({ at, message, hint }) => ({
      code,
      severity: rule.severity,
      message,
      hint,
      span: resolved.spanOf(at),
      path: at.startsWith("/") ? at : pointerOf(at),
    })),
  );
}
