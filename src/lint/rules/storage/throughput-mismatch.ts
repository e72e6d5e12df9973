import type { RuleFix, RuleFor } from "../../rule.js";

const provision: RuleFix = {
  isSafe: false,
  changes: [{ kind: "set", at: "storage.files.throughput", to: "provisioned" }],
};
const forget: RuleFix = { isSafe: false, changes: [{ kind: "delete", at: "storage.files.provisionedMiBps" }] };

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "error",
  source: "Amazon EFS User Guide, Throughput modes",
  *check({ spec, resolved }) {
    const { throughput, provisionedMiBps } = spec.storage.files;
    if (throughput === "provisioned" && provisionedMiBps === undefined) {
      yield {
        at: "storage.files.throughput",
        message: "EFS refuses throughput: provisioned without being told how much: the deployment fails.",
        hint: "Add storage.files.provisionedMiBps, in MiB a second.",
      };
    }
    if (throughput !== "provisioned" && provisionedMiBps !== undefined) {
      yield {
        at: "storage.files.provisionedMiBps",
        message: `provisionedMiBps: ${provisionedMiBps} has no meaning with throughput ${throughput}, and EFS refuses it.`,
        hint: "Delete it, or write storage.files.throughput: provisioned.",
        fix: resolved.isWritten("storage.files.throughput") ? forget : provision,
      };
    }
  },
};
