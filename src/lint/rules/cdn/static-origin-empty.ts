import type { SpecPath } from "../../../generated/spec.js";
import { cdnFindings } from "../../cdn-findings.js";
import type { Rule } from "../../rule.js";
import { plainPath } from "../../written-behaviors.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix A: Static Origin Creation",
  *check(facts) {
    yield* cdnFindings(
      facts,
      "cdn/static-origin-empty",
      ({ path, reason }, of) => ({
        message:
          reason === "offload"
            ? `GET ${plainPath(path)} would be asked of a bucket, and there is none: storage.static is off.`
            : `GET ${plainPath(path)} would be asked of the bucket and answered 403, for nothing puts the files of ${path} there.`,
        hint: "Write origin: web, or add the path to storage.static.paths.",
        fix: { isSafe: false, changes: [{ kind: "set", at: `${of}.origin` as SpecPath, to: "web" }] },
      }),
      ["origin"],
    );
  },
};
