import { childPointer } from "../../../compiler/parse/pointer.js";
import type { Rule } from "../../rule.js";

const looksLikeKey = (text: string): boolean =>
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/.test(text) || text.includes("-----BEGIN");
const secretName = /password|secret|token/i;

/** Every string under a value, with its JSON pointer. */
function* strings(value: unknown, pointer: string): Iterable<{ pointer: string; text: string }> {
  if (typeof value === "string") yield { pointer, text: value };
  else if (typeof value === "object" && value !== null) {
    for (const [key, inside] of Object.entries(value)) yield* strings(inside, childPointer(pointer, key));
  }
}

export const rule: Rule = {
  severity: "error",
  source: "AWS Identity and Access Management User Guide, Manage access keys",
  *check({ resolved }) {
    const hint = "Delete it, and replace the credential itself: it has been seen.";
    for (const { pointer, text } of strings(resolved.document.root, "")) {
      const isTag = pointer.startsWith("/tags/");
      if (!looksLikeKey(text) && !(isTag && secretName.test(pointer))) continue;
      // The value itself is not said again: messages end up in logs.
      const name = pointer.slice(pointer.lastIndexOf("/") + 1);
      yield {
        at: `/${pointer.slice(1)}`,
        message: `What stands at ${name}: looks like a credential, and everybody who reads the repository or the account's tags has it.`,
        hint,
      };
    }
  },
};
