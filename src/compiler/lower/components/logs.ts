import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import type { Network } from "./network.js";

/** The bucket for the logs of load balancer and network, and the flow log that writes to it. */
export function logs(g: GraphBuilder, spec: ElasticSpec, net: Network): NodeId<"logBucket"> {
  const { logRetentionDays } = spec.monitoring;
  const bucket = g.add("logBucket", "logs", { retentionDays: logRetentionDays, allowsAcls: false }, [
    "monitoring.logRetentionDays",
  ]);
  // The logs of a network that was there before are its owner's.
  if (spec.network.flowLogs && spec.network.existing === undefined) {
    const flowLog = g.add("flowLog", "flow-log", { intervalSeconds: 600 }, ["network.flowLogs"]);
    g.link(flowLog, { kind: "runsIn" }, net.id);
    g.link(flowLog, { kind: "writes" }, bucket);
  }
  return bucket;
}
