import type { Node } from "../../compiler/graph/node.js";
import { local, resource, type Block } from "./block.js";
import { base64Of } from "./names.js";
import type { EmitContext } from "./node-emitter.js";

/** A kind of server that EC2 starts from a template. */
export type Launched = Node<"webFleet"> | Node<"webServer">;

/** What a fleet says in its template; a single server says it of the instance itself, or not at all. */
export interface FleetLaunch {
  readonly securityGroupIds: string[];
  /** Of the instances and their volumes. */
  readonly tags: Record<string, string>;
}

const launchedTypes = ["instance", "volume"];

const fleetArguments = ({ securityGroupIds, tags }: FleetLaunch) => ({
  vpcSecurityGroupIds: securityGroupIds,
  // Target tracking wants CPU figures by the minute.
  monitoring: { enabled: true },
  tagSpecifications: launchedTypes.map((resourceType) => ({ resourceType, tags })),
});

/** The role as instances wear it, and the template they are launched from. */
export function launchTemplate(context: EmitContext, node: Launched, fleet?: FleetLaunch): readonly Block[] {
  const { graph, name, text, attribute } = context;
  const { instanceType, image, volumeGiB, keepsRootVolume, keyName, role, userData } = node.properties;
  const { iam, kmsKeyArn } = graph.deployment;
  // An image that brings its own WordPress may have nothing to run.
  const runs = userData !== "";
  return [
    resource("iam_instance_profile", name("instance-profile"), {
      path: iam.path,
      role: text({ ref: role, attribute: "name" }),
    }),
    ...(runs ? [local(name("user-data"), text(userData))] : []),
    resource(
      "launch_template",
      name("launch-template"),
      {
        // Resolved at each launch, not at each apply: an unrelated change must not replace servers.
        imageId: "ami" in image ? image.ami : `resolve:ssm:${image.parameter}`,
        instanceType,
        keyName,
        iamInstanceProfile: { arn: attribute("iam_instance_profile", "arn", "instance-profile") },
        // IMDSv2: a request has to be signed, and does not leave the instance.
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: {
              volumeType: "gp3",
              volumeSize: volumeGiB,
              // Text, for the provider's next major version takes nothing else.
              encrypted: "true",
              kmsKeyId: kmsKeyArn,
              deleteOnTermination: String(!keepsRootVolume),
            },
          },
        ],
        ...(fleet === undefined ? {} : fleetArguments(fleet)),
        userData: runs ? base64Of(name("user-data")) : undefined,
      },
      // Any change of the template counts as a version to come: the deployment's tags must not replace a single server.
      { createBeforeDestroy: true, ...(fleet === undefined ? { ignoreChanges: ["tags", "tags_all"] } : {}) },
    ),
  ];
}

/** Which template, at which version: by number, so that Terraform sees a change and replaces servers. */
export const launchTemplateVersion = ({
  attribute,
}: EmitContext): { readonly id: string; readonly version: string } => ({
  id: attribute("launch_template", "id", "launch-template"),
  version: attribute("launch_template", "latest_version", "launch-template"),
});
