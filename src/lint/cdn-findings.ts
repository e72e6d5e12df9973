import type { CdnCode, CdnParams } from "../compiler/cdn/cdn-finding.js";
import type { SpecPath } from "../generated/spec.js";
import type { Facts, Finding } from "./rule.js";

/** What a rule says about one finding of the CloudFront model. */
type Say<C extends CdnCode> = (params: CdnParams[C]) => Pick<Finding, "message" | "hint">;

/** The keys of an entry of `cdn.behaviors` that a finding can be about. */
type Field = "path" | "origin" | "headers" | "methods" | "ttlSeconds";

/**
 * The model's findings of one code, in the words of a rule. The model speaks in spec paths; they are checked there.
 * `field` is what of a behavior they are about: they stand there where it is written.
 */
export function* cdnFindings<C extends CdnCode>(
  { cdn, resolved }: Facts,
  code: C,
  say: Say<C>,
  field?: Field,
): Iterable<Finding> {
  for (const finding of cdn.findings) {
    if (finding.code !== code) continue;
    const [first = "cdn"] = finding.because;
    const inside = `${first}.${field ?? ""}` as SpecPath;
    const isField = field !== undefined && first.startsWith("cdn.behaviors.") && resolved.isWritten(inside);
    yield { at: isField ? inside : (first as SpecPath), ...say(finding.params as CdnParams[C]) };
  }
}
