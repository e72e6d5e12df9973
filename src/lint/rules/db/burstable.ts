import { maxConnectionsOf } from "../../../compiler/plan/max-connections.js";
import { instances } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const families: readonly string[] = instances.burstable.families;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  isForProduction: true,
  source: "Amazon Aurora User Guide, Using T instance classes for development and testing",
  *check({ spec, resolved }) {
    const { engine, instanceClass } = spec.database;
    if (engine !== "aurora" || instanceClass === undefined || !resolved.isWritten("database.instanceClass")) return;
    if (!families.includes(instanceClass.split(".")[1] ?? "")) return;
    yield {
      at: "database.instanceClass",
      message: `${instanceClass} is meant for tests: it accepts ${maxConnectionsOf(spec.database)} connections, and once its CPU credits are spent, at the peak, every page waits for it.`,
      hint: "Write database.instanceClass: db.r7g.large, or database.serverless.",
    };
  },
};
