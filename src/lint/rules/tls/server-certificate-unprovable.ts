import { isPrivateServer } from "../../../compiler/plan/network-plan.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2"> = {
  tiers: ["ec2"],
  severity: "error",
  source: "RFC 8555, Automatic Certificate Management Environment: http-01 and dns-01 challenges",
  *check({ spec }) {
    const { serverCertificate, hostedZoneId, name, originName } = spec.domain;
    const isNameless = name === undefined && originName === undefined;
    if (serverCertificate !== "acme" || isNameless || hostedZoneId !== undefined || !spec.cdn.enabled) return;
    const where = isPrivateServer(spec) ? "has no public address" : "answers CloudFront alone";
    yield {
      at: "domain.serverCertificate",
      message: `The server of ${name ?? originName} ${where}, so no certificate authority can look at it: the certificate would never come.`,
      hint: "Add domain.hostedZoneId: a record in the zone proves the name. Or delete domain.serverCertificate.",
    };
  },
};
