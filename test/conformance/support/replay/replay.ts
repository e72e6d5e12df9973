import { routeRequest, type RouteAnswer } from "../../../../src/route/answer-json.js";
import type { Routing } from "../../../../src/route/routing.js";
import { keptUntil, placeOf, proxy, type ViewerRequest } from "./proxy.js";
import { Visitor, type Step } from "./visitor.js";
import type { Page, WordPress } from "./wordpress.js";

export type Outcome = "hit" | "miss" | "pass" | "redirect" | "reject";

/** What became of one step. */
export interface Replayed {
  readonly step: Step;
  readonly predicted: Outcome;
  /** What the origin saw and the visitor got: a hit asks nobody. */
  readonly seen: { readonly status: number; readonly originRequests: number };
  /** The page and what WordPress gives this visitor directly are two pages. */
  readonly isWrong: boolean;
  /** What is on it of somebody else: words, or the session of another visitor. */
  readonly leaked: readonly string[];
}

/** Words that only some visitors are to see. */
const marks = [
  /Ada Admin/gu,
  /Sigrid Subscriber/gu,
  /An opinion of run \S+?(?=<)/gu,
  /Connie Commenter [\w-]+/gu,
  /below the old oak/gu,
  /× (?:Mug|Blue teapot|Green kettle)/gu,
];

/** What two renderings of one page by WordPress may differ in. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/(_wpnonce(?:=|" value="))[0-9a-f]{10}/gu, "$1…"],
  [/("?nonce"?:\s?")[0-9a-f]{10}/gu, "$1…"],
];
const settled = (text: string): string =>
  changing.reduce((so, [pattern, instead]) => so.replaceAll(pattern, instead), text);

const cookieName = (text: string): string => text.slice(0, text.indexOf("="));
const cookieNames = ({ headers }: Page): readonly string[] => (headers["set-cookie"] ?? []).map(cookieName);

const comparable = (page: Page): string =>
  JSON.stringify([
    page.status,
    page.headers.location,
    page.headers["content-type"],
    cookieNames(page),
    settled(page.text),
  ]);

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

const has = (text: string, word: string): boolean => text.includes(word);
const words = (text: string): readonly string[] => [...new Set(marks.flatMap((mark) => text.match(mark) ?? []))];

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
  // Two seconds between two requests: nothing waits for them. It starts now, for dates in Expires.
  let clock = Date.now();
  const between = proxy(cachedBy, wordpress.send, () => clock);
  const visitors = new Map<string, Visitor>();
  const kept = new Map<string, number>();
  const owners = new Map<string, string>();
  const replayed: Replayed[] = [];
  for (const step of steps) {
    clock += 2000;
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
    const strangers = (page.headers["set-cookie"] ?? []).filter((text) => {
      const [pair = ""] = text.split(";");
      const value = pair.slice(pair.indexOf("=") + 1).trim();
      if (!personal.test(pair) || value.length < 10) return false;
      const owner = owners.get(pair) ?? step.who;
      owners.set(pair, owner);
      return owner !== step.who;
    });
    let isWrong = strangers.length > 0;
    const leaked = strangers.map((text) => `the cookie ${cookieName(text)}`);
    if (answer.action === "serve" && step.changes === undefined) {
      const own = await direct(wordpress, request);
      isWrong ||= comparable(page) !== comparable(own);
      leaked.push(...words(page.text).filter((word) => !has(own.text, word)));
    }
    visitor.take(page);
    replayed.push({ step, predicted, seen: { status: page.status, originRequests }, isWrong, leaked });
  }
  return replayed;
}

export const predictedBy =
  (routing: Routing) =>
  (request: ViewerRequest): RouteAnswer =>
    routeRequest(routing, request);
