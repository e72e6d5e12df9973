import type { Verb } from "../verb.js";

export const explain: Verb = {
  name: "explain",
  summary: "tell why a rule is there, and what to write instead",
  operands: { usage: "<rule>", description: "the id of a rule, as findings have it" },
  options: [{ flags: "--json", description: "print one JSON document" }],
  examples: [{ command: "wpspec explain cdn/ttl-order", does: "why, who says so, a wrong spec and a right one" }],
  run: async (call) => (await import("../explain-rule.js")).explainRule(call),
};
