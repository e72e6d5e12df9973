import { sitesOf } from "../../../compiler/plan/hosts.js";
import type { SpecPath, TierSpec } from "../../../generated/spec.js";
import type { Rule } from "../../rule.js";

/** Every name of the deployment with the path where it is written, in the order of the spec. */
function* namesOf(spec: TierSpec): Iterable<{ readonly at: SpecPath; readonly host: string }> {
  const { name, aliases = [] } = spec.domain;
  if (name !== undefined) yield { at: "domain.name", host: name };
  for (const [index, host] of aliases.entries()) yield { at: `domain.aliases.${index}`, host };
  for (const [index, site] of sitesOf(spec).entries()) {
    yield { at: `wordpress.sites.${index}.host`, host: site.host };
    for (const [place, host] of (site.aliases ?? []).entries())
      yield { at: `wordpress.sites.${index}.aliases.${place}`, host };
  }
}

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Alternate domain names: one name, one distribution",
  *check({ spec }) {
    const { name, originName } = spec.domain;
    const seen = new Set<string>();
    for (const { at, host } of namesOf(spec)) {
      if (seen.has(host.toLowerCase())) {
        yield {
          at,
          message: `${host} is named twice: CloudFront refuses the second, and one site would hide the other.`,
          hint: "Delete one of them.",
        };
      }
      seen.add(host.toLowerCase());
    }
    if (originName !== undefined && seen.has(originName.toLowerCase())) {
      yield {
        at: "domain.originName",
        message: `${originName} is also a name of the site: CloudFront would ask itself for every page.`,
        hint: `Write a name of its own, such as origin.${name ?? "example.org"}.`,
      };
    }
  },
};
