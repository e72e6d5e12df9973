import { targetsOf } from "../../../compiler/graph/graph.js";
import { join } from "../../../compiler/graph/value.js";
import { resource } from "../block.js";
import { logPrefixes } from "../../log-prefixes.js";
import { address, attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../places.js";

/** Who talked to whom in the VPC. S3 takes it for a fraction of what a log group costs. */
export const flowLog: NodeEmitter<"flowLog"> = {
  attributes: { id: (name) => attributeOf("flow_log", name(), "id") },
  blocks: (node, context) => {
    const { graph, name, nameOf, text } = context;
    const [bucket] = targetsOf(graph, node.id, "writes", "logBucket");
    if (bucket === undefined) throw new Error(`${node.id} writes to no bucket.`);
    return [
      resource(
        "flow_log",
        name(),
        {
          vpcId: vpcId(context),
          trafficType: "ALL",
          maxAggregationInterval: node.properties.intervalSeconds,
          logDestinationType: "s3",
          logDestination: text(join({ ref: bucket.id, attribute: "arn" }, `/${logPrefixes.flowLogs}`)),
        },
        // Where the policy lacks what delivery needs, EC2 would put one of its own in its place.
        { dependsOn: [address("s3_bucket_policy", nameOf(bucket.id, "policy"))] },
      ),
    ];
  },
};
