import type { CdnRequest } from "../../../../src/compiler/cdn/key.js";
import { ttl } from "../../../../src/compiler/cdn/ttl.js";
import { routeRequest, type RouteAnswer } from "../../../../src/route/answer-json.js";
import type { Routing } from "../../../../src/route/routing.js";
import type { OriginRequest, Page } from "./wordpress.js";

/** A viewer's request, and what a form sends with it. */
export interface ViewerRequest extends CdnRequest {
  readonly body: string | undefined;
}

export interface Proxy {
  readonly ask: (request: ViewerRequest) => Promise<Page>;
  /** Requests that reached the origin so far. */
  readonly asked: () => number;
}

interface Kept {
  readonly page: Page;
  readonly until: number;
}

/** Where CloudFront would find an answer: the path and what is keyed. */
export const placeOf = ({ path }: CdnRequest, { behavior, cacheKey }: RouteAnswer): string =>
  JSON.stringify([behavior.path, path, cacheKey]);

/** Until when an answer is kept, in milliseconds; undefined: not at all. Errors are no part of this replay. */
export function keptUntil(page: Page, { ttlSeconds }: RouteAnswer, now: number): number | undefined {
  if (page.status >= 400) return undefined;
  const { expires, "cache-control": cacheControl } = page.headers;
  const expiresInSeconds = expires === undefined ? undefined : (Date.parse(expires) - now) / 1000;
  const seconds = ttl(ttlSeconds, { cacheControl, expiresInSeconds });
  return seconds > 0 ? now + seconds * 1000 : undefined;
}

/** What CloudFront sends where nothing else is forwarded, and what a body needs. */
function originRequest(request: ViewerRequest, { forwarded }: RouteAnswer): OriginRequest {
  const headers: Record<string, string> = {
    host: "origin.example.org",
    "user-agent": "Amazon CloudFront",
    via: "1.1 d111111abcdef8.cloudfront.net (CloudFront)",
    "x-amz-cf-id": "replay",
    "x-forwarded-for": "192.0.2.1",
    // Of the load balancer, which CloudFront asks over HTTPS.
    "x-forwarded-proto": "https",
  };
  const { path, method, body } = request;
  if (body !== undefined) {
    headers["content-length"] = String(Buffer.byteLength(body));
    for (const { name, value } of request.headers)
      if (name.toLowerCase() === "content-type") headers[name.toLowerCase()] = value;
  }
  for (const header of forwarded.headers) {
    const colon = header.indexOf(": ");
    headers[header.slice(0, colon).toLowerCase()] = header.slice(colon + 2);
  }
  if (forwarded.cookies.length > 0) headers["cookie"] = forwarded.cookies.join("; ");
  const target = forwarded.queryString === "" ? path : `${path}?${forwarded.queryString}`;
  return { method, target, headers, body };
}

/**
 * A cache that does with each request what the model answers, and nothing else. CloudFront keeps cookies that an answer
 * sets together with it; so does this.
 */
export function proxy(routing: Routing, send: (asked: OriginRequest) => Promise<Page>, now: () => number): Proxy {
  const store = new Map<string, Kept>();
  let asked = 0;
  const ask = async (request: ViewerRequest): Promise<Page> => {
    const answer = routeRequest(routing, request);
    if (answer.action === "reject") return { status: 403, headers: {}, text: "" };
    if (answer.action === "redirect") {
      const status = request.method === "GET" || request.method === "HEAD" ? 301 : 307;
      return { status, headers: { location: answer.url.replace(/^http:/u, "https:") }, text: "" };
    }
    const place = placeOf(request, answer);
    const kept = answer.cacheable ? store.get(place) : undefined;
    if (kept !== undefined && now() < kept.until)
      return request.method === "HEAD" ? { ...kept.page, text: "" } : kept.page;
    asked += 1;
    const page = await send(originRequest(request, answer));
    const until = answer.cacheable && request.method === "GET" ? keptUntil(page, answer, now()) : undefined;
    if (until !== undefined) store.set(place, { page, until });
    return page;
  };
  return { ask, asked: () => asked };
}
