import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "error",
  source: "Whitepaper, Appendix A: IAM User Creation; Amazon Lightsail User Guide: instances have no instance profile",
  *check({ spec }) {
    const { enabled, credentials } = spec.storage.static;
    if (!enabled || credentials !== "instanceRole") return;
    yield {
      at: "storage.static.credentials",
      message: "A Lightsail instance has no instanceRole in your account: every upload to the bucket fails.",
      hint: "Delete storage.static.credentials, or write iamUser.",
      fix: { isSafe: true, changes: [{ kind: "delete", at: "storage.static.credentials" }] },
    };
  },
};
