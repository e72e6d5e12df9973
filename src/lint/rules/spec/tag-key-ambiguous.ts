import { childPointer } from "../../../compiler/parse/pointer.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "warning",
  source:
    "AWS CLI, cloudformation deploy: tags are divided at the first equals sign, and a leading hyphen is an option",
  *check({ spec }) {
    for (const key of Object.keys(spec.tags ?? {})) {
      if (!key.includes("=") && !key.startsWith("-")) continue;
      yield {
        at: `/${childPointer("/tags", key).slice(1)}`,
        message: `The command that deploys a stack cannot carry a tag called ${key}, so with CloudFormation it reaches only what the fleet launches.`,
        hint: "Write a key without an equals sign that begins with another character than a hyphen.",
      };
    }
  },
};
