import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Node } from "../../../compiler/graph/node.js";
import { bootOrder } from "../boot-order.js";
import { getAtt, nameTag, ref, type CfnObject, type Resource } from "../cfn.js";
import { scalingPolicy, scheduledActions } from "../fleet-scaling.js";
import { keyValues } from "../key-values.js";
import { launchTemplate, launchTemplateVersion } from "../launch-template.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";
import { subnetIds } from "../subnet-ids.js";
import { vpcId } from "../vpc-id.js";

/**
 * A target group belongs to one load balancer. A load balancer that becomes private is a new one, and so needs a group
 * of its own while the old one still holds the other.
 */
const targetGroupPart = ({ properties }: Node<"webFleet">): string =>
  properties.isPrivate ? "private-target-group" : "target-group";

/** Tags of what the group launches: stack tags do not reach the volumes. */
const fleetTags = ({ graph }: EmitContext, node: Node<"webFleet">): readonly CfnObject[] => [
  ...graph.deployment.tags.filter(([key]) => key !== "Name").map(([Key, Value]) => ({ Key, Value })),
  nameTag(`${graph.deployment.name}-${node.id}`),
];

/** Where the load balancer finds the instances, and how it asks whether they serve. */
function targetGroup(context: EmitContext, node: Node<"webFleet">): Resource {
  const { healthCheck, drainSeconds } = node.properties;
  return {
    name: context.name(targetGroupPart(node)),
    type: "AWS::ElasticLoadBalancingV2::TargetGroup",
    properties: {
      VpcId: vpcId(context),
      Protocol: "HTTP",
      Port: 80,
      HealthCheckPath: healthCheck.path,
      Matcher: { HttpCode: healthCheck.codes },
      HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
      // An instance that is back serves after two good answers, not after the default of five.
      HealthyThresholdCount: 2,
      TargetGroupAttributes: keyValues({
        "deregistration_delay.timeout_seconds": drainSeconds,
        "stickiness.enabled": false,
      }),
    },
  };
}

/** How the fleet is made and renewed: an instance counts when it says that it serves. */
function policies(node: Node<"webFleet">): Pick<Resource, "creationPolicy" | "updatePolicy"> {
  const { capacity, bootTimeoutMinutes } = node.properties;
  // An image that brings its own WordPress signals nothing: there is nothing to wait for.
  const signals =
    bootTimeoutMinutes === undefined
      ? { WaitOnResourceSignals: false }
      : { PauseTime: `PT${bootTimeoutMinutes}M`, WaitOnResourceSignals: true };
  const count = capacity.desired ?? capacity.min;
  const updatePolicy: CfnObject = {
    AutoScalingRollingUpdate: {
      // Must be below the largest size, or there is no room for a new instance.
      MinInstancesInService: Math.min(capacity.min, capacity.max - 1),
      // A tenth of the largest fleet at a time: scaling is suspended meanwhile.
      MaxBatchSize: Math.max(1, Math.floor(capacity.max / 10)),
      ...signals,
      SuspendProcesses: ["HealthCheck", "ReplaceUnhealthy", "AZRebalance", "AlarmNotification", "ScheduledActions"],
    },
    // Sizes set by scaling and schedules survive an update of the stack.
    AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
  };
  // A fleet that starts empty sends no signal to wait for.
  if (count === 0 || bootTimeoutMinutes === undefined) return { updatePolicy };
  return { creationPolicy: { ResourceSignal: { Count: count, Timeout: `PT${bootTimeoutMinutes}M` } }, updatePolicy };
}

function autoScalingGroup(context: EmitContext, node: Node<"webFleet">): Resource {
  const { graph, name, value } = context;
  const { capacity, healthCheck, maxInstanceAgeDays } = node.properties;
  const topics = targetsOf(graph, node.id, "notifies", "notificationTopic");
  return {
    name: name(),
    type: "AWS::AutoScaling::AutoScalingGroup",
    dependsOn: bootOrder(context, node.id),
    ...policies(node),
    properties: {
      VPCZoneIdentifier: subnetIds(context, node.id),
      LaunchTemplate: launchTemplateVersion(context),
      MinSize: String(capacity.min),
      MaxSize: String(capacity.max),
      // Written only when the spec says so: a deployment must not reset the fleet.
      DesiredCapacity: capacity.desired === undefined ? undefined : String(capacity.desired),
      HealthCheckType: "ELB",
      HealthCheckGracePeriod: healthCheck.graceSeconds,
      // Until an instance may be judged by its health, its load says nothing about the fleet either.
      DefaultInstanceWarmup: healthCheck.graceSeconds,
      MaxInstanceLifetime: maxInstanceAgeDays * 86_400,
      TargetGroupARNs: [ref(name(targetGroupPart(node)))],
      NotificationConfigurations:
        topics.length === 0
          ? undefined
          : topics.map((topic) => ({
              TopicARN: value({ ref: topic.id, attribute: "arn" }),
              NotificationTypes: ["LAUNCH_ERROR", "TERMINATE_ERROR"].map(
                (event) => `autoscaling:EC2_INSTANCE_${event}`,
              ),
            })),
      // The launch template tags instances and volumes; these are the group's own.
      Tags: fleetTags(context, node).map((tag) => ({ ...tag, PropagateAtLaunch: false })),
    },
  };
}

/** Whitepaper, Scaling the Web Tier; Figure 2, (6). */
export const webFleet: NodeEmitter<"webFleet"> = {
  attributes: {
    groupName: (name) => ref(name()),
    targetGroupArn: (name, node) => ref(name(targetGroupPart(node))),
    targetGroupFullName: (name, node) => getAtt(name(targetGroupPart(node)), "TargetGroupFullName"),
  },
  resources: (node, context) => [
    ...securityGroups(context, node.id, "web servers"),
    targetGroup(context, node),
    ...launchTemplate(context, node, {
      SecurityGroupIds: securityGroupIds(context, node.id),
      // Target tracking wants CPU figures by the minute.
      Monitoring: { Enabled: true },
      TagSpecifications: ["instance", "volume"].map((ResourceType) => ({
        ResourceType,
        Tags: fleetTags(context, node),
      })),
    }),
    autoScalingGroup(context, node),
    ...scalingPolicy(context, node),
    ...scheduledActions(context, node),
  ],
};
