import { hostPlaces } from "../../../compiler/plan/hosts.js";
import type { Rule } from "../../rule.js";

const isApex = (host: string): boolean => host.split(".").length === 2;

export const rule: Rule = {
  severity: "info",
  source: "RFC 1034, section 3.6.2: a CNAME stands alone; Amazon Route 53 Developer Guide, Alias records",
  *check({ spec }) {
    const hasName = spec.tier === "elastic" || spec.cdn.enabled;
    if (!hasName || spec.domain.hostedZoneId !== undefined) return;
    for (const { at, host } of hostPlaces(spec)) {
      if (!isApex(host)) continue;
      yield {
        at,
        subject: host,
        message: `${host} is the top of its zone, where no CNAME may stand, and ${spec.cdn.enabled ? "CloudFront" : "a load balancer"} has no fixed address: few DNS providers can lead visitors there.`,
        hint: "Add domain.hostedZoneId, where Route 53 has alias records, or use www in its place.",
      };
    }
  },
};
