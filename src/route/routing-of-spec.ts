import type { Behavior } from "../compiler/cdn/behavior.js";
import { coreCookies, cookiePack, neverVarying } from "../compiler/cdn/cookie-pack.js";
import { takesCookie } from "../compiler/cdn/cookie-names.js";
import { asSent } from "../compiler/cdn/policy.js";
import { behaviorsOf } from "../compiler/plan/behaviors-of.js";
import { hostsOf } from "../compiler/plan/hosts.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import type { Routing } from "./routing.js";
import { settingsOf } from "./settings.js";

/** What a cookie stands for, in the words of the pack that knows it. */
function cookieReasons({ wordpress }: ResolvedSpec["spec"]): Routing["cookieReason"] {
  const packs = (wordpress.plugins ?? []).flatMap((name) => cookiePack(name) ?? []);
  const known = [
    ...coreCookies.map((cookie) => ({ ...cookie, of: "WordPress" })),
    ...packs.flatMap((pack) => pack.cookies.map((cookie) => ({ ...cookie, of: pack.plugin }))),
    ...(wordpress.cookies ?? []).map((name) => ({ name, of: "the spec", why: "It is listed in wordpress.cookies." })),
  ];
  return (name) => {
    const cookie = known.find((each) => takesCookie([each.name], name));
    return cookie === undefined ? undefined : `${cookie.why.replace(/\.$/u, "")} (${cookie.of}).`;
  };
}

/** The distribution of a spec; undefined where it has none. */
export function routingOfSpec(resolved: ResolvedSpec): Routing | undefined {
  const { spec, traits } = resolved;
  if (!spec.cdn.enabled) return undefined;
  const routed = (behavior: Behavior) => ({
    ...behavior,
    ...(spec.cdn.forwarding === "policies"
      ? { forwarded: asSent(behavior.forwarded) }
      : { passesUnnamedHeaders: true }),
    settings: settingsOf(resolved, behavior),
  });
  return {
    behaviors: behaviorsOf(spec, traits.behaviorTable).behaviors.map(routed),
    hosts: hostsOf(spec).map((host) => host.toLowerCase()),
    hasOtherHosts: false,
    cookieReason: cookieReasons(spec),
    isNeverVarying: (name) => takesCookie(neverVarying, name),
  };
}
