import { coreCookies, neverVarying } from "../../compiler/cdn/cookie-pack.js";
import { takesCookie } from "../../compiler/cdn/cookie-names.js";
import type { RoutedBehavior, Routing } from "../routing.js";

/** Where something stands in a template: in the template's own words, and as the keys and indices that lead there. */
export interface TemplatePlace {
  readonly text: string;
  /** Undefined where the file does not write it down: a plan of Terraform. */
  readonly steps: readonly (string | number)[] | undefined;
}

/** A behavior of a template. */
export interface TemplateBehavior extends RoutedBehavior {
  readonly place: TemplatePlace;
  /** Whether the template says what is kept, and by what. */
  readonly isCacheKnown: boolean;
  /** Whether it says all that reaches the origin. */
  readonly isForwardedKnown: boolean;
}

/** A distribution of a template, under the name that the template has for it. */
export interface NamedRouting {
  readonly name: string;
  readonly routing: Routing & { readonly behaviors: readonly TemplateBehavior[] };
  /** Whether all its behaviors are known. */
  readonly isWhole: boolean;
}

/**
 * What is known of cookies where no spec says which plugins are in use: WordPress's own. `hasOtherHosts`: there may be
 * names that the template does not tell.
 */
export const named = (
  name: string,
  behaviors: readonly TemplateBehavior[],
  hosts: readonly string[],
  hasOtherHosts: boolean,
  isWhole: boolean,
): NamedRouting => ({
  name,
  isWhole,
  routing: {
    behaviors,
    hosts: hosts.map((host) => host.toLowerCase()),
    hasOtherHosts,
    cookieReason: (cookie) => coreCookies.find((each) => takesCookie([each.name], cookie))?.why,
    isNeverVarying: (cookie) => takesCookie(neverVarying, cookie),
  },
});
