import type { MethodSet } from "./behavior.js";

type Part = "headers" | "cookies" | "queryStrings";

/** What the model finds wrong or had to change, with what a message needs to know. */
export interface CdnParams {
  "cdn/too-many-behaviors": { readonly count: number; readonly limit: number };
  /** `by` are the earlier patterns that together take every path of `path`. */
  "cdn/behavior-unreachable": { readonly path: string; readonly by: readonly string[] };
  /** Whether earlier patterns take all of this one's paths could not be decided within the budget. */
  "cdn/path-too-complex": { readonly path: string };
  "cdn/path-pattern": {
    readonly path: string;
    readonly reason: "empty" | "tooLong" | "letter";
    readonly letter: string;
  };
  /** `part` "names": the bytes of all names together. */
  "cdn/policy-entries-over-limit": {
    readonly path: string;
    readonly part: Part | "names";
    readonly count: number;
    readonly limit: number;
    readonly names: readonly string[];
  };
  /** Cookies were merged or left out so that they fit a policy. */
  "cdn/cookies-merged": { readonly path: string; readonly from: readonly string[]; readonly to: readonly string[] };
  /** All headers would reach the origin of a cached behavior, and a cache policy cannot key on all of them. */
  "cdn/forwarded-not-keyed": { readonly path: string; readonly part: Part };
  "cdn/header-not-allowed": {
    readonly path: string;
    readonly header: string;
    readonly reason: "unkeyable" | "staticOrigin" | "originRequestPolicy" | "compression";
  };
  /** `reason`: offload is off, or the path is outside `storage.static.paths`. */
  "cdn/static-origin-empty": { readonly path: string; readonly reason: "offload" | "path" };
  "cdn/ttl-order": { readonly path: string; readonly min: number; readonly default: number; readonly max: number };
  "cdn/methods-rounded": { readonly path: string; readonly written: readonly string[]; readonly emitted: MethodSet };
  /** `legacy` cannot say it; `part` was widened (query strings: all; headers: without CloudFront's own). */
  "cdn/legacy-cannot-express": { readonly path: string; readonly part: Part | "forwardedProto" };
}

export type CdnCode = keyof CdnParams;

export type CdnFinding = {
  readonly [C in CdnCode]: {
    readonly code: C;
    readonly params: CdnParams[C];
    /** Dotted spec paths, the nearest first. */
    readonly because: readonly string[];
  };
}[CdnCode];
