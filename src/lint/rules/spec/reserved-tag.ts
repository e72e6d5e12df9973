import { childPointer } from "../../../compiler/parse/pointer.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "warning",
  source:
    "wpspec: parts are called by the tag Name; servers and their volumes find each other by tags that begin with wpspec:",
  *check({ spec }) {
    for (const key of Object.keys(spec.tags ?? {})) {
      const isName = key === "Name";
      if (!isName && !key.startsWith("wpspec:")) continue;
      const at = `/${childPointer("/tags", key).slice(1)}` as const;
      yield {
        at,
        message: isName
          ? `Name is how each part is called: servers and subnets keep their own, and all others would be called ${spec.tags?.[key]}.`
          : `${key} has the form of the tags by which servers find their volumes: a part that has the same one keeps its own value.`,
        hint: isName
          ? "Write another key, such as Site or Project."
          : "Write a key that does not begin with wpspec:, or delete it.",
        fix: { isSafe: false, changes: [{ kind: "delete", at }] },
      };
    }
  },
};
