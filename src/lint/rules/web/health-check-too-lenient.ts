import { holdsCode } from "../../status-codes.js";
import type { RuleFor } from "../../rule.js";

const firstError = 400;
const lastError = 499;

/** The first error among some status codes. */
function errorAmong(codes: string): number | undefined {
  for (let code = firstError; code <= lastError; code += 1) if (holdsCode(codes, code)) return code;
  return undefined;
}

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "warning",
  source: "Elastic Load Balancing User Guide, Health checks for target groups: matcher",
  *check({ spec, resolved }) {
    if (!resolved.isWritten("web.healthCheck.codes")) return;
    const { path, codes } = spec.web.healthCheck;
    const error = errorAmong(codes);
    if (error === undefined) return;
    yield {
      at: "web.healthCheck.codes",
      message: `A server that answers GET ${path} with ${error} counts as healthy (${codes}), so visitors go on being sent to one whose files are gone.`,
      hint: 'Write web.healthCheck.codes: "200", or "200,302" for a page of WordPress.',
    };
  },
};
