import type { ServerSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import type { Network } from "./network.js";

/** The bucket for the logs of load balancer and network. */
export const logBucket = (g: GraphBuilder, { monitoring }: ServerSpec): NodeId<"logBucket"> =>
  g.add("logBucket", "logs", { retentionDays: monitoring.logRetentionDays, allowsAcls: false }, [
    "monitoring.logRetentionDays",
  ]);

/** Who talked to whom in the VPC, in `bucket` or one of its own. The logs of a network that was there are its owner's. */
export function trafficLog(g: GraphBuilder, spec: ServerSpec, net: Network, bucket?: NodeId<"logBucket">): void {
  if (!spec.network.flowLogs || spec.network.existing !== undefined) return;
  const flowLog = g.add("flowLog", "flow-log", { intervalSeconds: 600 }, ["network.flowLogs"]);
  g.link(flowLog, { kind: "runsIn" }, net.id);
  g.link(flowLog, { kind: "writes" }, bucket ?? logBucket(g, spec));
}
