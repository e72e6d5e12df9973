import { isList } from "../../../compiler/cdn/behavior.js";
import { cookieNamed, coversCookie, takesCookie } from "../../../compiler/cdn/cookie-names.js";
import { neverVarying } from "../../../compiler/cdn/cookie-pack.js";
import { behaviors as table } from "../../../generated/facts.js";
import type { SpecPath } from "../../../generated/spec.js";
import { areKeptApart, withCookie } from "../../requests.js";
import type { Facts, Rule, RuleChange } from "../../rule.js";

/** One cookie of each pattern that never varies a page. */
const idleNames = neverVarying.map(cookieNamed);

/** A cookie that changes no page and that a pattern takes nevertheless; undefined where there is none. */
function idleCookie(pattern: string): string | undefined {
  if (neverVarying.some((never) => coversCookie(never, pattern))) return cookieNamed(pattern);
  return idleNames.find((name) => takesCookie([pattern], name));
}

interface Listed {
  readonly at: SpecPath;
  readonly pattern: string;
  /** The whole list, and where it stands. */
  readonly list: readonly string[];
  readonly of: SpecPath;
  /** Paths of behaviors that the list is for. */
  readonly paths: readonly string[];
}

function* listed({ spec, written }: Facts): Iterable<Listed> {
  for (const { at, entry, behavior, path } of written) {
    if (behavior.kind === "static" || !isList(entry.cookies ?? "none")) continue;
    const cookies = typeof entry.cookies === "object" ? entry.cookies : [];
    for (const [index, pattern] of cookies.entries())
      yield { at: `${at}.cookies.${index}`, pattern, list: cookies, of: `${at}.cookies`, paths: [path] };
  }
  const pages = written.flatMap(({ entry, page }) => (page === undefined || entry.cookies !== undefined ? [] : [page]));
  const list = spec.wordpress.cookies ?? [];
  for (const [index, pattern] of list.entries())
    yield { at: `wordpress.cookies.${index}`, pattern, list, of: "wordpress.cookies", paths: ["/", ...pages] };
}

const session = "wordpress_logged_in_*";

/** A pattern that is wide because of the session becomes its name; others go, and the list with the last of them. */
function narrowed({ at, pattern, list, of }: Listed): RuleChange {
  if (takesCookie([pattern], cookieNamed(session)) && !list.includes(session)) return { kind: "set", at, to: session };
  return { kind: "delete", at: list.every((each) => idleCookie(each) !== undefined) ? of : at };
}

export const rule: Rule = {
  severity: "warning",
  source: "wpspec: spec/cookies/core.yaml, each name with its own source",
  *check(facts) {
    const { cdn, resolved } = facts;
    if (cdn.behaviors.length === 0) return;
    // The paper's own patterns are wide, and following it to the letter is what its profile is for.
    const ofPaper: readonly string[] =
      resolved.traits.behaviorTable === "whitepaper" ? table.whitepaperCookies.names : [];
    for (const each of listed(facts)) {
      const { at, pattern, paths } = each;
      if (ofPaper.includes(pattern)) continue;
      const name = idleCookie(pattern);
      if (name === undefined) continue;
      const ask = (path: string, value: string) => withCookie(facts, path, name, value);
      const path = paths.find((asked) => areKeptApart(facts, ask(asked, "1"), ask(asked, "2")));
      if (path === undefined) continue;
      const isWide = takesCookie([pattern], cookieNamed(session));
      yield {
        at,
        message: `GET ${path} with cookie ${name}=1 and with ${name}=2 are kept apart, and ${name} changes nothing that WordPress prints.`,
        hint: isWide ? `Write ${session} instead.` : `Delete ${pattern}, or write the names that do change pages.`,
        fix: { isSafe: true, changes: [narrowed(each)] },
      };
    }
  },
};
