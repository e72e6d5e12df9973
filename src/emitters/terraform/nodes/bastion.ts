import { data, resource } from "../block.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

/**
 * Whitepaper, Architecture Components: a host in a public subnet that SSH goes through. Its image is the newest when it
 * is made, and no change after that: each new image of Amazon Linux would replace the host and its address.
 */
export const bastion: NodeEmitter<"bastion"> = {
  attributes: {
    instanceId: (name) => attributeOf("instance", name(), "id"),
    publicIp: (name) => attributeOf("instance", name(), "public_ip"),
  },
  blocks: (node, context) => {
    const { graph, name, text } = context;
    const { instanceType, imageParameter, keyName, subnet } = node.properties;
    const { name: deployment, kmsKeyArn } = graph.deployment;
    const tags = { Name: `${deployment}-${node.id}` };
    return [
      ...securityGroups(context, node.id, "bastion"),
      data("ssm_parameter", name("image"), { name: imageParameter }),
      resource(
        "instance",
        name(),
        {
          // The other attribute with the value counts as a secret, which no image is.
          ami: context.attribute("data.ssm_parameter", "insecure_value", "image"),
          instanceType,
          keyName,
          subnetId: text({ ref: subnet, attribute: "id" }),
          vpcSecurityGroupIds: securityGroupIds(context, node.id),
          // Asks for its address itself, so that the subnet need not give one to everything in it.
          associatePublicIpAddress: true,
          metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
          // Default tags reach a volume only through tags of its own.
          rootBlockDevice: {
            volumeType: "gp3",
            encrypted: true,
            ...(kmsKeyArn === undefined ? {} : { kmsKeyId: kmsKeyArn }),
            deleteOnTermination: true,
            tags,
          },
          tags,
        },
        {
          // A host that is stopped has no address, and the provider would make another for it.
          ignoreChanges: ["ami", "associate_public_ip_address"],
          dependsOn: gatewayAttachments(context),
        },
      ),
    ];
  },
};
