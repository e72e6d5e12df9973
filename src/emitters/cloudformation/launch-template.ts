import type { Node } from "../../compiler/graph/node.js";
import { getAtt, nameTag, ref, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** A kind of server that EC2 starts from a template. */
export type Launched = Node<"webFleet"> | Node<"webServer">;

/** The role as instances wear it, and the template they are launched from; `own` is what one of the kinds adds. */
export function launchTemplate(context: EmitContext, node: Launched, own: CfnObject): readonly Resource[] {
  const { graph, name, value } = context;
  const { instanceType, image, volumeGiB, keepsRootVolume, keyName, role, userData } = node.properties;
  const { iam, kmsKeyArn } = graph.deployment;
  const tags = serverTags(context, node);
  return [
    {
      name: name("instance-profile"),
      type: "AWS::IAM::InstanceProfile",
      properties: { Path: iam.path, Roles: [value({ ref: role, attribute: "name" })] },
    },
    {
      name: name("launch-template"),
      type: "AWS::EC2::LaunchTemplate",
      properties: {
        LaunchTemplateData: {
          // Resolved at each launch, not at each stack update: an unrelated update must not replace servers.
          ImageId: "ami" in image ? image.ami : `resolve:ssm:${image.parameter}`,
          InstanceType: instanceType,
          KeyName: keyName,
          IamInstanceProfile: { Arn: getAtt(name("instance-profile"), "Arn") },
          ...own,
          BlockDeviceMappings: [
            {
              DeviceName: "/dev/xvda",
              Ebs: {
                VolumeType: "gp3",
                VolumeSize: volumeGiB,
                Encrypted: true,
                KmsKeyId: kmsKeyArn,
                DeleteOnTermination: !keepsRootVolume,
              },
            },
          ],
          TagSpecifications: ["instance", "volume"].map((ResourceType) => ({ ResourceType, Tags: tags })),
          // An image that brings its own WordPress may have nothing to run.
          UserData: userData === "" ? undefined : { "Fn::Base64": value(userData) },
        },
      },
    },
  ];
}

/** IMDSv2: a request has to be signed, and does not leave the instance. */
export const signedMetadata: CfnObject = { HttpTokens: "required", HttpPutResponseHopLimit: 1 };

/** Tags of what is launched: stack tags do not reach the volumes. */
export const serverTags = ({ graph }: EmitContext, node: Launched): readonly CfnObject[] => [
  ...graph.deployment.tags.filter(([key]) => key !== "Name").map(([Key, Value]) => ({ Key, Value })),
  nameTag(`${graph.deployment.name}-${node.id}`),
];

/** Which template, at which version: by number, so that CloudFormation sees a change and replaces servers. */
export const launchTemplateVersion = ({ name }: EmitContext): Cfn => ({
  LaunchTemplateId: ref(name("launch-template")),
  Version: getAtt(name("launch-template"), "LatestVersionNumber"),
});
