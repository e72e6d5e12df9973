import { priceClasses } from "../../../generated/facts.js";
import type { Rule } from "../../rule.js";

/** The smallest class that answers from every one of the countries. */
function classFor(countries: readonly string[]): string {
  const place = (country: string): number =>
    Math.max(
      0,
      priceClasses.findIndex(({ adds }) => adds.some((each) => each === country)),
    );
  return priceClasses[Math.max(...countries.map(place))]?.name ?? "PriceClass_All";
}

export const rule: Rule = {
  severity: "warning",
  source: "Amazon CloudFront Developer Guide, Choose the price class for a CloudFront distribution",
  *check({ spec, resolved }) {
    const { geo, priceClass } = spec.cdn;
    if (!spec.cdn.enabled || geo === undefined || !("allow" in geo)) return;
    const place = priceClasses.findIndex(({ name }) => name === priceClass);
    const beyond: readonly string[] = priceClasses.slice(place + 1).flatMap(({ adds }) => [...adds]);
    const far = geo.allow.filter((country) => beyond.includes(country));
    const [first] = far;
    if (first === undefined) return;
    yield {
      at: resolved.isWritten("cdn.priceClass") ? "cdn.priceClass" : `cdn.geo.allow.${geo.allow.indexOf(first)}`,
      message: `GET / from ${far.join(", ")} is answered from another continent, for ${priceClass} has no places there, though cdn.geo lets ${far.length === 1 ? "it" : "them"} in.`,
      hint: `Write cdn.priceClass: ${classFor(far)}.`,
      fix: { isSafe: true, changes: [{ kind: "set", at: "cdn.priceClass", to: classFor(far) }] },
    };
  },
};
