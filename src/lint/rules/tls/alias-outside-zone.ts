import { hostPlaces } from "../../../compiler/plan/hosts.js";
import type { Rule } from "../../rule.js";

/** How many labels two names end in alike. */
function sharedLabels(one: string, other: string): number {
  const [first, second] = [one, other].map((name) => name.toLowerCase().split(".").toReversed());
  const differs = first?.findIndex((label, index) => label !== second?.[index]) ?? 0;
  return differs < 0 ? (first?.length ?? 0) : differs;
}

export const rule: Rule = {
  severity: "warning",
  source: "AWS Certificate Manager User Guide, DNS validation: a record in the zone of each name",
  *check({ spec }) {
    const { hostedZoneId, certificateArn } = spec.domain;
    const [main, ...others] = hostPlaces(spec);
    if (hostedZoneId === undefined || certificateArn !== undefined || main === undefined) return;
    // A zone is at least what stands below a top-level domain, and holds all names of one site.
    for (const { at, host } of others) {
      if (sharedLabels(host, main.host) >= 2) continue;
      yield {
        at,
        subject: host,
        message: `${host} and ${main.host} lie in no common zone, so the record that proves ${host} comes to stand where nobody looks for it: the deployment hangs until the certificate fails.`,
        hint: "Write domain.certificateArn with a certificate for all names, or make a spec of its own for this one.",
      };
    }
  },
};
