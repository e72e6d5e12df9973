import type { Node } from "../../compiler/graph/node.js";
import { getAtt, nameTag, ref, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";
import { securityGroupIds } from "./security-groups.js";

/** The role as instances wear it, and the template they are launched from. */
export function launchTemplate(context: EmitContext, node: Node<"webFleet">): readonly Resource[] {
  const { graph, name, value } = context;
  const { instanceType, image, volumeGiB, keyName, role, userData } = node.properties;
  const { deployment } = graph;
  const tags = fleetTags(context, node);
  return [
    {
      name: name("instance-profile"),
      type: "AWS::IAM::InstanceProfile",
      properties: { Path: deployment.iam.path, Roles: [value({ ref: role, attribute: "name" })] },
    },
    {
      name: name("launch-template"),
      type: "AWS::EC2::LaunchTemplate",
      properties: {
        LaunchTemplateData: {
          // Resolved at each launch, not at each stack update: an unrelated update must not roll the fleet.
          ImageId: "ami" in image ? image.ami : `resolve:ssm:${image.parameter}`,
          InstanceType: instanceType,
          KeyName: keyName,
          IamInstanceProfile: { Arn: getAtt(name("instance-profile"), "Arn") },
          SecurityGroupIds: securityGroupIds(context, node.id),
          MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
          // Target tracking wants CPU figures by the minute.
          Monitoring: { Enabled: true },
          BlockDeviceMappings: [
            {
              DeviceName: "/dev/xvda",
              Ebs: { VolumeType: "gp3", VolumeSize: volumeGiB, Encrypted: true, DeleteOnTermination: true },
            },
          ],
          TagSpecifications: ["instance", "volume"].map((ResourceType) => ({ ResourceType, Tags: tags })),
          UserData: { "Fn::Base64": value(userData) },
        },
      },
    },
  ];
}

/** Tags of what the group launches: stack tags do not reach the volumes. */
export const fleetTags = ({ graph }: EmitContext, node: Node<"webFleet">): readonly CfnObject[] => [
  ...graph.deployment.tags.filter(([key]) => key !== "Name").map(([Key, Value]) => ({ Key, Value })),
  nameTag(`${graph.deployment.name}-${node.id}`),
];

/** Which template, at which version: by number, so that CloudFormation sees a change and rolls the fleet. */
export const launchTemplateVersion = ({ name }: EmitContext): Cfn => ({
  LaunchTemplateId: ref(name("launch-template")),
  Version: getAtt(name("launch-template"), "LatestVersionNumber"),
});
