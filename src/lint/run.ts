import { dataPack } from "../generated/facts.js";
import { rules } from "../generated/rules.js";
import type { Diagnostic, Suppressed } from "../compiler/diagnostics/diagnostic.js";
import { behaviorsOf } from "../compiler/plan/behaviors-of.js";
import { pointerOf } from "../compiler/resolve/pointer.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import { childPointer } from "../compiler/parse/pointer.js";
import { chosenLevel, type ChosenLevel, type LintSettings } from "./levels.js";
import type { Change, Fix } from "../compiler/diagnostics/fix.js";
import { identityOf } from "./identity.js";
import type { AnyRule, Facts, Finding } from "./rule.js";
import { isCalledTrial } from "./staging.js";
import { withoutSuperseded, type Placed } from "./superseded.js";
import { writtenBehaviors } from "./written-behaviors.js";

/** What rules are told beside the spec. */
export interface RuleContext {
  /** Production's spec, when the one that is looked at is an environment's. */
  readonly base?: ResolvedSpec | undefined;
  /** A day as YYYY-MM-DD; that of the facts where it is not given. */
  readonly today?: string | undefined;
  /** Levels for many specs; what the spec itself says comes first. */
  readonly settings?: LintSettings | undefined;
}

function factsOf(resolved: ResolvedSpec, { base, today = dataPack.date }: RuleContext): Facts {
  const { spec, traits } = resolved;
  const cdn = spec.cdn.enabled ? behaviorsOf(spec, traits.behaviorTable) : { behaviors: [], findings: [] };
  return { spec, resolved, base, cdn, written: writtenBehaviors(spec, cdn), today };
}

/** The level of a rule for a spec; "off" where it has nothing to say there. */
function levelOf(rule: AnyRule, { spec, resolved }: Facts): Diagnostic["severity"] | "off" {
  const { tier, profile, purpose } = spec;
  if (rule.tiers?.includes(tier) === false) return "off";
  // What is called staging is no production because it says so: that has a rule of its own.
  if (rule.isForProduction === true && (purpose === "staging" || isCalledTrial(resolved))) return "off";
  return typeof rule.severity === "string" ? rule.severity : rule.severity[profile];
}

/** What a rule finds in a spec of its tiers: which these are was asked before, and the type system cannot follow. */
const findingsOf = (rule: AnyRule, facts: Facts): readonly Finding[] => [...rule.check(facts as never)];

const toPointer = (at: Finding["at"]): string => (at.startsWith("/") ? at : pointerOf(at));

/** Where the text stands that a fix changes. */
function placed({ changes, isSafe }: Fix<Finding["at"]>, { document }: ResolvedSpec): Fix {
  const at = (change: Change<Finding["at"]>): string => {
    const pointer = toPointer(change.at);
    return change.kind === "set" ? document.placeToSet(pointer) : document.placeOf(pointer);
  };
  return { isSafe, changes: changes.map((change): Change => ({ ...change, at: at(change) })) };
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
    identity: identityOf(toPointer(at), resolved.document.root),
    ...(subject === undefined ? {} : { subject }),
    ...(related === undefined
      ? {}
      : { related: related.map((each) => ({ span: resolved.spanOf(each.at), message: each.message })) }),
    ...(fix === undefined ? {} : { fix: placed(fix, resolved) }),
  };
}

/** A rule that cannot bear a spec is our mistake: it is said, and hides nothing of what the others find. */
function failure(code: string, error: unknown, resolved: ResolvedSpec): Placed {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "internal/rule-failed",
    severity: "error",
    message: `The rule ${code} failed on this spec (${reason}): that is a mistake of wpspec and none of yours.`,
    hint: `Report it with the spec; until it is mended, write lint.rules: ${code}: {level: off, reason: …}.`,
    span: resolved.spanOf("tier"),
    path: "",
    subject: code,
  };
}

/** Why a level was chosen that hides a rule's findings, and where. */
function hidden({ reason }: ChosenLevel, code: string, { document }: ResolvedSpec): Suppressed {
  const at = childPointer("/lint/rules", code);
  const place = document.has(at) ? { line: document.keySpanOf(at).line } : {};
  return { by: "config", reason: reason ?? "lint.rules", ...place };
}

/** What one rule says of a spec, at the level that somebody chose or that is its own. */
function said(code: string, rule: AnyRule, facts: Facts, settings: LintSettings | undefined): readonly Placed[] {
  const { resolved, spec } = facts;
  const chosen = chosenLevel(code, [spec.lint, settings]);
  const own = levelOf(rule, facts);
  const isAbout = rule.tiers?.includes(spec.tier) !== false;
  if (!isAbout || (own === "off" && (chosen === undefined || chosen.level === "off"))) return [];
  try {
    return findingsOf(rule, facts).map((finding): Placed => {
      const found = diagnosticOf(code, finding, own === "off" ? "warning" : own, resolved);
      if (chosen === undefined) return found;
      if (chosen.level === "off") return { ...found, suppressed: hidden(chosen, code, resolved) };
      return { ...found, severity: chosen.level };
    });
  } catch (error) {
    const failed = failure(code, error, resolved);
    return [chosen?.level === "off" ? { ...failed, code, suppressed: hidden(chosen, code, resolved) } : failed];
  }
}

const everyRule: readonly (readonly [code: string, rule: AnyRule])[] = Object.entries(rules);

/** Runs every rule over a resolved spec. */
export function runRules(resolved: ResolvedSpec, context: RuleContext = {}): readonly Diagnostic[] {
  const facts = factsOf(resolved, context);
  const found = everyRule.flatMap(([code, rule]) => said(code, rule, facts, context.settings));
  const isHidden = ({ suppressed }: Placed): boolean => suppressed !== undefined;
  // What is hidden speaks for nobody: those that it would have made needless are heard.
  const heard = withoutSuperseded(
    found.filter((each) => !isHidden(each)),
    (code) => rules[code]?.supersedes ?? [],
  );
  return [...heard, ...found.filter(isHidden)];
}
