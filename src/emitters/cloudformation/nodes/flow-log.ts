import { targetsOf } from "../../../compiler/graph/graph.js";
import { join } from "../../../compiler/graph/value.js";
import { ref } from "../cfn.js";
import { logPrefixes } from "../../log-prefixes.js";
import type { NodeEmitter } from "../node-emitter.js";
import { vpcId } from "../vpc-id.js";

/** Who talked to whom in the VPC. S3 takes it for a fraction of what a log group costs. */
export const flowLog: NodeEmitter<"flowLog"> = {
  attributes: { id: (name) => ref(name()) },
  resources: (node, context) => {
    const { graph, name, nameOf, value } = context;
    const [bucket] = targetsOf(graph, node.id, "writes", "logBucket");
    if (bucket === undefined) throw new Error(`${node.id} writes to no bucket.`);
    return [
      {
        name: name(),
        type: "AWS::EC2::FlowLog",
        // Where the policy lacks what delivery needs, EC2 would put one of its own in its place.
        dependsOn: [nameOf(bucket.id, "policy")],
        properties: {
          ResourceType: "VPC",
          ResourceId: vpcId(context),
          TrafficType: "ALL",
          MaxAggregationInterval: node.properties.intervalSeconds,
          LogDestinationType: "s3",
          LogDestination: value(join({ ref: bucket.id, attribute: "arn" }, `/${logPrefixes.flowLogs}`)),
        },
      },
    ];
  },
};
