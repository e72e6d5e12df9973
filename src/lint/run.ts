import { rules } from "../generated/rules.js";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { pointerOf } from "../compiler/resolve/pointer.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";

/** Runs every rule over a resolved spec. */
export function runRules(resolved: ResolvedSpec): readonly Diagnostic[] {
  const facts = { spec: resolved.spec, resolved };
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
