import { machineOf } from "../../../compiler/plan/machine.js";
import { phpSizingOf } from "../../../compiler/plan/php-workers.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "Amazon EC2 Instance Types, Specifications of burstable instances; wpspec: spec/php-sizing.yaml",
  *check({ spec, resolved }) {
    const { instanceType, bootstrap } = spec.web;
    const machine = machineOf(instanceType);
    if (machine === undefined || bootstrap === "none" || !resolved.isWritten("web.instanceType")) return;
    const { reservedMiB, leastWorkers, workerMiB } = phpSizingOf(spec);
    const needed = reservedMiB + leastWorkers * workerMiB;
    if (machine.memoryMiB >= needed) return;
    const local = [
      ...(spec.database.engine === "local" ? ["the database"] : []),
      ...(spec.cache.engine === "local" ? ["the cache"] : []),
    ];
    yield {
      at: "web.instanceType",
      message: `${instanceType} has ${machine.memoryMiB} MiB of memory, and the system${local.map((each) => `, ${each}`).join("")} and ${leastWorkers} PHP workers need ${needed}: under load the kernel kills one of them, and visitors get errors.`,
      hint: `Use a larger type, such as ${spec.tier === "ec2" ? "t4g.small" : "c7g.medium"}.`,
    };
  },
};
