import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { chosenLevel, type LintSettings } from "../levels.js";

/** Findings that no rule makes while it runs, at the levels that somebody chose for them. */
export const withChosenLevel = (
  findings: readonly Diagnostic[],
  settings: readonly (LintSettings | undefined)[],
): readonly Diagnostic[] =>
  findings.map((each) => {
    const chosen = chosenLevel(each.code, settings);
    if (chosen === undefined) return each;
    if (chosen.level !== "off") return { ...each, severity: chosen.level };
    return { ...each, suppressed: { by: "config", reason: chosen.reason ?? "lint.rules" } };
  });
