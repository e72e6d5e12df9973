import type { CdnCode, CdnParams } from "../compiler/cdn/cdn-finding.js";
import type { SpecPath } from "../generated/spec.js";
import type { Facts, Finding } from "./rule.js";

/** What a rule says about one finding of the CloudFront model. */
type Say<C extends CdnCode> = (params: CdnParams[C]) => Pick<Finding, "message" | "hint">;

/** The model's findings of one code, in the words of a rule. The model speaks in spec paths; they are checked there. */
export function* cdnFindings<C extends CdnCode>({ cdn }: Facts, code: C, say: Say<C>): Iterable<Finding> {
  for (const finding of cdn.findings) {
    if (finding.code !== code) continue;
    const [at = "cdn"] = finding.because;
    yield { at: at as SpecPath, ...say(finding.params as CdnParams[C]) };
  }
}
