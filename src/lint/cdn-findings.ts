import type { CdnCode, CdnParams } from "../compiler/cdn/cdn-finding.js";
import type { SpecPath } from "../generated/spec.js";
import type { Facts, Finding } from "./rule.js";

/** What a rule says about one finding of the CloudFront model, which is of the key or entry `of`. */
type Say<C extends CdnCode> = (params: CdnParams[C], of: SpecPath) => Omit<Finding, "at">;

/** What has to change: a key of the behavior that is written, or a key elsewhere in the spec. */
type Place =
  | "path"
  | "origin"
  | "cookies"
  | "headers"
  | "queryStrings"
  | "methods"
  | "ttlSeconds"
  | "wordpress.cookies"
  | "wordpress.plugins"
  | "wordpress.uncachedPaths"
  | "cdn.behaviors";

const isElsewhere = (place: Place): place is Place & SpecPath => place.includes(".");

/**
 * The model's findings of one code, in the words of a rule. The model speaks in spec paths; they are checked there.
 * They stand at the first of `places` that is written, else at the behavior.
 */
export function* cdnFindings<C extends CdnCode>(
  { cdn, resolved }: Facts,
  code: C,
  say: Say<C>,
  places: readonly Place[] = [],
): Iterable<Finding> {
  for (const finding of cdn.findings) {
    if (finding.code !== code) continue;
    const [first = "cdn"] = finding.because;
    const inside = places.flatMap((place) =>
      isElsewhere(place) ? [place] : first.startsWith("cdn.behaviors.") ? [`${first}.${place}` as SpecPath] : [],
    );
    const at = inside.find((each) => resolved.isWritten(each)) ?? (first as SpecPath);
    yield { at, ...say(finding.params as CdnParams[C], first as SpecPath) };
  }
}
