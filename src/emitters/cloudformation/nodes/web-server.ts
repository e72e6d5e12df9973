import { serverTag } from "../../../compiler/graph/derive/volume-statements.js";
import type { Node } from "../../../compiler/graph/node.js";
import { bootOrder } from "../boot-order.js";
import { getAtt, nameTag, ref, sub, type Resource } from "../cfn.js";
import { launchTemplate, launchTemplateVersion } from "../launch-template.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

/** A server counts as made when it says that it serves; an image that brings its own WordPress says nothing. */
const creationPolicy = ({ properties }: Node<"webServer">): Pick<Resource, "creationPolicy"> =>
  properties.bootTimeoutMinutes === undefined
    ? {}
    : { creationPolicy: { ResourceSignal: { Count: 1, Timeout: `PT${properties.bootTimeoutMinutes}M` } } };

function instance(context: EmitContext, node: Node<"webServer">): Resource {
  const { graph, name, value } = context;
  const { subnet, hasPublicAddress } = node.properties;
  return {
    name: name(),
    type: "AWS::EC2::Instance",
    dependsOn: bootOrder(context, node.id),
    ...creationPolicy(node),
    properties: {
      LaunchTemplate: launchTemplateVersion(context),
      NetworkInterfaces: [
        {
          DeviceIndex: "0",
          // An address of its own from the first second: the lasting one is attached when the server serves.
          AssociatePublicIpAddress: hasPublicAddress,
          DeleteOnTermination: true,
          SubnetId: value({ ref: subnet, attribute: "id" }),
          GroupSet: securityGroupIds(context, node.id),
        },
      ],
      // Stack tags reach the instance and, from there, its root volume; in the launch template they would replace it.
      PropagateTagsToVolumeOnCreation: true,
      // By the second tag a new server knows which one it takes the volume over from, and may stop no other.
      Tags: [nameTag(`${graph.deployment.name}-${node.id}`), { Key: serverTag, Value: graph.deployment.name }],
    },
  };
}

/**
 * Whitepaper, Simple Deployment: one server of EC2. A change of its image or boot script makes another one; the data
 * volume is no part of it, and the new server fetches it (docs/decisions/007).
 */
export const webServer: NodeEmitter<"webServer"> = {
  attributes: {
    instanceId: (name) => ref(name()),
    arn: (name) => sub(`arn:\${AWS::Partition}:ec2:\${AWS::Region}:\${AWS::AccountId}:instance/\${${name()}}`),
    publicIp: (name) => getAtt(name(), "PublicIp"),
    publicDnsName: (name) => getAtt(name(), "PublicDnsName"),
    privateDnsName: (name) => getAtt(name(), "PrivateDnsName"),
  },
  resources: (node, context) => [
    ...securityGroups(context, node.id, "web server"),
    ...launchTemplate(context, node),
    instance(context, node),
  ],
};
