import { childPointer } from "../../../compiler/parse/pointer.js";
import type { Rule } from "../../rule.js";

const looksLikeKey = (text: string): boolean =>
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/.test(text) || text.includes("-----BEGIN");
const secretName = /password|secret|token/i;

/** Whether a string gives away a credential: by itself, or a tag by its name. */
const isSecret = (text: string, pointer: string): boolean =>
  looksLikeKey(text) || (pointer.startsWith("/tags/") && secretName.test(pointer));

/** The JSON pointers of the strings under a value that give away a credential. */
function secretsIn(value: unknown, pointer: string): readonly string[] {
  if (typeof value === "string") return isSecret(value, pointer) ? [pointer] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => secretsIn(inside, childPointer(pointer, key)));
}

export const rule: Rule = {
  severity: "error",
  source: "AWS Identity and Access Management User Guide, Manage access keys",
  *check({ resolved }) {
    const hint = "Delete it, and replace the credential itself: it has been seen.";
    for (const pointer of secretsIn(resolved.document.root, "")) {
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
