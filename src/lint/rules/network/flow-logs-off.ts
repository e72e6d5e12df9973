import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "warning", whitepaper: "off" },
  isForProduction: true,
  source: "Amazon VPC User Guide, VPC Flow Logs; AWS Security Hub control EC2.6",
  *check({ spec, resolved }) {
    if (spec.network.flowLogs || !resolved.isWritten("network.flowLogs")) return;
    yield {
      at: "network.flowLogs",
      message: "With flowLogs: false nobody can say after a break-in which data left, and where to.",
      hint: "Delete network.flowLogs: traffic is logged to S3 and kept for 30 days.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "network.flowLogs" }] },
    };
  },
};
