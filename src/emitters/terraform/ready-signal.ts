import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import type { Node } from "../../compiler/graph/node.js";
import { deploymentValue, join } from "../../compiler/graph/value.js";
import { allow } from "../policy.js";
import { resource, type Block } from "./block.js";
import { address } from "./names.js";
import type { EmitContext } from "./node-emitter.js";
import { policyText } from "./policy.js";

/*
 * Nothing of Terraform waits for a boot. The Auto Scaling group does: a lifecycle hook holds each new instance back until
 * it says that it serves, and puts another in its place when it says otherwise or nothing. A single server has no group.
 */
const hookName = "boot";
const permissionPart = "boot-signal";

/** The group's name is chosen, not generated, for its instances have to know it before there is one. */
export const groupName = ({ deployment }: Graph, { id }: Node<"webFleet">): string => `${deployment.name}-${id}`;

/** The shell command that reports `$1`, the exit code of a boot. */
export function readySignal(graph: Graph): string {
  const [fleet] = nodesOf(graph, "webFleet");
  if (fleet === undefined) return ":";
  return [
    `aws autoscaling complete-lifecycle-action --region ${graph.deployment.regions.main}`,
    `--auto-scaling-group-name ${groupName(graph, fleet)} --lifecycle-hook-name ${hookName}`,
    `--lifecycle-action-result "$([ "$1" = 0 ] && echo CONTINUE || echo ABANDON)"`,
    `--instance-id "$(ec2-metadata -i | cut -d ' ' -f 2)"`,
  ].join(" ");
}

/** The hook, or undefined where the image reports nothing. */
export function bootHook({ properties }: Node<"webFleet">) {
  const { bootTimeoutMinutes } = properties;
  if (bootTimeoutMinutes === undefined) return undefined;
  return {
    name: hookName,
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    defaultResult: "ABANDON",
    heartbeatTimeout: bootTimeoutMinutes * 60,
  };
}

/** The hook as a block of its own, which follows changes; the group's own argument serves its first instances alone. */
export function bootSignal(context: EmitContext, node: Node<"webFleet">): readonly Block[] {
  const { graph, region, name, text, attribute } = context;
  const hook = bootHook(node);
  if (hook === undefined) return [];
  const account = join("arn:", deploymentValue("partition"), `:autoscaling:${region}:`, deploymentValue("accountId"));
  const group = join(account, `:autoScalingGroup:*:autoScalingGroupName/${groupName(graph, node)}`);
  const allows = allow(
    { sid: "ReportBoot", actions: ["autoscaling:CompleteLifecycleAction"], resources: [group] },
    text,
  );
  return [
    resource("autoscaling_lifecycle_hook", name("boot-hook"), {
      ...hook,
      autoscalingGroupName: attribute("autoscaling_group", "name"),
    }),
    resource("iam_role_policy", name(permissionPart), {
      role: text({ ref: node.properties.role, attribute: "name" }),
      name: permissionPart,
      policy: policyText([allows]),
    }),
  ];
}

/** What an instance needs to report, as an address for `dependsOn`. */
export const signalPermission = ({ name }: EmitContext, node: Node<"webFleet">): readonly string[] =>
  bootHook(node) === undefined ? [] : [address("iam_role_policy", name(permissionPart))];
