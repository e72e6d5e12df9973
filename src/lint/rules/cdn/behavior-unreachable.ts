import { cdnFindings } from "../../cdn-findings.js";
import { answerTo, requestFor } from "../../requests.js";
import type { Rule } from "../../rule.js";
import { plainPath } from "../../written-behaviors.js";

export const rule: Rule = {
  severity: "error",
  source: "Amazon CloudFront Developer Guide, Cache behavior settings: the first path pattern that matches decides",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/behavior-unreachable",
      ({ path, by }, of) => {
        const request = requestFor(facts, plainPath(path));
        const taker = answerTo(facts, request).behavior.path;
        const isTwice = by.includes(path);
        return {
          message: isTwice
            ? `GET ${request.path} is answered by the first behavior with the path ${path}, so no request reaches this one.`
            : `GET ${request.path} is answered by ${taker}, which comes first: no request reaches ${path}.`,
          hint: isTwice ? "Join the two behaviors into one." : `Write ${path} above ${by[0] ?? taker}, or delete it.`,
          // Which of the two is meant, and which keys of each, nobody but the author knows.
          fix: { isSafe: false, changes: [{ kind: "delete", at: of }] },
        };
      },
      ["path"],
    );
  },
};
