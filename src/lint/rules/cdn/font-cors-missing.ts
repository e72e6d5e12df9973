import { hostsOf } from "../../../compiler/plan/hosts.js";
import { answerTo, requestFor, withHeader } from "../../requests.js";
import { asStatic, fileOf, staticFiles } from "../../static-file.js";
import type { Rule } from "../../rule.js";

const fonts = staticFiles(["woff2", "woff", "ttf", "otf", "eot"]);

export const rule: Rule = {
  severity: { modern: "warning", whitepaper: "off" },
  source: "Amazon CloudFront Developer Guide, Configure CORS; CSS Fonts Module Level 4: fonts are fetched with CORS",
  supersedes: ["cdn/static-path-shadowed"],
  *check(facts) {
    const [first, second] = hostsOf(facts.spec);
    if (first === undefined || second === undefined) return;
    for (const each of facts.written) {
      // Answers of kind static carry Access-Control-Allow-Origin: the distribution adds it.
      if (each.behavior.kind === "static") continue;
      const path = fileOf(facts, each, fonts);
      if (path === undefined) continue;
      const origin = { name: "Origin", value: `https://${second}` };
      const { forwarded } = answerTo(facts, withHeader(facts, path, origin));
      const isForwarded = forwarded.headers.some((line) => line.startsWith(origin.name));
      if (isForwarded || answerTo(facts, requestFor(facts, path)).behavior !== each.behavior) continue;
      const change = asStatic(each);
      yield {
        at: `${each.at}.kind`,
        message: `GET https://${first}${path} for a page of ${second} is answered without Access-Control-Allow-Origin, so its icons are empty squares.`,
        hint: "Write kind: static, or add Origin to the headers.",
        ...(change === undefined ? {} : { fix: { isSafe: true, changes: [change] } }),
      };
    }
  },
};
