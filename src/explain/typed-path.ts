import { stepsOf } from "../compiler/parse/pointer.js";

const word = /^[\p{L}\p{N}_-]+/u;
/** `[0]`, `["opcache.jit"]`, `['a']`, and, for shells that eat quotes, `[wp-admin/*]`. */
const bracket = /^\[(?:"((?:[^"\\]|\\["\\])*)"|'([^']*)'|([^\]"']*))\]/u;

/**
 * The steps of a path as people type one: `web.capacity.min`, `cdn.behaviors[0].path`, `wordpress.php.ini["opcache.jit"]`;
 * a JSON pointer too, as findings have it. Undefined when it is no path.
 */
export function typedPath(text: string): readonly string[] | undefined {
  if (text.startsWith("/")) return stepsOf(text);
  const steps: string[] = [];
  let rest = text;
  while (rest !== "") {
    const [inBrackets, quoted, single, bare] = bracket.exec(rest) ?? [];
    const [plain] = word.exec(steps.length > 0 ? rest.replace(/^\./u, "") : rest) ?? [];
    if (inBrackets !== undefined && steps.length > 0) {
      steps.push((quoted?.replace(/\\(["\\])/gu, "$1") ?? single ?? bare ?? "").trim());
      rest = rest.slice(inBrackets.length);
    } else if (plain !== undefined && (steps.length === 0 || rest.startsWith("."))) {
      steps.push(plain);
      rest = rest.slice(plain.length + (steps.length > 1 ? 1 : 0));
    } else return undefined;
  }
  return steps.length === 0 ? undefined : steps;
}

/** Whether what was typed is the id of a rule: a group and a name with a slash between, and nothing of a path. */
export const isRuleId = (text: string): boolean => /^[a-z][a-z0-9-]*\/[a-z0-9-]+$/u.test(text);
