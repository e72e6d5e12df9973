import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Alternate domain names: one name, one distribution",
  *check({ spec }) {
    const { name, aliases, originName } = spec.domain;
    const seen = new Set(name === undefined ? [] : [name.toLowerCase()]);
    for (const [index, alias] of (aliases ?? []).entries()) {
      const host = alias.toLowerCase();
      if (seen.has(host)) {
        yield {
          at: `domain.aliases.${index}`,
          message: `${alias} is named twice: CloudFront refuses the second.`,
          hint: "Delete one of them.",
        };
      }
      seen.add(host);
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
