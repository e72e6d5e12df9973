import { resource } from "../block.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { launchTemplateVersion } from "../launch-template.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

/**
 * Whitepaper, Architecture Components: a host in a public subnet that SSH goes through. The image is named by a launch
 * template, which resolves the parameter when an instance starts: a data source is read at every plan, and each new
 * image of Amazon Linux would replace the host and its address.
 */
export const bastion: NodeEmitter<"bastion"> = {
  attributes: {
    instanceId: (name) => attributeOf("instance", name(), "id"),
    publicIp: (name) => attributeOf("instance", name(), "public_ip"),
  },
  blocks: (node, context) => {
    const { graph, name, text } = context;
    const { instanceType, imageParameter, keyName, subnet } = node.properties;
    const { name: deployment, kmsKeyArn, tags } = graph.deployment;
    const own = { Name: `${deployment}-${node.id}` };
    return [
      ...securityGroups(context, node.id, "bastion"),
      resource(
        "launch_template",
        name("launch-template"),
        {
          imageId: `resolve:ssm:${imageParameter}`,
          metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
          blockDeviceMappings: [
            {
              deviceName: "/dev/xvda",
              ebs: { volumeType: "gp3", encrypted: "true", kmsKeyId: kmsKeyArn, deleteOnTermination: "true" },
            },
          ],
        },
        // Any change of the template counts as a version to come: the deployment's tags must not replace the host.
        { createBeforeDestroy: true, ignoreChanges: ["tags", "tags_all"] },
      ),
      resource(
        "instance",
        name(),
        {
          launchTemplate: launchTemplateVersion(context),
          instanceType,
          keyName,
          subnetId: text({ ref: subnet, attribute: "id" }),
          vpcSecurityGroupIds: securityGroupIds(context, node.id),
          // Asks for its address itself, so that the subnet need not give one to everything in it.
          associatePublicIpAddress: true,
          // Default tags do not reach a volume.
          volumeTags: { ...Object.fromEntries(tags), ...own },
          tags: own,
        },
        {
          // A host that is stopped has no address, and the provider would make another host for it.
          ignoreChanges: ["associate_public_ip_address"],
          dependsOn: gatewayAttachments(context),
        },
      ),
    ];
  },
};
