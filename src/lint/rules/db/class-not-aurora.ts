import { instances } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const { burstable, auroraConnections } = instances;
const burstableFamilies: readonly string[] = burstable.families;

/** Whether Aurora MySQL has classes like this one: memory-optimized, or burstable in some sizes. */
function isOffered(instanceClass: string): boolean {
  const [, family = "", size = ""] = instanceClass.split(".");
  if (burstableFamilies.includes(family)) return Object.hasOwn(auroraConnections.burstable, size);
  return /^[rx]\d/.test(family);
}

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  supersedes: ["db/burstable", "db/connections-exceeded"],
  source: "Amazon Aurora User Guide, Supported DB engines for DB instance classes",
  *check({ spec, resolved }) {
    const { engine, instanceClass } = spec.database;
    if (engine !== "aurora" || instanceClass === undefined || !resolved.isWritten("database.instanceClass")) return;
    if (isOffered(instanceClass)) return;
    yield {
      at: "database.instanceClass",
      message: `${instanceClass} is a class of RDS that Aurora MySQL does not have: the cluster is made, its instances are refused, and the deployment is rolled back.`,
      hint: "Write a memory-optimized class such as db.r7g.large.",
    };
  },
};
