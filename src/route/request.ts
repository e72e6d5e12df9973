import type { CdnRequest, NamedValue } from "../compiler/cdn/key.js";

/** A request as people describe it: an address, or a path on the site's own host, and what goes with it. */
export interface RouteRequest {
  /** `https://www.example.org/cart/?a=1`, `www.example.org/cart/` without a scheme, or `/cart/`. */
  readonly url: string;
  /** Default: GET. */
  readonly method?: string | undefined;
  /** `name=value`, also several as a browser sends them: `a=1; b=2`. */
  readonly cookies?: readonly string[] | undefined;
  /** `Name: value`. Host and Cookie count as what they are. */
  readonly headers?: readonly string[] | undefined;
  /** Wins over the address. Without either it is https. */
  readonly scheme?: "http" | "https" | undefined;
}

/** The request, or why there is none: a sentence and what to write instead. */
export type ReadRequest =
  | { readonly request: CdnRequest }
  | { readonly problem: { readonly message: string; readonly hint: string } };

const problem = (message: string, hint: string): ReadRequest => ({ problem: { message, hint } });

/** Scheme, authority, path and query of an address; the fragment stays in the browser. */
const address = /^(?:(https?):\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/iu;
const hostName = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/iu;
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;

/** As browsers send what is no ASCII: the bytes of UTF-8, each percent-encoded. Lone surrogates become U+FFFD. */
const encoded = (text: string): string =>
  text.replaceAll(/[^\u0000-\u007f]+/gu, (letters) =>
    encodeURIComponent(letters.replaceAll(/[\ud800-\udfff]/gu, "\ufffd")),
  );

const split = (text: string, at: string): readonly [string, string] => {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
};

function cookiesOf(text: string): readonly NamedValue[] {
  const pairs = text.split(";").map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name, value] = split(pair, "=");
      return { name: name.trim(), value: value.trim() };
    });
}

function headerOf(text: string): NamedValue | undefined {
  const [name, value] = split(text, ":");
  return text.includes(":") && token.test(name.trim()) ? { name: name.trim(), value: value.trim() } : undefined;
}

const isNamed = (name: string) => (header: NamedValue) => header.name.toLowerCase() === name;

/**
 * What a viewer would send. The path stays as it is typed, for CloudFront matches it so: browsers take `.` and `..` out
 * themselves. `host` is that of the site, for addresses without one.
 */
export function readRequest(asked: RouteRequest, host: string): ReadRequest {
  const { url, method = "GET", cookies = [], headers = [] } = asked;
  const [, scheme, authority = "", path = "", query = ""] = address.exec(url) ?? [];
  const isPath = scheme === undefined && authority === "" && path.startsWith("/");
  if (scheme === undefined && authority === "" && !isPath)
    return problem(`${JSON.stringify(url)} is no address.`, "Write https://www.example.org/path or /path.");
  if (/[\u0000-\u0020\u007f]/u.test(url))
    return problem(
      `${JSON.stringify(url)} has spaces or control characters in it, which no request has.`,
      "Write %20 for a space.",
    );
  if (!isPath && !hostName.test(authority))
    return problem(`${JSON.stringify(authority)} is no host name.`, "Write https://www.example.org/path or /path.");
  if (!token.test(method)) return problem(`${JSON.stringify(method)} is no method.`, "Write GET, HEAD, POST, …");
  const read = headers.map(headerOf);
  const broken = read.indexOf(undefined);
  if (broken >= 0) return problem(`${JSON.stringify(headers[broken])} is no header.`, "Write --header 'Name: value'.");
  const all = read.filter((header) => header !== undefined);
  const nameless = cookies.find((text) => !text.includes("=") || cookiesOf(text).some(({ name }) => name === ""));
  if (nameless !== undefined) return problem(`${JSON.stringify(nameless)} is no cookie.`, "Write --cookie name=value.");
  const ownHost = all.find(isNamed("host"))?.value ?? (isPath ? host : authority);
  return {
    request: {
      scheme: asked.scheme ?? (scheme?.toLowerCase() === "http" ? "http" : "https"),
      host: ownHost.toLowerCase(),
      method: method.toUpperCase(),
      path: encoded(path === "" ? "/" : path),
      query: encoded(query),
      headers: all.filter((header) => !isNamed("host")(header) && !isNamed("cookie")(header)),
      cookies: [...cookies, ...all.filter(isNamed("cookie")).map(({ value }) => value)].flatMap(cookiesOf),
    },
  };
}
