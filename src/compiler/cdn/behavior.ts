/**
 * What is taken of a request's headers, cookies or query parameters. Cookie names may hold `*` and `?`.
 * `allAnd` (headers only): all that the viewer sends, and the named ones that CloudFront itself adds.
 */
export type Items =
  | "all"
  | "none"
  | readonly string[]
  | { readonly allExcept: readonly string[] }
  | { readonly allAnd: readonly string[] };

export type Kind = "admin" | "frontend" | "static";

/** `staticThenWeb`: what the bucket does not have comes from the web servers. */
export type OriginName = "web" | "static" | "staticThenWeb";

export type ViewerProtocol = "allow-all" | "redirect-to-https" | "https-only";

/** The three sets of methods that CloudFront knows: GET and HEAD; these and OPTIONS; all seven. */
export type MethodSet = "read" | "readOptions" | "all";

export interface ItemSet {
  readonly headers: Items;
  readonly cookies: Items;
  readonly queryStrings: Items;
}

/** Seconds: the least and the most a response is kept, and how long when the origin says nothing. */
export interface TtlSeconds {
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

/**
 * One cache behavior. What distinguishes cached copies (`key`) and what reaches the origin (`forwarded`) are two sets.
 */
export interface Behavior {
  /** Path pattern without leading slash; `*` is the default behavior. */
  readonly path: string;
  readonly kind: Kind;
  readonly origin: OriginName;
  readonly viewerProtocol: ViewerProtocol;
  readonly methods: MethodSet;
  readonly cached: boolean;
  readonly key: ItemSet;
  readonly forwarded: ItemSet;
  readonly ttlSeconds: TtlSeconds;
  readonly compress: boolean;
  /** Dotted spec paths that decided it, the nearest first. */
  readonly because: readonly string[];
}

/** What of a behavior decides how it answers; its origin may have anybody's name. */
export type AnsweringBehavior = Omit<Behavior, "origin" | "compress" | "because"> & {
  readonly origin: string;
  /** Whether headers that nothing names reach the origin too, as they do with ForwardedValues; no key has them. */
  readonly passesUnnamedHeaders?: boolean;
};

export const nothing: ItemSet = { headers: "none", cookies: "none", queryStrings: "none" };

/** Items that stand for all of them but for some: no cache policy can key on these headers. */
export const isOpenEnded = (items: Items): boolean => items === "all" || (typeof items === "object" && !isList(items));

/** Whether items are an explicit list of names. */
export const isList = (items: Items): items is readonly string[] => Array.isArray(items);
