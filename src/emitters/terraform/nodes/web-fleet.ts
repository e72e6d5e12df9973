import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Node } from "../../../compiler/graph/node.js";
import { resource, type Block } from "../block.js";
import { bootOrder } from "../boot-order.js";
import { scalingPolicy, scheduledActions, sizesOfOthers } from "../fleet-scaling.js";
import { launchTemplate, launchTemplateVersion } from "../launch-template.js";
import { attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { subnetIds, vpcId } from "../places.js";
import { bootHook, bootSignal, groupName, signalPermission } from "../ready-signal.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

/**
 * A target group belongs to one load balancer. A load balancer that becomes private is a new one, and so needs a group
 * of its own while the old one still holds the other.
 */
const targetGroupPart = ({ properties }: Node<"webFleet">): string =>
  properties.isPrivate ? "private-target-group" : "target-group";

/** Tags of what the group launches: the provider's default tags reach neither group, instances nor volumes. */
const fleetTags = ({ graph }: EmitContext, node: Node<"webFleet">): Record<string, string> => ({
  ...Object.fromEntries(graph.deployment.tags),
  Name: `${graph.deployment.name}-${node.id}`,
});

/** Where the load balancer finds the instances, and how it asks whether they serve. */
function targetGroup(context: EmitContext, node: Node<"webFleet">): Block {
  const { healthCheck, drainSeconds } = node.properties;
  return resource(
    "lb_target_group",
    context.name(targetGroupPart(node)),
    {
      vpcId: vpcId(context),
      targetType: "instance",
      protocol: "HTTP",
      port: 80,
      healthCheck: {
        protocol: "HTTP",
        port: "traffic-port",
        path: healthCheck.path,
        matcher: healthCheck.codes,
        interval: healthCheck.intervalSeconds,
        timeout: 5,
        // An instance that is back serves after two good answers, not after the provider's three.
        healthyThreshold: 2,
        // The service's own default; the provider's is three.
        unhealthyThreshold: 2,
      },
      deregistrationDelay: String(drainSeconds),
      stickiness: { type: "lb_cookie", enabled: false },
    },
    // A listener holds on to the old one until it has the new one.
    { createBeforeDestroy: true },
  );
}

/**
 * How the fleet is renewed. Where a new instance fits beside the old ones it comes first, a tenth of the fleet at a time;
 * a fleet that may not grow goes down by one instead.
 */
function refresh({ capacity, healthCheck }: Node<"webFleet">["properties"]) {
  const hasRoom = capacity.min < capacity.max;
  const others = Math.floor((100 * (capacity.max - 1)) / Math.max(1, capacity.max));
  return {
    strategy: "Rolling",
    preferences: {
      minHealthyPercentage: hasRoom ? 100 : Math.max(0, others),
      maxHealthyPercentage: hasRoom ? 110 : 100,
      instanceWarmup: String(healthCheck.graceSeconds),
    },
  };
}

/** The fleet stands when as many instances as it starts with serve; one whose image does not report is not waited for. */
function firstInstances({ capacity, bootTimeoutMinutes }: Node<"webFleet">["properties"]) {
  const count = capacity.desired ?? capacity.min;
  return count === 0 || bootTimeoutMinutes === undefined
    ? { waitForCapacityTimeout: "0" }
    : { minElbCapacity: count, waitForCapacityTimeout: `${bootTimeoutMinutes}m` };
}

function autoScalingGroup(context: EmitContext, node: Node<"webFleet">): Block {
  const { name, attribute } = context;
  const { capacity, healthCheck, maxInstanceAgeDays } = node.properties;
  const ignoreChanges = sizesOfOthers(node);
  const hook = bootHook(node);
  return resource(
    "autoscaling_group",
    name(),
    {
      name: groupName(context.graph, node),
      vpcZoneIdentifier: subnetIds(context, node.id),
      launchTemplate: launchTemplateVersion(context),
      minSize: capacity.min,
      maxSize: capacity.max,
      // Written only when the spec says so: an apply must not reset the fleet.
      desiredCapacity: capacity.desired,
      healthCheckType: "ELB",
      healthCheckGracePeriod: healthCheck.graceSeconds,
      // Until an instance may be judged by its health, its load says nothing about the fleet either.
      defaultInstanceWarmup: healthCheck.graceSeconds,
      maxInstanceLifetime: maxInstanceAgeDays * 86_400,
      targetGroupArns: [attribute("lb_target_group", "arn", targetGroupPart(node))],
      initialLifecycleHook: hook === undefined ? undefined : [hook],
      instanceRefresh: refresh(node.properties),
      ...firstInstances(node.properties),
      // The launch template tags instances and volumes; these are the group's own.
      tag: Object.entries(fleetTags(context, node)).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
    },
    {
      dependsOn: [...bootOrder(context, node), ...signalPermission(context, node)],
      ...(ignoreChanges.length === 0 ? {} : { ignoreChanges }),
    },
  );
}

/** Who hears of instances that do not start, or go. */
const notifications = ({ graph, name, text, attribute }: EmitContext, node: Node<"webFleet">): readonly Block[] =>
  targetsOf(graph, node.id, "notifies", "notificationTopic").map((topic) =>
    resource("autoscaling_notification", name(`notifies-${topic.id}`), {
      groupNames: [attribute("autoscaling_group", "name")],
      notifications: ["LAUNCH_ERROR", "TERMINATE_ERROR"].map((event) => `autoscaling:EC2_INSTANCE_${event}`),
      topicArn: text({ ref: topic.id, attribute: "arn" }),
    }),
  );

/** Whitepaper, Scaling the Web Tier; Figure 2, (6). */
export const webFleet: NodeEmitter<"webFleet"> = {
  attributes: {
    groupName: (name) => attributeOf("autoscaling_group", name(), "name"),
    targetGroupArn: (name, node) => attributeOf("lb_target_group", name(targetGroupPart(node)), "arn"),
    targetGroupFullName: (name, node) => attributeOf("lb_target_group", name(targetGroupPart(node)), "arn_suffix"),
  },
  blocks: (node, context) => [
    ...securityGroups(context, node.id, "web servers"),
    targetGroup(context, node),
    ...launchTemplate(context, node, {
      securityGroupIds: securityGroupIds(context, node.id),
      tags: fleetTags(context, node),
    }),
    autoScalingGroup(context, node),
    ...bootSignal(context, node),
    ...notifications(context, node),
    ...scalingPolicy(context, node),
    ...scheduledActions(context, node),
  ],
};
