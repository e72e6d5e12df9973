import type { Verb } from "../verb.js";

export const rules: Verb = {
  name: "rules",
  summary: "list the rules of lint",
  options: [
    { flags: "--group <name>", description: "only those of a group, the first part of their ids" },
    { flags: "--json", description: "print one JSON document" },
  ],
  examples: [
    { command: "wpspec rules", does: "every rule: how grave, of which tiers, and why" },
    { command: "wpspec rules --group cdn --json", does: "those about CloudFront, for another program" },
  ],
  run: async (call) => (await import("../list-rules.js")).listRules(call),
};
