import type { Rule } from "../../rule.js";

/** Comments and levels that mean to hide a rule and do not. They are read and found before rules run: src/lint/suppress/. */
export const rule: Rule = {
  severity: "error",
  source: "wpspec, a choice of this project",
  check: () => [],
};
