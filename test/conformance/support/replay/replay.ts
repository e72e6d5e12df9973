import type { RouteAnswer } from "../../../../src/route/answer-json.js";
import type { Routing } from "../../../../src/route/routing.js";
import { cookieName, firstDifference, words } from "./compare.js";
import { keptUntil, placeOf, proxy, type ViewerRequest } from "./proxy.js";
import { Visitor, type Step } from "./visitor.js";
import type { Page, WordPress } from "./wordpress.js";

export type Outcome = "hit" | "miss" | "pass" | "redirect" | "reject";

/** What became of one step. */
export interface Replayed {
  readonly step: Step;
  readonly predicted: Outcome;
  /** A hit asks nobody. */
  readonly originRequests: number;
  readonly status: number;
  /** What is on the page of that which only some visitors are to see. */
  readonly words: readonly string[];
  /** The page and what WordPress gives this visitor directly are two pages. */
  readonly isWrong: boolean;
  /** Where they differ first. */
  readonly differences: readonly string[];
  /** What is on it of somebody else: words, or the session of another visitor. */
  readonly leaked: readonly string[];
}

/** Cookies that stand for one visitor. */
const personal = /^wordpress_(?:logged_in|sec)_|^wp_woocommerce_session_/u;

/** A request past the cache: everything that the browser sends, and the scheme that it used. */
const direct = ({ send }: WordPress, request: ViewerRequest): Promise<Page> => {
  const headers: Record<string, string> = { host: request.host, "cloudfront-forwarded-proto": request.scheme };
  for (const { name, value } of request.headers) headers[name.toLowerCase()] = value;
  if (request.cookies.length > 0)
    headers["cookie"] = request.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const target = request.query === "" ? request.path : `${request.path}?${request.query}`;
  return send({ method: request.method, target, headers, body: request.body });
};

/** The personal cookies of a page that somebody else was given first. */
function strangersCookies({ headers }: Page, who: string, owners: Map<string, string>): readonly string[] {
  return (headers["set-cookie"] ?? []).filter((text) => {
    const [pair = ""] = text.split(";");
    // Logging in also takes old cookies away, from everybody alike.
    if (!personal.test(pair) || /=(?:%20| )?$/u.test(pair)) return false;
    const owner = owners.get(pair) ?? who;
    owners.set(pair, owner);
    return owner !== who;
  });
}

/**
 * Sends a script through the proxy, and after each request asks WordPress itself for the visitor's page.
 * `predictedBy` answers what will become of a request, `cachedBy` is what the proxy does.
 */
export async function replay(
  wordpress: WordPress,
  steps: readonly Step[],
  predictedBy: (request: ViewerRequest) => RouteAnswer,
  cachedBy: Routing,
): Promise<readonly Replayed[]> {
  // Half a second between two requests, for which nothing waits. It starts now, because of dates in Expires.
  let clock = Date.now();
  const between = proxy(cachedBy, wordpress.send, () => clock);
  const visitors = new Map<string, Visitor>();
  const kept = new Map<string, number>();
  const owners = new Map<string, string>();
  const replayed: Replayed[] = [];
  for (const step of steps) {
    clock += 500;
    const visitor = visitors.get(step.who) ?? new Visitor(step.who);
    visitors.set(step.who, visitor);
    const request = visitor.request(step);
    const answer = predictedBy(request);
    const place = placeOf(request, answer);
    const isKept = (kept.get(place) ?? 0) > clock;
    const cached = answer.cacheable ? (isKept ? "hit" : "miss") : "pass";
    const predicted = answer.action === "serve" ? cached : answer.action;
    const before = between.asked();
    const page = await between.ask(request);
    const originRequests = between.asked() - before;
    const until = predicted === "miss" && step.method !== "HEAD" ? keptUntil(page, answer, clock) : undefined;
    if (until !== undefined) kept.set(place, until);
    const strangers = strangersCookies(page, step.who, owners);
    let isWrong = strangers.length > 0;
    const differences: string[] = [];
    const leaked = strangers.map((text) => `the cookie ${cookieName(text)}`);
    if (answer.action === "serve" && step.changes === undefined) {
      const own = await direct(wordpress, request);
      let difference = firstDifference(page, own);
      // What WordPress makes anew each time may change between two seconds; what is forwarded wrongly is wrong again.
      const tries = predicted === "pass" && step.method === undefined ? 2 : 0;
      for (let again = 0; difference !== undefined && again < tries; again += 1)
        difference = firstDifference(await between.ask(request), await direct(wordpress, request));
      if (difference !== undefined) {
        isWrong = true;
        differences.push(difference);
      }
      leaked.push(...words(page).filter((word) => !own.text.includes(word)));
    }
    visitor.take(page);
    replayed.push({
      step,
      predicted,
      originRequests,
      status: page.status,
      words: words(page),
      isWrong,
      differences,
      leaked,
    });
  }
  return replayed;
}
