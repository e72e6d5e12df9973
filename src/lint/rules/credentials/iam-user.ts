import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "warning", whitepaper: "off" },
  source: "Whitepaper, Appendix A, IAM User Creation: roles are the better way",
  *check({ spec }) {
    const { enabled, credentials } = spec.storage.static;
    if (!enabled || credentials !== "iamUser") return;
    yield {
      at: "storage.static.credentials",
      message:
        "The key of an iamUser never expires: it stands in the plugin's settings and leaves with every copy of the database.",
      hint: "Delete storage.static.credentials: the servers' role writes to the bucket.",
      fix: { isSafe: false, changes: [{ kind: "delete", at: "storage.static.credentials" }] },
    };
  },
};
