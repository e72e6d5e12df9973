import { isList } from "../../../compiler/cdn/behavior.js";
import { behaviors as table } from "../../../generated/facts.js";
import { withoutItem } from "../../behavior-fixes.js";
import { areKeptApart, withHeader } from "../../requests.js";
import type { Rule } from "../../rule.js";

const many = new Set(table.headers.highCardinality.map((name) => name.toLowerCase()));

export const rule: Rule = {
  severity: "warning",
  source: "Amazon CloudFront Developer Guide, Cache content based on request headers",
  *check(facts) {
    for (const { at, entry, behavior, path } of facts.written) {
      const { headers } = entry;
      if (behavior.kind === "static" || headers === undefined || !isList(headers)) continue;
      const costly = headers.filter((name) => {
        const ask = (value: string) => withHeader(facts, path, { name, value });
        return many.has(name.toLowerCase()) && areKeptApart(facts, ask("1"), ask("2"));
      });
      for (const name of costly) {
        const index = headers.indexOf(name);
        yield {
          at: `${at}.headers.${index}`,
          message: `GET ${path} of two visitors whose ${name} differs share no kept page, and it differs for nearly all.`,
          hint: `Delete ${name}; pages that differ by device are told apart with cdn.deviceVariants: true, those by country with the header CloudFront-Viewer-Country.`,
          fix: withoutItem(`${at}.headers`, index, costly.length < headers.length),
        };
      }
    }
  },
};
