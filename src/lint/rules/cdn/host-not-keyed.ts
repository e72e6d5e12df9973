import { hostsOf, sitesOf } from "../../../compiler/plan/hosts.js";
import { requestFor, shareAnswer } from "../../requests.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: Host is forwarded; WordPress finds its site by it",
  *check(facts) {
    const { spec, written } = facts;
    const [first = "", ...others] = hostsOf(spec);
    const [site] = sitesOf(spec);
    const second =
      site?.host ?? (spec.wordpress.multisite === "subdomain" ? (others[0] ?? `shop.${first}`) : undefined);
    if (second === undefined) return;
    for (const { at, entry, path } of written) {
      if (entry.headers === undefined) continue;
      if (!shareAnswer(facts, requestFor(facts, path), requestFor(facts, path, { host: second }))) continue;
      yield {
        at: `${at}.headers`,
        message: `GET https://${second}${path} is answered with what was kept for https://${first}${path}: the page of another site.`,
        hint: "Add Host to these headers, or delete the key.",
      };
    }
  },
};
