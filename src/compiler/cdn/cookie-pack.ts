import { cookies } from "../../generated/facts.js";

/**
 * One cookie of WordPress or a plugin. `key`: changes pages; `admin`: matters on admin paths only; `never`: nowhere.
 */
export interface PackCookie {
  /** Name with `*` and `?`. */
  readonly name: string;
  readonly varies: "key" | "admin" | "never";
  /** Path patterns of the pages that it changes. */
  readonly paths: readonly string[];
  /** A setting without which the cookie is not there: then it is keyed only where the spec lists it. */
  readonly onlyWith: string | undefined;
  /** Two values that it has, for examples; where it does not say, it is the cookie's being there that counts. */
  readonly values: readonly string[] | undefined;
  /** What it stands for, one sentence. */
  readonly why: string;
}

/** What one plugin does to caching (spec/cookies). */
export interface CookiePack {
  readonly name: string;
  readonly plugin: string;
  readonly cookies: readonly PackCookie[];
  readonly uncachedPaths: readonly { readonly path: string }[];
  /** Query parameters that do something, or lead to another page. */
  readonly actingParameters: { readonly names: readonly string[] } | undefined;
  /** One pattern for several of its cookies. */
  readonly mergeTo: string | undefined;
  readonly xmlrpc: "allow" | undefined;
  readonly phpSessions: boolean | undefined;
}

const packs: readonly CookiePack[] = cookies.packs;
const byName = new Map(packs.map((pack) => [pack.name, pack]));

/** Cookies of WordPress itself. */
export const coreCookies: readonly PackCookie[] = cookies.core.cookies.map((cookie) => ({
  ...cookie,
  onlyWith: undefined,
  values: undefined,
}));

/** The pack of a plugin; undefined when there is none. */
export const cookiePack = (plugin: string): CookiePack | undefined => byName.get(plugin);

/** Patterns of cookies that never change what WordPress prints. */
export const neverVarying: readonly string[] = [
  ...cookies.core.neverVarying.flatMap(({ names }) => [...names]),
  ...[...coreCookies, ...packs.flatMap((pack) => pack.cookies)]
    .filter(({ varies }) => varies === "never")
    .map(({ name }) => name),
];

/** Path patterns whose answers are the same for everybody. */
export const sessionFreePaths: readonly string[] = [
  ...cookies.core.sessionFreePaths.paths,
  ...cookies.core.sessionFreePaths.fileExtensions.map((extension) => `*.${extension}`),
];

/** Path patterns of feeds: nobody has a session there, though WordPress would answer by it. */
export const feedPaths: readonly string[] = cookies.core.feedPaths.paths;

/** Query parameters by which WordPress itself does something, or shows another page. */
export const actingParameters: readonly string[] = cookies.core.actingParameters.names;
