import type { Diagnostic, Severity } from "../compiler/diagnostics/diagnostic.js";
import { nearest } from "../compiler/nearest.js";

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

/** What is wrong with an entry of `rules`; `subject` is the id that it names. */
export type BadLevel = Pick<Diagnostic, "code" | "severity" | "message" | "hint"> & { readonly subject: string };

/** Entries that name no rule, or switch one off without a reason. */
export function badLevels({ rules = {} }: LintSettings, ids: readonly string[]): readonly BadLevel[] {
  return Object.keys(rules).flatMap((id) => {
    const bad = (message: string, hint: string): readonly BadLevel[] => [
      { code: "spec/bad-suppression", severity: "error", message, hint, subject: id },
    ];
    if (!ids.includes(id)) {
      const meant = nearest(id, ids);
      const hint = meant === undefined ? "Write an id that `wpspec rules` lists." : `Write ${meant}.`;
      return bad(`lint.rules names ${id}, which is no rule, so it changes nothing.`, hint);
    }
    const { level, reason } = chosenLevel(id, [{ rules }]) ?? {};
    if (level !== "off" || reason !== undefined) return [];
    return bad(
      `lint.rules switches ${id} off and does not say why: nobody will know when it may go.`,
      `Write ${id}: { level: "off", reason: … }.`,
    );
  });
}
