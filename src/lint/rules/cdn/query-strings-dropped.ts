import { isList } from "../../../compiler/cdn/behavior.js";
import { actingParameters, cookiePack } from "../../../compiler/cdn/cookie-pack.js";
import { answerTo, requestFor } from "../../requests.js";
import type { Facts, Finding, Rule, RuleChange } from "../../rule.js";
import type { WrittenBehavior } from "../../written-behaviors.js";

/** Whether a query does not reach the origin as it is, and so cannot tell copies apart either. */
const isDropped = (facts: Facts, path: string, query: string): boolean =>
  answerTo(facts, requestFor(facts, path, { query })).forwarded.query !== query;

/** The parameter is no exception any more; other lists become all. */
function takenIn({ at, entry: { queryStrings } }: WrittenBehavior, name: string): RuleChange {
  const except = typeof queryStrings === "object" && "allExcept" in queryStrings ? queryStrings.allExcept : [];
  return except.length > 1
    ? { kind: "delete", at: `${at}.queryStrings.allExcept.${except.indexOf(name)}` }
    : { kind: "set", at: `${at}.queryStrings`, to: "all" };
}

/** Names that are listed for some pages and not for the home page, where search and links by number lead. */
const isChosen = (facts: Facts, { entry: { queryStrings }, behavior }: WrittenBehavior): boolean =>
  queryStrings !== undefined && isList(queryStrings) && answerTo(facts, requestFor(facts, "/")).behavior !== behavior;

function pageFinding(facts: Facts, each: WrittenBehavior): Finding | undefined {
  const { at, page } = each;
  if (page === undefined) return undefined;
  const ofPlugins = (facts.spec.wordpress.plugins ?? []).flatMap(
    (name) => cookiePack(name)?.actingParameters?.names ?? [],
  );
  const ofWordPress = isChosen(facts, each) ? [] : actingParameters;
  const name = [...ofWordPress, ...ofPlugins].find((each) => isDropped(facts, page, `${each}=1`));
  if (name === undefined) return undefined;
  return {
    at: `${at}.queryStrings`,
    message: `GET ${page}?${name}=1 is answered as GET ${page} is, for ${name} does not reach WordPress.`,
    hint: "Write queryStrings: all, or delete the key.",
    fix: { isSafe: true, changes: [takenIn(each, name)] },
  };
}

function fileFinding(facts: Facts, each: WrittenBehavior): Finding | undefined {
  const { at, path } = each;
  if (!isDropped(facts, path, "ver=2")) return undefined;
  return {
    at: `${at}.queryStrings`,
    message: `GET ${path}?ver=2 is answered with the copy kept for ${path}?ver=1: a new version of a file does not appear.`,
    hint: "Write queryStrings: all, or delete the key.",
    severity: "warning",
    fix: { isSafe: true, changes: [takenIn(each, "ver")] },
  };
}

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: query strings are forwarded everywhere",
  *check(facts) {
    for (const each of facts.written) {
      if (each.entry.queryStrings === undefined) continue;
      const found = each.behavior.kind === "static" ? fileFinding(facts, each) : pageFinding(facts, each);
      if (found !== undefined) yield found;
    }
  },
};
