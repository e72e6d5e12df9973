import { coreCookies, neverVarying } from "../../compiler/cdn/cookie-pack.js";
import { takesCookie } from "../../compiler/cdn/cookie-names.js";
import type { RoutedBehavior, Routing } from "../routing.js";

/** A distribution of a template, under the name that the template has for it. */
export interface NamedRouting {
  readonly name: string;
  readonly routing: Routing;
}

/**
 * What is known of cookies where no spec says which plugins are in use: WordPress's own. `hasOtherHosts`: there may be
 * names that the template does not tell.
 */
export const named = (
  name: string,
  behaviors: readonly RoutedBehavior[],
  hosts: readonly string[],
  hasOtherHosts: boolean,
): NamedRouting => ({
  name,
  routing: {
    behaviors,
    hosts: hosts.map((host) => host.toLowerCase()),
    hasOtherHosts,
    cookieReason: (cookie) => coreCookies.find((each) => takesCookie([each.name], cookie))?.why,
    isNeverVarying: (cookie) => takesCookie(neverVarying, cookie),
  },
});
