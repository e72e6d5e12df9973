import type { Severity } from "../compiler/diagnostics/diagnostic.js";

export type Level = Severity | "off";

/** What `lint:` of a spec, or of a file for many specs, says; the same in both. */
export interface LintSettings {
  readonly rules?: Readonly<Record<string, Level | { readonly level: Level; readonly reason?: string }>>;
  readonly failOn?: Severity;
}

/** The level that somebody chose for a rule, and why. */
export interface ChosenLevel {
  readonly level: Level;
  readonly reason: string | undefined;
}

/** What is chosen for a rule; the first of the settings that has it counts. */
export function chosenLevel(id: string, settings: readonly (LintSettings | undefined)[]): ChosenLevel | undefined {
  for (const each of settings) {
    if (each?.rules === undefined || !Object.hasOwn(each.rules, id)) continue;
    const said = each.rules[id];
    if (typeof said === "string") return { level: said, reason: undefined };
    if (said !== undefined) return { level: said.level, reason: said.reason };
  }
  return undefined;
}
