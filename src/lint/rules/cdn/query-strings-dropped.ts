import { actingParameters, cookiePack } from "../../../compiler/cdn/cookie-pack.js";
import { answerTo, requestFor } from "../../requests.js";
import type { Facts, Finding, Rule } from "../../rule.js";
import type { WrittenBehavior } from "../../written-behaviors.js";

/** Whether a query does not reach the origin as it is, and so cannot tell copies apart either. */
const isDropped = (facts: Facts, path: string, query: string): boolean =>
  answerTo(facts, requestFor(facts, path, { query })).forwarded.query !== query;

function pageFinding(facts: Facts, { at, page }: WrittenBehavior): Finding | undefined {
  if (page === undefined) return undefined;
  const ofPlugins = (facts.spec.wordpress.plugins ?? []).flatMap(
    (name) => cookiePack(name)?.actingParameters?.names ?? [],
  );
  const name = [...actingParameters, ...ofPlugins].find((each) => isDropped(facts, page, `${each}=1`));
  if (name === undefined) return undefined;
  return {
    at: `${at}.queryStrings`,
    message: `GET ${page}?${name}=1 is answered as GET ${page} is, for ${name} does not reach WordPress.`,
    hint: "Write queryStrings: all, or delete the key.",
  };
}

function fileFinding(facts: Facts, { at, path }: WrittenBehavior): Finding | undefined {
  if (!isDropped(facts, path, "ver=2")) return undefined;
  return {
    at: `${at}.queryStrings`,
    message: `GET ${path}?ver=2 is answered with the copy kept for ${path}?ver=1: a new version of a file does not appear.`,
    hint: "Write queryStrings: all, or delete the key.",
    severity: "warning",
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
