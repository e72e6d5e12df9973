import { behaviors as table, limits } from "../../generated/facts.js";
import { isList, isOpenEnded, type Behavior, type Items } from "./behavior.js";
import type { CdnFinding } from "./cdn-finding.js";
import type { Forwarding } from "./cdn-input.js";
import type { CookieRoom } from "./varying.js";

const namesOf = (items: Items): readonly string[] => {
  if (typeof items === "string") return [];
  if (isList(items)) return items;
  return "allExcept" in items ? items.allExcept : items.allAnd;
};

const bytes = (names: readonly string[]): number => names.reduce((sum, name) => sum + name.length, 0);

/** Room for cookies beside a behavior's headers and query strings. (Amazon CloudFront Developer Guide, Quotas.) */
export function cookieRoom(
  forwarding: Forwarding,
  { headers, queryStrings }: { readonly headers: Items; readonly queryStrings: Items },
): CookieRoom {
  if (forwarding === "legacy") {
    const { legacyEntriesPerBehavior, legacyCookieNameBytes } = limits;
    return { entries: legacyEntriesPerBehavior.value, nameBytes: (count) => legacyCookieNameBytes.value - count };
  }
  const taken = bytes(namesOf(headers)) + bytes(namesOf(queryStrings));
  return { entries: limits.entriesPerPolicy.value, nameBytes: () => limits.policyNameBytes.value - taken };
}

/** Whether a header is one of a fact's list; a trailing `*` there stands for any ending. Header names ignore case. */
function isOneOf(list: readonly string[], header: string): boolean {
  const name = header.toLowerCase();
  return list.some((each) => {
    const known = each.toLowerCase();
    return known.endsWith("*") ? name.slice(0, known.length - 1) === known.slice(0, -1) : name === known;
  });
}

function headerProblem(header: string, { cached }: Behavior, forwarding: Forwarding) {
  if (isOneOf(table.headers.unkeyable, header)) return "unkeyable";
  if (forwarding === "legacy") return undefined;
  if (cached) return isOneOf(table.headers.notInCachePolicies, header) ? "compression" : undefined;
  return isOneOf(table.headers.notInOriginRequestPolicies, header) ? "originRequestPolicy" : undefined;
}

/** What CloudFront would refuse of a behavior's lists: too many entries, too long names, headers it cannot list. */
export function policyProblems(behavior: Behavior, forwarding: Forwarding): readonly CdnFinding[] {
  const { path, forwarded, because } = behavior;
  const code = "cdn/policy-entries-over-limit";
  const limit = forwarding === "legacy" ? limits.legacyEntriesPerBehavior.value : limits.entriesPerPolicy.value;
  const findings: CdnFinding[] = [];
  for (const part of ["headers", "cookies", "queryStrings"] as const) {
    const names = namesOf(forwarded[part]);
    if (names.length > limit)
      findings.push({ code, params: { path, part, count: names.length, limit, names }, because });
  }
  const { headers, cookies, queryStrings } = forwarded;
  const cookieNames = namesOf(cookies);
  const names = forwarding === "legacy" ? cookieNames : [...namesOf(headers), ...cookieNames, ...namesOf(queryStrings)];
  const room =
    forwarding === "legacy" ? limits.legacyCookieNameBytes.value - cookieNames.length : limits.policyNameBytes.value;
  const count = bytes(names);
  if (count > room) findings.push({ code, params: { path, part: "names", count, limit: room, names }, because });
  if (isOpenEnded(headers)) return findings;
  for (const header of namesOf(headers)) {
    const reason = headerProblem(header, behavior, forwarding);
    if (reason !== undefined)
      findings.push({ code: "cdn/header-not-allowed", params: { path, header, reason }, because });
  }
  return findings;
}
