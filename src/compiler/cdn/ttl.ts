import type { TtlSeconds } from "./behavior.js";

/** What an origin's response says about caching. */
export interface CacheHeaders {
  /** Value of Cache-Control; several headers joined by commas. */
  readonly cacheControl?: string | undefined;
  /** Seconds from now to the date in Expires; the caller reads the clock. Zero or less: in the past. */
  readonly expiresInSeconds?: number | undefined;
}

/** Directives in lower case with their values, quotes removed. */
function directives(cacheControl: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let text = "";
  let isQuoted = false;
  const close = (): void => {
    const equals = text.indexOf("=");
    const name = (equals < 0 ? text : text.slice(0, equals)).trim().toLowerCase();
    if (name !== "" && !found.has(name)) found.set(name, equals < 0 ? "" : text.slice(equals + 1).trim());
    text = "";
  };
  for (const letter of cacheControl) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === "," && !isQuoted) close();
    else text += letter;
  }
  close();
  return found;
}

const seconds = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;

/**
 * How long CloudFront keeps a response, in seconds; 0 = not at all.
 * (Amazon CloudFront Developer Guide, Manage how long content stays in the cache.)
 *
 * A minimum above 0 overrides `no-cache`, `no-store` and `private`: these hold only while it is 0. A `no-cache` with
 * field names (`no-cache="Set-Cookie"`) speaks of these fields, not of the response.
 */
export function ttl({ min, default: usual, max }: TtlSeconds, headers: CacheHeaders): number {
  const says = directives(headers.cacheControl ?? "");
  if (says.has("no-store") || says.has("private") || says.get("no-cache") === "") return min;
  const age = seconds(says.get("s-maxage")) ?? seconds(says.get("max-age")) ?? headers.expiresInSeconds;
  return age === undefined ? Math.max(min, usual) : Math.max(min, Math.min(Math.max(age, 0), max));
}
