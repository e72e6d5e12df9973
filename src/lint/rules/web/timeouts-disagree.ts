import type { SpecPath } from "../../../generated/spec.js";
import type { Facts, RuleFor } from "../../rule.js";

interface Wait {
  readonly at: SpecPath;
  readonly seconds: number;
  readonly who: string;
}

/** Who waits for the servers, the most impatient first. */
function waits({ spec }: Facts<"ec2" | "elastic">): readonly Wait[] {
  const { cdn } = spec;
  const edge: Wait = { at: "cdn.originTimeoutSeconds", seconds: cdn.originTimeoutSeconds, who: "CloudFront" };
  const balancer: readonly Wait[] =
    spec.tier === "elastic"
      ? [{ at: "web.idleTimeoutSeconds", seconds: spec.web.idleTimeoutSeconds, who: "the load balancer" }]
      : [];
  return [...(cdn.enabled ? [edge] : []), ...balancer].toSorted((one, other) => one.seconds - other.seconds);
}

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source:
    "Amazon CloudFront Developer Guide, Response timeout; Elastic Load Balancing User Guide, Connection idle timeout; PHP Manual, max_execution_time",
  *check(facts) {
    const { spec, resolved } = facts;
    const page = spec.wordpress.php.maxExecutionSeconds;
    const [first] = waits(facts);
    if (first === undefined || first.seconds >= page) return;
    const at = ([first.at, "wordpress.php.maxExecutionSeconds"] as const).find((key) => resolved.isWritten(key));
    if (at === undefined) return;
    yield {
      at,
      message: `PHP may work ${page} seconds on a page, but ${first.who} waits ${first.seconds}: whoever asked gets an error while the work goes on.`,
      hint: `Write ${first.at}: ${page} or more, or wordpress.php.maxExecutionSeconds: ${first.seconds} or less.`,
    };
  },
};
