import { serverTag } from "../../../compiler/graph/derive/volume-statements.js";
import { targetsOf } from "../../../compiler/graph/graph.js";
import type { Node } from "../../../compiler/graph/node.js";
import { resource, type Block } from "../block.js";
import { bootOrder } from "../boot-order.js";
import { launchTemplate, launchTemplateVersion } from "../launch-template.js";
import { attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";
import { volumeTag } from "../volume-tag.js";

/** By the second tag a new server knows which one it takes the volume over from, and may stop no other. */
const ownTags = ({ graph }: EmitContext, node: Node<"webServer">): Record<string, string> => ({
  Name: `${graph.deployment.name}-${node.id}`,
  [serverTag]: graph.deployment.name,
});

/** Tags of the root volume: the provider's default tags do not reach it, and in the template they would replace it. */
const rootTags = (context: EmitContext, node: Node<"webServer">): Record<string, string> => ({
  ...Object.fromEntries(context.graph.deployment.tags),
  ...ownTags(context, node),
});

/** The provider lays an instance's volume tags on all volumes attached to it, and the data volume has tags of its own. */
const hasDataVolume = ({ graph }: EmitContext, node: Node<"webServer">): boolean =>
  targetsOf(graph, node.id, "mounts", "dataVolume").length > 0;

/**
 * Unlike CloudFormation's, the server is not made before its predecessor goes: nothing here waits until it serves, and
 * one that is removed while the other takes the volume from it would make that one fail.
 */
function instance(context: EmitContext, node: Node<"webServer">): Block {
  const { name, text } = context;
  const { subnet, hasPublicAddress } = node.properties;
  return resource(
    "instance",
    name(),
    {
      launchTemplate: launchTemplateVersion(context),
      // An address of its own from the first second: the lasting one is attached later.
      associatePublicIpAddress: hasPublicAddress,
      subnetId: text({ ref: subnet, attribute: "id" }),
      vpcSecurityGroupIds: securityGroupIds(context, node.id),
      tags: ownTags(context, node),
      volumeTags: hasDataVolume(context, node) ? undefined : rootTags(context, node),
    },
    // The template's user data: the provider reads it from the server and finds it changed, which would stop the server.
    // And one that is stopped has no address, so that the provider would make another.
    { dependsOn: bootOrder(context, node), ignoreChanges: ["user_data", "associate_public_ip_address"] },
  );
}

/** The same tags one by one, where the server has another volume beside. */
const rootVolumeTags = (context: EmitContext, node: Node<"webServer">): readonly Block[] =>
  hasDataVolume(context, node)
    ? Object.entries(rootTags(context, node)).map(([key, value]) =>
        volumeTag(context, context.attribute("instance", "root_block_device[0].volume_id"), key, value),
      )
    : [];

/**
 * Whitepaper, Simple Deployment: one server of EC2. A change of its image or boot script makes another one; the data
 * volume is no part of it, and the new server fetches it (docs/decisions/007).
 */
export const webServer: NodeEmitter<"webServer"> = {
  attributes: {
    instanceId: (name) => attributeOf("instance", name(), "id"),
    arn: (name) => attributeOf("instance", name(), "arn"),
    publicIp: (name) => attributeOf("instance", name(), "public_ip"),
    publicDnsName: (name) => attributeOf("instance", name(), "public_dns"),
    privateDnsName: (name) => attributeOf("instance", name(), "private_dns"),
  },
  blocks: (node, context) => [
    ...securityGroups(context, node.id, "web server"),
    ...launchTemplate(context, node),
    instance(context, node),
    ...rootVolumeTags(context, node),
  ],
};
