import { getAtt, nameTag, ref } from "../cfn.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import type { NodeEmitter } from "../node-emitter.js";
import { securityGroupIds, securityGroups } from "../security-groups.js";

/**
 * Whitepaper, Architecture Components: a host in a public subnet that SSH goes through. The image is named by a launch
 * template, which resolves the parameter when an instance starts: `{{resolve:ssm:…}}` and parameters of the stack are
 * resolved at every update, and each new image of Amazon Linux would replace the host and its address.
 */
export const bastion: NodeEmitter<"bastion"> = {
  attributes: { instanceId: (name) => ref(name()), publicIp: (name) => getAtt(name(), "PublicIp") },
  resources: (node, context) => {
    const { graph, name, value } = context;
    const { instanceType, imageParameter, keyName, subnet } = node.properties;
    return [
      ...securityGroups(context, node.id, "bastion"),
      {
        name: name("launch-template"),
        type: "AWS::EC2::LaunchTemplate",
        properties: {
          LaunchTemplateData: {
            ImageId: `resolve:ssm:${imageParameter}`,
            MetadataOptions: { HttpEndpoint: "enabled", HttpTokens: "required", HttpPutResponseHopLimit: 1 },
            BlockDeviceMappings: [
              {
                DeviceName: "/dev/xvda",
                Ebs: {
                  VolumeType: "gp3",
                  Encrypted: true,
                  KmsKeyId: graph.deployment.kmsKeyArn,
                  DeleteOnTermination: true,
                },
              },
            ],
          },
        },
      },
      {
        name: name(),
        type: "AWS::EC2::Instance",
        dependsOn: gatewayAttachments(context),
        properties: {
          LaunchTemplate: {
            LaunchTemplateId: ref(name("launch-template")),
            Version: getAtt(name("launch-template"), "LatestVersionNumber"),
          },
          InstanceType: instanceType,
          KeyName: keyName,
          // Asks for its address itself, so that the subnet need not give one to everything in it.
          NetworkInterfaces: [
            {
              DeviceIndex: "0",
              AssociatePublicIpAddress: true,
              DeleteOnTermination: true,
              SubnetId: value({ ref: subnet, attribute: "id" }),
              GroupSet: securityGroupIds(context, node.id),
            },
          ],
          PropagateTagsToVolumeOnCreation: true,
          Tags: [nameTag(`${graph.deployment.name}-${node.id}`)],
        },
      },
    ];
  },
};
