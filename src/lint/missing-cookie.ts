import { cookieOutside } from "../compiler/cdn/cookie-names.js";
import { isList } from "../compiler/cdn/behavior.js";
import { withItems } from "./behavior-fixes.js";
import { requestFor, shareAnswer, withCookie } from "./requests.js";
import type { Facts, Finding } from "./rule.js";

/** The patterns of which a list takes not every cookie. */
const lacking = (listed: readonly string[], patterns: readonly string[]): readonly string[] =>
  patterns.filter((each) => cookieOutside(listed, each) !== undefined);

/**
 * Pages whose behavior lists cookies without one of those of WordPress: who has it gets the page of `somebody` else. Where
 * the list is not written, the model has seen to it. `others` are patterns that are best added with it.
 */
export function* missingCookie(
  facts: Facts,
  pattern: string,
  somebody: string,
  others: readonly string[] = [],
): Iterable<Finding> {
  for (const { at, entry, behavior, page } of facts.written) {
    const { cookies } = entry;
    if (cookies === undefined || cookies === "all" || page === undefined || behavior.kind === "static") continue;
    const listed = isList(cookies) ? cookies : [];
    const name = cookieOutside(listed, pattern);
    if (name === undefined || !shareAnswer(facts, withCookie(facts, page, name), requestFor(facts, page))) continue;
    const added = [pattern, ...lacking(listed, others)];
    yield {
      at: `${at}.cookies`,
      message: `GET ${page} with cookie ${name}=… is answered with the page of somebody ${somebody}.`,
      hint: `Add ${added.join(", ")} to these cookies, or delete the key: all cookies that vary pages are then listed by themselves.`,
      fix: withItems(`${at}.cookies`, cookies, added),
    };
  }
}
