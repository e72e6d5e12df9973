import { hostPlaces } from "../../../compiler/plan/hosts.js";
import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Alternate domain names: one name, one distribution",
  *check({ spec }) {
    const { name, originName } = spec.domain;
    const seen = new Set<string>();
    for (const { at, host } of hostPlaces(spec)) {
      if (seen.has(host.toLowerCase())) {
        yield {
          at,
          message: `${host} is named twice: CloudFront refuses the second, and one site would hide the other.`,
          hint: "Delete one of them.",
          // The host of a site has to be there; an alias is one of several.
          ...(/\.aliases\.\d+$/u.test(at) ? { fix: { isSafe: true, changes: [{ kind: "delete", at }] } } : {}),
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
