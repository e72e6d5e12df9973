import { machineOf } from "../../../compiler/plan/machine.js";
import { maxConnectionsOf } from "../../../compiler/plan/max-connections.js";
import { phpSizingOf, phpWorkers } from "../../../compiler/plan/php-workers.js";
import { phpSizing } from "../../../generated/facts.js";
import type { ServerSpec } from "../../../generated/spec.js";
import type { RuleFor } from "../../rule.js";

/** How many connections the writer takes, and who says so; undefined where a formula does. */
function accepted({ database }: ServerSpec): { readonly most: number; readonly who: string } | undefined {
  const written = database.parameters?.["max_connections"];
  if (written !== undefined)
    return /^\d+$/.test(`${written}`) ? { most: Number(written), who: `max_connections: ${written}` } : undefined;
  const { serverless, instanceClass = "" } = database;
  return { most: maxConnectionsOf(database), who: serverless ? `maxAcu: ${serverless.maxAcu}` : instanceClass };
}

/** The most servers at a time: those of the fleet or of an entry of its schedule. */
function mostServers(spec: ServerSpec): number {
  if (spec.tier === "ec2") return 1;
  const { capacity, scaling } = spec.web;
  const scheduled = scaling === "none" ? [] : (scaling.schedule ?? []).map(({ max = 0 }) => max);
  return Math.max(capacity.max, ...scheduled);
}

/** What decides it, first what is most likely to change. */
const deciding = [
  "/database/parameters/max_connections",
  "database.instanceClass",
  "database.serverless.maxAcu",
  "web.capacity.max",
  "web.instanceType",
] as const;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "error", whitepaper: "warning" },
  supersedes: ["db/burstable"],
  // Nobody comes to a staging site in numbers; a test of load has production's sizes, of which it is said there.
  isForProduction: true,
  source: "Amazon Aurora User Guide, Maximum connections to an Aurora MySQL DB instance; wpspec: spec/php-sizing.yaml",
  *check({ spec, resolved }) {
    const machine = machineOf(spec.web.instanceType);
    const limit = accepted(spec);
    if (spec.database.engine !== "aurora" || spec.web.bootstrap === "none") return;
    if (machine === undefined || limit === undefined) return;
    const workers = phpWorkers(machine, phpSizingOf(spec));
    const { extraServers, otherConnections } = phpSizing;
    const servers = mostServers(spec);
    const more = spec.tier === "ec2" ? 0 : extraServers;
    const needed = (servers + more) * workers + otherConnections;
    const at = deciding.find((key) => resolved.isWritten(key));
    if (needed <= limit.most || at === undefined) return;
    const fitting = Math.floor((limit.most - otherConnections) / workers) - more;
    const fewer = spec.tier === "elastic" && fitting > 0 ? `web.capacity.max: ${fitting} or ` : "";
    yield {
      at,
      message: `At ${servers} server${servers === 1 ? "" : "s"} of ${spec.web.instanceType} up to ${servers * workers} PHP workers connect, ${needed} connections with a deployment and operators, and ${limit.who} accepts ${limit.most}: at the peak visitors read that there is no connection to the database.`,
      hint: `Write ${fewer}a larger class or capacity of the database.`,
    };
  },
};
