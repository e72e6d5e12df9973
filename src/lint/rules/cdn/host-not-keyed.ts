import { hostsOf, sitesOf } from "../../../compiler/plan/hosts.js";
import type { ServerSpec } from "../../../generated/spec.js";
import { withItems } from "../../behavior-fixes.js";
import { requestFor, shareAnswer } from "../../requests.js";
import type { RuleFor } from "../../rule.js";

/** A host of each site, where a distribution answers for several of them. */
function sitesByHost(spec: ServerSpec): readonly string[] {
  const [main = "example.org", alias = `shop.${main}`] = hostsOf(spec);
  if (spec.wordpress.multisite === "subdomain") return [main, alias];
  const { name } = spec.domain;
  return [...(name === undefined ? [] : [name]), ...sitesOf(spec).map(({ host }) => host)];
}

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Whitepaper, Appendix A, Table 1: Host is forwarded; WordPress finds its site by it",
  *check(facts) {
    const [first, second] = sitesByHost(facts.spec);
    if (first === undefined || second === undefined) return;
    for (const { at, entry, path } of facts.written) {
      if (entry.headers === undefined) continue;
      if (!shareAnswer(facts, requestFor(facts, path, { host: first }), requestFor(facts, path, { host: second })))
        continue;
      yield {
        at: `${at}.headers`,
        message: `GET https://${second}${path} is answered with what was kept for https://${first}${path}: the page of another site.`,
        hint: "Add Host to these headers, or delete the key.",
        fix: withItems(`${at}.headers`, entry.headers, ["Host"]),
      };
    }
  },
};
