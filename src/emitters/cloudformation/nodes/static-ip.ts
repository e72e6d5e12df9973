import type { Node } from "../../../compiler/graph/node.js";
import { getAtt, ref, type Cfn, type LogicalName } from "../cfn.js";
import { gatewayAttachments } from "../gateway-attachments.js";
import { kept } from "../kept.js";
import type { NodeEmitter } from "../node-emitter.js";

type StaticIp = Node<"staticIp">;

/** Two services, two resource types: a logical name stands for one of them for ever. */
const partOf = ({ properties }: StaticIp): string => (properties.service === "ec2" ? "" : "lightsail");
const address = (name: (part?: string) => LogicalName, node: StaticIp): Cfn =>
  node.properties.service === "ec2" ? ref(name(partOf(node))) : getAtt(name(partOf(node)), "IpAddress");

/**
 * The name that AWS gives an Elastic IP: its numbers with hyphens. us-east-1 spells it another way than all regions
 * after it. Amazon VPC User Guide, DNS attributes for your VPC.
 */
function publicDnsName(ip: Cfn, region: string): Cfn {
  const numbers: Cfn = { "Fn::Join": ["-", { "Fn::Split": [".", ip] }] };
  const place: readonly Cfn[] = region === "us-east-1" ? [".compute-1."] : [".", ref("AWS::Region"), ".compute."];
  return { "Fn::Join": ["", ["ec2-", numbers, ...place, ref("AWS::URLSuffix")]] };
}

/** Whitepaper, Recovering from Failure: an address that is given to the replacement, so that no record has to change. */
export const staticIp: NodeEmitter<"staticIp"> = {
  attributes: {
    ipAddress: address,
    publicDnsName: (name, node) => publicDnsName(address(name, node), node.properties.region),
  },
  resources: (node, context) => {
    const { graph, name, value } = context;
    const { service, attachedTo } = node.properties;
    if (service === "ec2") {
      return [
        {
          name: name(partOf(node)),
          type: "AWS::EC2::EIP",
          dependsOn: gatewayAttachments(context),
          properties: {
            Domain: "vpc",
            InstanceId: value({ ref: attachedTo as Node<"webServer">["id"], attribute: "instanceId" }),
          },
        },
      ];
    }
    return [
      {
        name: name(partOf(node)),
        type: "AWS::Lightsail::StaticIp",
        // It goes with the instance, which stays too.
        deletionPolicy: kept(context, "Retain"),
        properties: {
          StaticIpName: `${graph.deployment.name}-address`,
          AttachedTo: value({ ref: attachedTo as Node<"lightsailInstance">["id"], attribute: "name" }),
        },
      },
    ];
  },
};
