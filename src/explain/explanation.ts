import type { Tier } from "../generated/keys.js";
import type { Shaped } from "./shapes.js";

/** Where a value comes from. */
export type ExplainedOrigin =
  | { readonly by: "spec"; readonly file: string; readonly line: number; readonly column: number }
  | {
      readonly by: "environment";
      readonly name: string;
      readonly file: string;
      readonly line: number;
      readonly column: number;
    }
  | { readonly by: "default"; readonly of: string; readonly edition: string }
  | { readonly by: "derived"; readonly rule: string }
  | { readonly by: "standard"; readonly because: string }
  | { readonly by: "members" }
  | { readonly by: "nothing" };

/** A key inside the one that is explained. */
export interface ExplainedMember {
  readonly path: string;
  readonly value?: unknown;
  readonly origin: ExplainedOrigin;
}

/** All that `wpspec explain PATH` tells; schema/explanation.schema.json describes it. */
export interface Explanation {
  readonly version: 1;
  /** Dotted, items of lists by index. */
  readonly path: string;
  /** RFC 6901, into the spec as it is with its environment and defaults. */
  readonly pointer: string;
  readonly environment?: string;
  /** Absent where nothing is set. */
  readonly value?: unknown;
  readonly origin: ExplainedOrigin;
  readonly members?: readonly ExplainedMember[];
  readonly description: string;
  /** What may be written, in words. */
  readonly allowed: string;
  readonly examples: readonly unknown[];
  /** What it is in this tier and profile when nobody writes it; absent where that is nothing, or follows from other keys. */
  readonly default?: unknown;
  /** How the default follows from other keys, in words. */
  readonly derived?: string;
  readonly tiers: readonly Tier[];
  /** Whether this spec's tier is one of them. */
  readonly isForThisTier: boolean;
  readonly source?: string;
  readonly shapes: {
    readonly tried: readonly unknown[];
    readonly nodes: readonly (Shaped & { readonly kind: string })[];
    readonly cloudformation: readonly {
      readonly stack: string;
      readonly name: string;
      readonly type: string;
      readonly effect: Shaped["effect"];
    }[];
    readonly terraform: readonly { readonly address: string; readonly effect: Shaped["effect"] }[];
  };
}
