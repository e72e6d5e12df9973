import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Scaling, ScheduledSize } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import { bootScript, bootTimeoutMinutes, ownHealthPage } from "./boot-script.js";
import { nonEmpty } from "./network.js";
import { linkServer, serverImage, serverLogs, type ServerFoundations } from "./server-parts.js";

/** What the web servers stand on. */
export interface WebFoundations extends ServerFoundations {
  readonly files: NodeId<"fileSystem">;
}

function scalingOf(web: ElasticSpec["web"]): {
  readonly scaling: Scaling;
  readonly schedule: readonly ScheduledSize[];
} {
  if (web.scaling === "none") return { scaling: { metric: "none" }, schedule: [] };
  const { metric, target, schedule = [] } = web.scaling;
  return {
    scaling: metric === "none" || target === undefined ? { metric: "none" } : { metric, target },
    schedule: schedule.map((each) => ({
      cron: each.cron,
      timeZone: each.timeZone,
      min: each.min,
      max: each.max,
      desired: each.desired,
    })),
  };
}

/** The Auto Scaling group of web servers, its role and its log group. Whitepaper, Scaling the Web Tier; Figure 2, (6). */
export function webFleet(g: GraphBuilder, spec: ElasticSpec, on: WebFoundations): NodeId<"webFleet"> {
  const { web } = spec;
  const logs = serverLogs(g, spec);
  const role = "web-role" as NodeId<"role">;
  const fleet = g.add(
    "webFleet",
    "web",
    {
      instanceType: web.instanceType,
      image: serverImage(web),
      volumeGiB: web.volumeGiB,
      keepsRootVolume: false,
      keyName: web.keyName,
      capacity: { min: web.capacity.min, max: web.capacity.max, desired: web.capacity.desired },
      ...scalingOf(web),
      maxInstanceAgeDays: web.maxInstanceAgeDays,
      healthCheck: { ...web.healthCheck },
      drainSeconds: web.drainSeconds,
      isPrivate: spec.cdn.enabled && spec.cdn.originAccess === "vpcOrigin",
      role,
      bootTimeoutMinutes: bootTimeoutMinutes(spec),
      userData: bootScript(spec, {
        files: {
          on: "share",
          fileSystemId: { ref: on.files, attribute: "id" },
          accessPointId: { ref: on.files, attribute: "accessPointId" },
        },
        logGroup: logs.name,
        healthPage: web.healthCheck.path === ownHealthPage ? ownHealthPage : undefined,
        // Longer than the load balancer's own, or it sends a request into a connection that was just closed.
        keepaliveSeconds: web.idleTimeoutSeconds + 5,
        // The load balancer in front has both.
        originSecret: undefined,
        certificate: undefined,
      }),
    },
    ["web.instanceType"],
  );
  linkServer(g, spec, { id: fleet, role, logs: logs.id }, on);
  for (const subnet of nonEmpty(on.net.subnets.app)) g.link(fleet, { kind: "runsIn" }, subnet);
  g.link(fleet, { kind: "mounts" }, on.files);
  g.link(fleet, { kind: "connects", port: 2049 }, on.files);
  return fleet;
}
