import type { Kind, ViewerProtocol } from "./behavior.js";

export type Forwarding = "policies" | "legacy";
export type Table = "modern" | "whitepaper";

/** One entry of `cdn.behaviors`; absent fields take the row of the kind. */
export interface UserBehavior {
  readonly path: string;
  readonly kind: Kind;
  readonly origin?: "web" | "static" | undefined;
  readonly cookies?: "all" | "none" | readonly string[] | undefined;
  readonly headers?: "all" | "none" | readonly string[] | undefined;
  readonly queryStrings?: "all" | "none" | readonly string[] | { readonly allExcept: readonly string[] } | undefined;
  readonly methods?: "all" | readonly string[] | undefined;
  readonly viewerProtocol?: ViewerProtocol | undefined;
  /** A number is the default TTL. */
  readonly ttlSeconds?:
    | number
    | { readonly min?: number | undefined; readonly default?: number | undefined; readonly max?: number | undefined }
    | undefined;
}

/** All of a resolved spec that decides behaviors. */
export interface CdnInput {
  /** Which standard rows: Table 1 of the whitepaper to the letter, or those of today. */
  readonly table: Table;
  readonly forwarding: Forwarding;
  /** `storage.static.enabled`. */
  readonly offload: boolean;
  /** `storage.static.paths`: what S3 answers when `offload` is on. */
  readonly staticPaths: readonly string[];
  /** `storage.static.fallback`. */
  readonly fallback: "web" | "none";
  /** `wordpress.plugins`: names of packs; others are passed over. */
  readonly plugins: readonly string[];
  /** `wordpress.cookies`. */
  readonly cookies: readonly string[];
  /** `wordpress.uncachedPaths`. */
  readonly uncachedPaths: readonly string[];
  readonly multisite: "none" | "subdirectory" | "subdomain";
  /** `wordpress.sites` is used: one path means different files on each host. */
  readonly hasSites: boolean;
  /** `cdn.deviceVariants`. */
  readonly deviceVariants: boolean;
  /** `cdn.pageTtlSeconds`. */
  readonly pageTtlSeconds: number;
  /** `cdn.originProtocol`: with `http-only` the origin learns the viewer's scheme from a header of CloudFront alone. */
  readonly originProtocol: "https-only" | "http-only" | "match-viewer";
  /** `cdn.behaviors`. */
  readonly userBehaviors: readonly UserBehavior[];
}
