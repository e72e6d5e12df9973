import type { TierSpec } from "../../../generated/spec.js";
import type { HostRule } from "../../graph/kinds/web.js";
import { byCodeUnit } from "../../order.js";
import { hostsOf, sitesOf } from "../../plan/hosts.js";
import { hostSlug } from "../host-slug.js";
import { nameHash } from "../name-hash.js";

/** Priorities of listener rules go from 1 to 50,000. Elastic Load Balancing API Reference, CreateRule. */
const priorities = 50_000;

/**
 * One rule for each name of a load balancer with several sites: a rule tells at most five values apart, and a rule of
 * its own is never touched when another name comes or goes. The priority follows from the name, for rules of one
 * listener cannot trade theirs; two names that fall on one number (once in hundreds of deployments) move the later one.
 */
export function hostRules(spec: TierSpec): readonly HostRule[] {
  if (sitesOf(spec).length === 0) return [];
  const taken = new Set<number>();
  return [...new Set(hostsOf(spec).map((host) => host.toLowerCase()))].sort(byCodeUnit).map((host) => {
    let priority = (nameHash(host) % priorities) + 1;
    while (taken.has(priority)) priority = (priority % priorities) + 1;
    taken.add(priority);
    return { host, id: hostSlug(host), priority };
  });
}
