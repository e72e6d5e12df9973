import { behaviors as table } from "../../generated/facts.js";
import { byCodeUnit } from "../order.js";
import { type AnsweringBehavior, isList, type Items, type ItemSet } from "./behavior.js";
import { takesCookie } from "./cookie-names.js";

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** One request as a viewer sends it. */
export interface CdnRequest {
  readonly scheme: "http" | "https";
  readonly host: string;
  readonly method: string;
  /** As sent, percent-encoding and all, with the leading slash and without the query string. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Without Host and Cookie. A `CloudFront-…` header stands for what CloudFront would add. */
  readonly headers: readonly NamedValue[];
  readonly cookies: readonly NamedValue[];
}

/** The request's own items that a set takes. */
export interface TakenItems {
  /** `Name: value`, in code-unit order of the lower-case names. */
  readonly headers: readonly string[];
  /** `name=value`, in code-unit order. */
  readonly cookies: readonly string[];
  /** Order as sent: another order is another cache entry. */
  readonly query: string;
}

const isCloudFronts = (name: string): boolean => name.toLowerCase().slice(0, 11) === "cloudfront-";

const includesHeader = (names: readonly string[], name: string): boolean =>
  names.some((each) => each.toLowerCase() === name.toLowerCase());

function takesHeader(items: Items, name: string): boolean {
  if (items === "none") return false;
  if (isList(items)) return includesHeader(items, name);
  // CloudFront's own headers are none of the viewer's: they exist where they are named.
  if (isCloudFronts(name)) return typeof items === "object" && "allAnd" in items && includesHeader(items.allAnd, name);
  if (isHopByHop(name)) return false;
  return !(typeof items === "object" && "allExcept" in items && includesHeader(items.allExcept, name));
}

/** Headers between two neighbours, which CloudFront never passes on. */
const isHopByHop = (name: string): boolean =>
  includesHeader(
    ["Connection", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "X-Forwarded-Proto"],
    name,
  ) || name.toLowerCase().slice(0, 7) === "x-edge-";

/** Headers as CloudFront sees them: with Host, and with the scheme in a header of its own. */
function edgeHeaders({ headers, host, scheme }: CdnRequest): readonly NamedValue[] {
  const [proto] = table.kinds.admin.headers.modern.allAnd;
  return [
    { name: "Host", value: host },
    { name: proto, value: scheme },
    ...headers.filter(({ name }) => !includesHeader(["Host", "Cookie", proto], name)),
  ];
}

const takesCookies = (items: Items, name: string): boolean => {
  if (typeof items === "string") return items === "all";
  if (isList(items)) return takesCookie(items, name);
  return !("allExcept" in items) || !takesCookie(items.allExcept, name);
};

function takesParameter(items: Items, parameter: string): boolean {
  if (typeof items === "string") return items === "all";
  const equals = parameter.indexOf("=");
  const name = equals < 0 ? parameter : parameter.slice(0, equals);
  if (isList(items)) return items.includes(name);
  return !("allExcept" in items) || !items.allExcept.includes(name);
}

/** Whether ForwardedValues pass a header on that they do not name. */
function isPassedOn(name: string, method: string): boolean {
  const { takenAway, takenAwayFromReads } = table.headers;
  const isRead = ["GET", "HEAD", "OPTIONS"].includes(method.toUpperCase());
  const away: readonly string[] = isRead ? [...takenAway, ...takenAwayFromReads] : takenAway;
  return !isCloudFronts(name) && !isHopByHop(name) && !includesHeader(["Host", ...away], name);
}

const sorted = (headers: readonly NamedValue[]): readonly string[] =>
  [...headers]
    .sort((one, other) => byCodeUnit(one.name.toLowerCase(), other.name.toLowerCase()))
    .map(({ name, value }) => `${name}: ${value}`);

/**
 * What of a request a set takes: the cache key with `behavior.key`, what reaches the origin with `behavior.forwarded`.
 */
export function takenItems(request: CdnRequest, items: ItemSet): TakenItems {
  const parameters = request.query === "" ? [] : request.query.split("&");
  return {
    headers: sorted(edgeHeaders(request).filter(({ name }) => takesHeader(items.headers, name))),
    cookies: request.cookies
      .filter(({ name }) => takesCookies(items.cookies, name))
      .map(({ name, value }) => `${name}=${value}`)
      .sort(byCodeUnit),
    query: parameters.filter((parameter) => takesParameter(items.queryStrings, parameter)).join("&"),
  };
}

/**
 * What reaches the origin. (Amazon CloudFront Developer Guide, HTTP request headers and CloudFront behavior: what
 * becomes of a header that is not configured.)
 */
export function forwardedItems(
  request: CdnRequest,
  { forwarded, passesUnnamedHeaders }: Pick<AnsweringBehavior, "forwarded" | "passesUnnamedHeaders">,
): TakenItems {
  const taken = takenItems(request, forwarded);
  if (passesUnnamedHeaders !== true) return taken;
  const passed = ({ name }: NamedValue): boolean =>
    takesHeader(forwarded.headers, name) || isPassedOn(name, request.method);
  return { ...taken, headers: sorted(edgeHeaders(request).filter(passed)) };
}
