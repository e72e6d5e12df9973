import type { Node } from "../../compiler/graph/node.js";
import { getAtt, ref, type Cfn, type Resource } from "./cfn.js";
import type { EmitContext } from "./node-emitter.js";

/** A kind of server that EC2 starts from a template. */
export type Launched = Node<"webFleet"> | Node<"webServer">;

/** What a fleet says in its template; a single server says it of the instance itself, or not at all. */
export interface FleetLaunch {
  readonly SecurityGroupIds: Cfn;
  readonly Monitoring: Cfn;
  readonly TagSpecifications: Cfn;
}

/** The role as instances wear it, and the template they are launched from. */
export function launchTemplate(context: EmitContext, node: Launched, fleet?: FleetLaunch): readonly Resource[] {
  const { graph, name, value } = context;
  const { instanceType, image, volumeGiB, keepsRootVolume, keyName, role, userData } = node.properties;
  const { iam, kmsKeyArn } = graph.deployment;
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
          SecurityGroupIds: fleet?.SecurityGroupIds,
          // IMDSv2: a request has to be signed, and does not leave the instance.
          MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
          Monitoring: fleet?.Monitoring,
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
          TagSpecifications: fleet?.TagSpecifications,
          // An image that brings its own WordPress may have nothing to run.
          UserData: userData === "" ? undefined : { "Fn::Base64": value(userData) },
        },
      },
    },
  ];
}

/** Which template, at which version: by number, so that CloudFormation sees a change and replaces servers. */
export const launchTemplateVersion = ({ name }: EmitContext): Cfn => ({
  LaunchTemplateId: ref(name("launch-template")),
  Version: getAtt(name("launch-template"), "LatestVersionNumber"),
});
