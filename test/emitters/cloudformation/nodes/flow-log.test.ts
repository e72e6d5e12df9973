import { expect, test } from "vitest";
import { flowLog } from "../../../../src/emitters/cloudformation/nodes/flow-log.js";
import { logBucket } from "../../../../src/emitters/cloudformation/nodes/log-bucket.js";
import { emit, named, standing } from "../../../support/emit-web.js";
import { resourcePolicy, saying } from "../../../support/statements.js";

function graph() {
  const { g } = standing();
  const bucket = g.add("logBucket", "logs", { retentionDays: 30, allowsAcls: false }, []);
  const id = g.add("flowLog", "flow-log", { intervalSeconds: 600 }, []);
  g.link(id, { kind: "writes" }, bucket);
  return { graph: g.build(), bucket, id };
}

test("all traffic of the VPC goes to the bucket", () => {
  const { graph: built, id } = graph();
  expect(named(emit(flowLog, built, id), "FlowLog").properties).toEqual({
    ResourceType: "VPC",
    ResourceId: { Ref: "network.id" },
    TrafficType: "ALL",
    MaxAggregationInterval: 600,
    LogDestinationType: "s3",
    LogDestination: { "Fn::Sub": "${logs.arn}/flow-logs" },
  });
});

test("it waits for the bucket's policy, and writes where that policy lets it", () => {
  const { graph: built, bucket, id } = graph();
  const { dependsOn, properties } = named(emit(flowLog, built, id), "FlowLog");
  expect(dependsOn).toEqual(["LogsPolicy"]);
  const policy = resourcePolicy(named(emit(logBucket, built, bucket), "LogsPolicy"));
  const write = saying(policy, { Sid: "AWSLogDeliveryWrite" });
  const folder = (properties["LogDestination"] as { "Fn::Sub": string })["Fn::Sub"].replace("logs.arn", "Logs.Arn");
  expect(write["Resource"]).toEqual({ "Fn::Sub": `${folder}/AWSLogs/\${AWS::AccountId}/*` });
});

test("a flow log without a bucket is a bug of ours", () => {
  const { g } = standing();
  const id = g.add("flowLog", "flow-log", { intervalSeconds: 60 }, []);
  expect(() => emit(flowLog, g.build(), id)).toThrow(/no bucket/);
});
