import type { Verb } from "../verb.js";

export const explain: Verb = {
  name: "explain",
  summary: "tell where a value comes from, or why a rule is there",
  operands: {
    usage: "<words...>",
    description:
      'a key such as web.capacity.min, before it the spec (default: "wordpress.yaml"), or the id of a rule, as findings have it',
  },
  options: [
    { flags: "--env <name>", description: "the environment whose values are told, one of `environments`" },
    {
      flags: "--format <format>",
      description: "how it is printed",
      choices: ["pretty", "json"],
      default: "pretty",
    },
    { flags: "--json", description: "the same as --format json" },
  ],
  examples: [
    { command: "wpspec explain database.replicas", does: "its value, who decided it, what it shapes" },
    {
      command: "wpspec explain shop.yaml web.capacity --env staging",
      does: "a group, in an environment of another spec",
    },
    {
      command: "wpspec explain 'cdn.behaviors[\"wp-admin/*\"].cookies'",
      does: "an item of a list, by what it is called",
    },
    { command: "wpspec explain 'wordpress.php.ini[\"opcache.jit\"]' --format json", does: "for another program" },
    { command: "wpspec explain cdn/ttl-order", does: "a rule: why, who says so, a wrong spec and a right one" },
  ],
  run: async (call) => {
    const { operands } = call;
    const { isRuleId } = await import("../../explain/typed-path.js");
    const [word = ""] = operands;
    return operands.length === 1 && isRuleId(word)
      ? (await import("../explain-rule.js")).explainRule(call)
      : (await import("../explain-path.js")).explainPath(call);
  },
};
