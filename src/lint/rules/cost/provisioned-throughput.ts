import { usdFor } from "../../price.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"elastic"> = {
  tiers: ["elastic"],
  severity: "info",
  source: "Amazon EFS pricing, Throughput; wpspec: spec/prices.yaml",
  *check({ spec, resolved }) {
    const { throughput, provisionedMiBps } = spec.storage.files;
    const at = "storage.files.provisionedMiBps";
    if (throughput !== "provisioned" || provisionedMiBps === undefined || !resolved.isWritten(at)) return;
    const usd = usdFor("efs/provisioned") * provisionedMiBps;
    yield {
      at,
      message: `${provisionedMiBps} MiB/s cost about $${usd} a month whether files are read or not; with elastic throughput a GB that is read costs $${usdFor("efs/elastic-read")}.`,
      hint: "Write storage.files.throughput: elastic and delete provisionedMiBps, unless servers read files all day.",
      fix: {
        isSafe: false,
        changes: [
          { kind: "set", at: "storage.files.throughput", to: "elastic" },
          { kind: "delete", at },
        ],
      },
    };
  },
};
