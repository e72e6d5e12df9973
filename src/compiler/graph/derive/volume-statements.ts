import type { Graph } from "../graph.js";
import type { NodeId } from "../node.js";
import { deploymentValue, join } from "../value.js";
import type { Statement } from "./statement.js";

/** The tag by which the servers of one deployment are known; its value is the deployment's name. */
export const serverTag = "wpspec:server";

/**
 * How a server takes over its volume from the one before: it stops that one (and starts it again when it fails itself),
 * detaches and attaches. Servers are told apart by the tag that only this deployment's have.
 */
export const volumeStatements = (graph: Graph, volume: NodeId<"dataVolume">): readonly Statement[] => {
  const { name } = graph.deployment;
  const servers = join(
    "arn:",
    deploymentValue("partition"),
    ":ec2:",
    deploymentValue("region"),
    ":",
    deploymentValue("accountId"),
    ":instance/*",
  );
  const condition = { operator: "StringEquals", key: `aws:ResourceTag/${serverTag}`, value: name };
  return [
    { sid: "FindVolume", actions: ["ec2:DescribeInstances", "ec2:DescribeVolumes"], resources: ["*"] },
    {
      sid: "MoveVolume",
      actions: ["ec2:AttachVolume", "ec2:DetachVolume"],
      resources: [{ ref: volume, attribute: "arn" }],
    },
    {
      sid: "TakeOver",
      actions: ["ec2:AttachVolume", "ec2:DetachVolume", "ec2:StartInstances", "ec2:StopInstances"],
      resources: [servers],
      condition,
    },
  ];
};
