import type { Answer, PassedOver } from "../compiler/cdn/answer.js";
import { takenItems, type CdnRequest } from "../compiler/cdn/key.js";
import type { RoutedBehavior, Routing } from "./routing.js";

type Found = Answer<RoutedBehavior>;

const missed = ({ path, nearMiss }: PassedOver, request: CdnRequest): readonly string[] => {
  if (nearMiss === undefined) return [];
  const why = nearMiss === "case" ? "upper and lower case count" : "the pattern has a slash where the path ends";
  return [`${path} comes before it and does not match ${request.path}: ${why}.`];
};

/** Which pattern matches, and why those before it do not. */
function match({ behavior, passedOver }: Found, request: CdnRequest): readonly string[] {
  const far = passedOver.filter(({ nearMiss }) => nearMiss === undefined).map(({ path }) => path);
  return [
    behavior.path === "*"
      ? `The default behavior takes what no pattern before it matches.`
      : `${behavior.path} is the first path pattern that matches ${request.path}.`,
    ...passedOver.flatMap((each) => missed(each, request)),
    ...(far.length === 0 ? [] : [`Before it, and for other paths: ${far.join(", ")}.`]),
  ];
}

/** What CloudFront does before it looks for a copy. */
function deed({ action, behavior }: Found, { method }: CdnRequest): readonly string[] {
  if (action.kind === "redirect")
    return [`CloudFront itself answers ${action.status} to ${action.location}: viewers are redirected to HTTPS.`];
  if (action.kind === "serve") return [];
  return [
    action.reason === "httpsOnly"
      ? "CloudFront itself answers 403: only HTTPS is served."
      : `CloudFront itself answers 403: ${behavior.kind === "static" ? "files are only read, so " : ""}${method} is not among the methods.`,
  ];
}

function keeping({ behavior, isCacheable }: Found, { method }: CdnRequest): string {
  const { min, default: usual, max } = behavior.ttlSeconds;
  if (!behavior.cached) return "No answer is kept.";
  if (!isCacheable) return `Answers to ${method} are never kept; those to GET and HEAD are.`;
  const least = min === 0 ? "" : `at least ${min} s even where WordPress says no-store or private, and `;
  return `An answer is kept ${usual} s where the origin does not say how long, ${least}at most ${max} s.`;
}

/** What becomes of each cookie that the request brings. */
function cookies({ behavior, cacheKey, forwarded }: Found, request: CdnRequest, routing: Routing): readonly string[] {
  return request.cookies.map(({ name, value }) => {
    const reason = routing.cookieReason(name);
    const known = reason === undefined ? "" : ` It stands for: ${reason}`;
    if (cacheKey.cookies.includes(`${name}=${value}`))
      return `Cookie ${name} tells copies apart and reaches the origin.${known}`;
    if (forwarded.cookies.includes(`${name}=${value}`)) return `Cookie ${name} reaches the origin.${known}`;
    if (routing.isNeverVarying(name)) return `Cookie ${name} is dropped: it changes no page.`;
    return `Cookie ${name} is dropped: ${behavior.kind === "static" ? "files are the same for everybody" : "no pattern of this behavior takes it"}.${known}`;
  });
}

/** Headers that reach the origin although nothing names them. */
function unnamedHeaders({ behavior, forwarded, cacheKey }: Found, request: CdnRequest): readonly string[] {
  if (behavior.passesUnnamedHeaders !== true) return [];
  const named = takenItems(request, behavior.forwarded).headers;
  return forwarded.headers
    .filter((header) => !named.includes(header) && !cacheKey.headers.includes(header))
    .map(
      (header) =>
        `Header ${header.slice(0, header.indexOf(":"))} is in no list; with ForwardedValues it reaches the origin all the same, and tells no copies apart.`,
    );
}

function warnings(
  { isPathUnusual }: Found,
  { host }: CdnRequest,
  { hosts, hasOtherHosts }: Routing,
): readonly string[] {
  return [
    ...(isPathUnusual
      ? [
          "The path has an empty, dotted or percent-encoded part; whether CloudFront reads those before it matches is not documented.",
        ]
      : []),
    ...(hosts.length === 0 || hasOtherHosts || hosts.some((each) => isHost(each, host))
      ? []
      : [`${host} is none of its names (${hosts.join(", ")}): such a request does not come here.`]),
  ];
}

/** A name, or a wildcard that stands for exactly one label. */
const isHost = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith("*.") && host.slice(host.indexOf(".")) === pattern.slice(1));

/** Why a request is answered as it is: the match first, then what is done, the cookies, the settings, the warnings. */
export const because = (routing: Routing, request: CdnRequest, found: Found): readonly string[] => [
  ...match(found, request),
  ...deed(found, request),
  keeping(found, request),
  ...cookies(found, request, routing),
  ...unnamedHeaders(found, request),
  ...found.behavior.settings,
  ...warnings(found, request, routing),
];
