import { nearest } from "../compiler/nearest.js";
import { rulesJson, rulesText } from "../report/rules-text.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { readRuleBook } from "./rule-book.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";

/** `wpspec rules`: every rule, or those of a group. */
export async function listRules({ options, terminal }: Call): Promise<ExitCode> {
  const all = await readRuleBook();
  const groupOf = (id: string): string => id.replace(/\/.*$/u, "");
  const { group, json } = options;
  const chosen = typeof group === "string" ? all.filter(({ id }) => groupOf(id) === group) : all;
  if (chosen.length === 0) {
    const groups = [...new Set(all.map(({ id }) => groupOf(id)))];
    const meant = nearest(String(group), groups);
    const hint = meant === undefined ? `There are ${groups.join(", ")}.` : `Did you mean ${meant}?`;
    return sayProblems(terminal, [{ message: `No rule is of a group ${String(group)}.`, hint }]);
  }
  terminal.out(json === true ? rulesJson(chosen) : rulesText(chosen, terminal.outColors));
  return exitCode.fine;
}
