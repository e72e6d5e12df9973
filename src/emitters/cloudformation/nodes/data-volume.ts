import { nameTag, ref, sub } from "../cfn.js";
import { kept } from "../kept.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Uploads, code and a local database of one server. The server attaches it itself, so that it can pass it on. */
export const dataVolume: NodeEmitter<"dataVolume"> = {
  attributes: {
    id: (name) => ref(name()),
    arn: (name) => sub(`arn:\${AWS::Partition}:ec2:\${AWS::Region}:\${AWS::AccountId}:volume/\${${name()}}`),
  },
  resources: (node, context) => {
    const { graph, name, value } = context;
    return [
      {
        name: name(),
        type: "AWS::EC2::Volume",
        deletionPolicy: kept(context, "Snapshot"),
        properties: {
          AvailabilityZone: value({ ref: node.properties.subnet, attribute: "zone" }),
          VolumeType: "gp3",
          Size: node.properties.sizeGiB,
          Encrypted: true,
          KmsKeyId: graph.deployment.kmsKeyArn,
          Tags: [nameTag(`${graph.deployment.name}-${node.id}`)],
        },
      },
    ];
  },
};
