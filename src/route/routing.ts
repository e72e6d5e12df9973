import type { AnsweringBehavior } from "../compiler/cdn/behavior.js";

/** A distribution as requests meet it, whether a spec describes it or somebody's template. */
export interface Routing {
  /** In matching order, the default (`*`) last. */
  readonly behaviors: readonly RoutedBehavior[];
  /** Names it answers to beside its own of CloudFront, the main one first, in lower case. */
  readonly hosts: readonly string[];
  /** Whether there may be names beside those. */
  readonly hasOtherHosts: boolean;
  /** Why a cookie of this name counts, where somebody knows: `what is in the cart (woocommerce)`. */
  cookieReason(name: string): string | undefined;
  /** Whether a cookie of this name is known to change no page. */
  isNeverVarying(name: string): boolean;
}

/** A behavior, and where each of its settings comes from: sentences. */
export interface RoutedBehavior extends AnsweringBehavior {
  readonly settings: readonly string[];
}
