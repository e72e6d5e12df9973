import { dataPack } from "../generated/facts.js";
import { rules } from "../generated/rules.js";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { behaviorsOf } from "../compiler/plan/behaviors-of.js";
import { pointerOf } from "../compiler/resolve/pointer.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import type { Change, Fix } from "../compiler/diagnostics/fix.js";
import type { AnyRule, Facts, Finding } from "./rule.js";
import { withoutSuperseded, type Placed } from "./superseded.js";
import { writtenBehaviors } from "./written-behaviors.js";

/** What rules are told beside the spec. */
export interface RuleContext {
  /** Production's spec, when the one that is looked at is an environment's. */
  readonly base?: ResolvedSpec | undefined;
  /** A day as YYYY-MM-DD; that of the facts where it is not given. */
  readonly today?: string | undefined;
}

function factsOf(resolved: ResolvedSpec, { base, today = dataPack.date }: RuleContext): Facts {
  const { spec, traits } = resolved;
  const cdn = spec.cdn.enabled ? behaviorsOf(spec, traits.behaviorTable) : { behaviors: [], findings: [] };
  return { spec, resolved, base, cdn, written: writtenBehaviors(spec, cdn), today };
}

/** The level of a rule for a spec; "off" where it has nothing to say there. */
function levelOf(rule: AnyRule, { tier, profile, purpose }: Facts["spec"]): Diagnostic["severity"] | "off" {
  if (rule.tiers?.includes(tier) === false) return "off";
  if (rule.isForProduction === true && purpose === "staging") return "off";
  return typeof rule.severity === "string" ? rule.severity : rule.severity[profile];
}

/** What a rule finds in a spec of its tiers: which these are was asked before, and the type system cannot follow. */
const findingsOf = (rule: AnyRule, facts: Facts): readonly Finding[] => [...rule.check(facts as never)];

const toPointer = (at: Finding["at"]): string => (at.startsWith("/") ? at : pointerOf(at));

/** Where the text stands that a fix changes. */
function placed({ changes, isSafe }: Fix, { document }: ResolvedSpec): Fix<string> {
  const at = (change: Change): string => {
    const pointer = toPointer(change.at);
    return change.kind === "set" ? document.placeToSet(pointer) : document.placeOf(pointer);
  };
  return { isSafe, changes: changes.map((change): Change<string> => ({ ...change, at: at(change) })) };
}

/** A finding as a diagnostic, with what only some findings have. */
function diagnosticOf(code: string, finding: Finding, level: Diagnostic["severity"], resolved: ResolvedSpec): Placed {
  const { at, message, hint, severity = level, subject, related, fix } = finding;
  return {
    code,
    severity,
    message,
    hint,
    span: resolved.spanOf(at),
    path: toPointer(at),
    ...(subject === undefined ? {} : { subject }),
    ...(related === undefined
      ? {}
      : { related: related.map((each) => ({ span: resolved.spanOf(each.at), message: each.message })) }),
    ...(fix === undefined ? {} : { fix: placed(fix, resolved) }),
  };
}

/** Runs every rule over a resolved spec. */
export function runRules(resolved: ResolvedSpec, context: RuleContext = {}): readonly Diagnostic[] {
  const facts = factsOf(resolved, context);
  const found = Object.entries(rules).flatMap(([code, rule]) => {
    const level = levelOf(rule, facts.spec);
    if (level === "off") return [];
    return findingsOf(rule, facts).map((finding) => diagnosticOf(code, finding, level, resolved));
  });
  return withoutSuperseded(found, (code) => rules[code]?.supersedes ?? []);
}
