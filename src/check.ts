import { diagnose } from "./compiler/diagnostics/diagnose.js";
import { capped, isSame } from "./compiler/diagnostics/order.js";
import type { Diagnostic } from "./compiler/diagnostics/diagnostic.js";
import type { Document } from "./compiler/parse/document.js";
import { parse } from "./compiler/parse/parse.js";
import { environmentDocument, environmentNames } from "./compiler/resolve/environment.js";
import { resolve } from "./compiler/resolve/resolve.js";
import type { ResolvedSpec } from "./compiler/resolve/resolved-spec.js";
import { validate } from "./compiler/validate/validate.js";
import { runRules } from "./lint/run.js";

/** A spec that passed every check so far, and what was found on the way. */
export interface Checked {
  readonly resolved: ResolvedSpec | undefined;
  readonly findings: readonly Diagnostic[];
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

/** Document → Spec → ResolvedSpec → findings of every rule; `base` is production's when the document is an environment's. */
function checkDocument(document: Document, base?: ResolvedSpec): Checked {
  const spec = validate(document);
  if (spec.value === undefined) return { resolved: undefined, findings: spec.diagnostics };
  const resolved = resolve(document, spec.value);
  const findings = [...spec.diagnostics, ...resolved.diagnostics];
  if (resolved.value === undefined) return { resolved: undefined, findings };
  findings.push(...runRules(resolved.value, { base }));
  return { resolved: findings.some(isError) ? undefined : resolved.value, findings };
}

/** Every environment of a spec, checked as the spec it becomes: all must be right, whichever is chosen. */
function checkEnvironments(document: Document, base: ResolvedSpec | undefined): ReadonlyMap<string, Checked> {
  return new Map(
    environmentNames(document).flatMap((name) => {
      const merged = environmentDocument(document, name);
      return merged === undefined ? [] : [[name, checkDocument(merged, base)] as const];
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
 * environment `env`, else the base.
 */
export function check(text: string, file: string, env?: string): Checked {
  const document = parse(text, file);
  if (document.value === undefined) return { resolved: undefined, findings: capped(document.diagnostics) };
  const base = checkDocument(document.value);
  // What is wrong with the base is wrong everywhere: environments are looked at when it is right.
  const isBroken = base.findings.some(isError);
  const others = isBroken ? new Map<string, Checked>() : checkEnvironments(document.value, base.resolved);
  const known = environmentNames(document.value);
  const unknown =
    env === undefined || known.includes(env)
      ? []
      : [diagnose("spec/environment-unknown", { name: env, known }, document.value.keySpanOf("/environments"))];
  const all = [...base.findings, ...ofEnvironments(base.findings, others), ...unknown];
  const findings = capped([...document.diagnostics, ...all]);
  const chosen = env === undefined ? base.resolved : others.get(env)?.resolved;
  return { resolved: findings.some(isError) ? undefined : chosen, findings };
}
