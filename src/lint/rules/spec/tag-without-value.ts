import { childPointer } from "../../../compiler/parse/pointer.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "warning",
  source: "AWS CloudFormation API Reference, Tag: a value has at least one character",
  *check({ spec }) {
    for (const [key, value] of Object.entries(spec.tags ?? {})) {
      if (value !== "") continue;
      yield {
        at: `/${childPointer("/tags", key).slice(1)}`,
        message: `CloudFormation takes no stack tag without a value, so ${key} reaches only what the fleet launches.`,
        hint: `Write a value for ${key}, such as "yes", or delete it.`,
      };
    }
  },
};
