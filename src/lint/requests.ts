import { answer, type Answer } from "../compiler/cdn/answer.js";
import type { Behavior } from "../compiler/cdn/behavior.js";
import type { CdnRequest, NamedValue } from "../compiler/cdn/key.js";
import type { BehaviorTable } from "../compiler/cdn/behaviors.js";
import { cloudFrontName, hostsOf } from "../compiler/plan/hosts.js";
import type { TierSpec } from "../generated/spec.js";

/** The distribution that is asked. */
interface Facts {
  readonly spec: TierSpec;
  readonly cdn: BehaviorTable;
}

/** A request for a path of the site over HTTPS; GET, and without anything else, where `more` does not say. */
export function requestFor({ spec }: Facts, path: string, more: Partial<CdnRequest> = {}): CdnRequest {
  const [host = cloudFrontName] = hostsOf(spec);
  return { scheme: "https", host, method: "GET", path, query: "", headers: [], cookies: [], ...more };
}

/** What the distribution does with a request. */
export const answerTo = ({ cdn }: Facts, request: CdnRequest): Answer<Behavior> => answer(cdn.behaviors, request);

const keyText = ({ cacheKey: { headers, cookies, query } }: Answer): string =>
  [...headers, "", ...cookies, "", query].join("\n");

/**
 * Whether the answer to one of two requests for one path is also the answer to the other: both may be kept, and nothing
 * in the cache key tells them apart.
 */
export function shareAnswer(facts: Facts, one: CdnRequest, other: CdnRequest): boolean {
  const [first, second] = [answerTo(facts, one), answerTo(facts, other)];
  const isKept = first.isCacheable && second.isCacheable && first.action.kind === "serve";
  return isKept && one.path === other.path && first.behavior === second.behavior && keyText(first) === keyText(second);
}

/** Whether both are kept, and each apart from the other. */
export function areKeptApart(facts: Facts, one: CdnRequest, other: CdnRequest): boolean {
  const [first, second] = [answerTo(facts, one), answerTo(facts, other)];
  return first.isCacheable && second.isCacheable && keyText(first) !== keyText(second);
}

const cookie = (name: string, value: string): Partial<CdnRequest> => ({ cookies: [{ name, value }] });

/** A request with a cookie, and the same without it or with another value. */
export const withCookie = (facts: Facts, path: string, name: string, value = "1"): CdnRequest =>
  requestFor(facts, path, cookie(name, value));

/** A request with a header. */
export const withHeader = (facts: Facts, path: string, { name, value }: NamedValue): CdnRequest =>
  requestFor(facts, path, { headers: [{ name, value }] });
