import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Amazon EFS User Guide, Throughput modes",
  *check({ spec }) {
    const { throughput, provisionedMiBps } = spec.storage.files;
    if (throughput === "provisioned" && provisionedMiBps === undefined) {
      yield {
        at: "storage.files.throughput",
        message: "Provisioned throughput needs to know how much.",
        hint: "Add storage.files.provisionedMiBps, in MiB a second.",
      };
    }
    if (throughput !== "provisioned" && provisionedMiBps !== undefined) {
      yield {
        at: "storage.files.provisionedMiBps",
        message: `With throughput ${throughput} this number has no meaning, and EFS refuses it.`,
        hint: "Delete it, or write storage.files.throughput: provisioned.",
      };
    }
  },
};
