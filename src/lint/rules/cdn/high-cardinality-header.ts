import { isList } from "../../../compiler/cdn/behavior.js";
import { behaviors as table } from "../../../generated/facts.js";
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
      for (const [index, name] of headers.entries()) {
        const ask = (value: string) => withHeader(facts, path, { name, value });
        if (!many.has(name.toLowerCase()) || !areKeptApart(facts, ask("1"), ask("2"))) continue;
        yield {
          at: `${at}.headers.${index}`,
          message: `GET ${path} of two visitors whose ${name} differs share no kept page, and it differs for nearly all.`,
          hint: `Delete ${name}; pages that differ by device are told apart with cdn.deviceVariants: true, those by country with the header CloudFront-Viewer-Country.`,
        };
      }
    }
  },
};
