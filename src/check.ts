import { diagnose } from "./compiler/diagnostics/diagnose.js";
import { capped, isSame, isStopping } from "./compiler/diagnostics/order.js";
import type { Diagnostic, Severity } from "./compiler/diagnostics/diagnostic.js";
import type { Document } from "./compiler/parse/document.js";
import { parse } from "./compiler/parse/parse.js";
import { environmentDocument, environmentNames } from "./compiler/resolve/environment.js";
import { resolve } from "./compiler/resolve/resolve.js";
import type { ResolvedSpec } from "./compiler/resolve/resolved-spec.js";
import { validate } from "./compiler/validate/validate.js";
import { rules } from "./generated/rules.js";
import type { LintSettings } from "./lint/levels.js";
import { runRules, type RuleContext } from "./lint/run.js";
import { badLevelsOfSpec, idleLevels } from "./lint/suppress/levels-of-spec.js";
import { suppressionsOf, type Suppressions } from "./lint/suppress/suppressions.js";
import { withChosenLevel } from "./lint/suppress/chosen.js";

/** A spec that passed every check so far, and what was found on the way. */
export interface Checked {
  readonly resolved: ResolvedSpec | undefined;
  readonly findings: readonly Diagnostic[];
}

/** What a check comes to, with the lowest level that fails it. */
export interface CheckedSpec extends Checked {
  readonly failOn: Severity;
}

/** What the spec says, else what the settings for many specs say. */
const failOnOf = (resolved: ResolvedSpec | undefined, settings: LintSettings | undefined): Severity =>
  resolved?.isWritten("lint.failOn") === true ? resolved.spec.lint.failOn : (settings?.failOn ?? "error");

/** What a check is told beside the spec. */
export type CheckContext = Pick<RuleContext, "today" | "settings">;

const ids = Object.keys(rules);

interface Run {
  readonly suppressions: Suppressions;
  readonly context: CheckContext;
}

/** Document → Spec → ResolvedSpec → findings of every rule; `base` is production's when the document is an environment's. */
function checkDocument(document: Document, { suppressions, context }: Run, base?: ResolvedSpec): Checked {
  const spec = validate(document);
  if (spec.value === undefined) return { resolved: undefined, findings: spec.diagnostics };
  const resolved = resolve(document, spec.value);
  const findings = [...spec.diagnostics, ...resolved.diagnostics];
  if (resolved.value === undefined) return { resolved: undefined, findings };
  const ofRules = [...runRules(resolved.value, { ...context, base }), ...badLevelsOfSpec(resolved.value, ids)];
  findings.push(...suppressions.apply(ofRules));
  return { resolved: resolved.value, findings };
}

/** Every environment of a spec, checked as the spec it becomes: all must be right, whichever is chosen. */
function checkEnvironments(document: Document, run: Run, base: ResolvedSpec | undefined): ReadonlyMap<string, Checked> {
  return new Map(
    environmentNames(document).flatMap((name) => {
      const merged = environmentDocument(document, name);
      return merged === undefined ? [] : [[name, checkDocument(merged, run, base)] as const];
    }),
  );
}

/** What environments find and the spec itself does not: each thing once, with the environments it is about. */
function ofEnvironments(
  base: readonly Diagnostic[],
  environments: ReadonlyMap<string, Checked>,
): readonly Diagnostic[] {
  const found: (Diagnostic & { environments: string[] })[] = [];
  for (const [name, { findings }] of environments) {
    for (const each of findings) {
      if (base.some((other) => isSame(other, each))) continue;
      const earlier = found.find((other) => isSame(other, each));
      if (earlier === undefined) found.push({ ...each, environments: [name] });
      else earlier.environments.push(name);
    }
  }
  return found;
}

/**
 * text → Document → findings, of the spec itself and of what its environments make of it. What is resolved is the
 * environment `env`, else the base. What a comment or a level of the spec lets stay is among the findings, marked so, and
 * stops nothing.
 */
export function check(text: string, file: string, env?: string, context: CheckContext = {}): CheckedSpec {
  const document = parse(text, file);
  if (document.value === undefined)
    return { resolved: undefined, findings: capped(document.diagnostics), failOn: "error" };
  const run: Run = { suppressions: suppressionsOf(document.value, ids), context };
  const base = checkDocument(document.value, run);
  // What cannot be read is wrong everywhere. What rules say of the base alone hides nothing of its environments.
  const isRead = base.resolved !== undefined;
  const others = isRead ? checkEnvironments(document.value, run, base.resolved) : new Map<string, Checked>();
  const known = environmentNames(document.value);
  const unknown =
    env === undefined || known.includes(env)
      ? []
      : [diagnose("spec/environment-unknown", { name: env, known }, document.value.keySpanOf("/environments"))];
  // Only when nothing else is wrong it is worth a word what hides nothing.
  const idle = base.findings.some(isStopping) ? [] : [...run.suppressions.unused(), ...idleLevels(base, others)];
  const settings: readonly (LintSettings | undefined)[] = [base.resolved?.spec.lint, context.settings];
  const aboutComments = withChosenLevel([...run.suppressions.bad, ...idle], settings);
  const all = [...base.findings, ...ofEnvironments(base.findings, others), ...unknown, ...aboutComments];
  const findings = capped([...document.diagnostics, ...all]);
  const chosen = env === undefined ? base.resolved : others.get(env)?.resolved;
  const failOn = failOnOf(base.resolved, context.settings);
  return { resolved: findings.some(isStopping) ? undefined : chosen, findings, failOn };
}
