import type { CfnObject } from "./cfn.js";

interface Parameter {
  readonly name: string;
  readonly definition: CfnObject;
}

/** What a deployment is asked for: only what no spec can know. A template has those that its resources refer to. */
export const parameters = {
  prefixList: {
    name: "CloudFrontPrefixListId",
    definition: {
      Type: "String",
      Description: "Id of the managed prefix list com.amazonaws.global.cloudfront.origin-facing in this region",
      AllowedPattern: "^pl-[0-9a-f]{8,17}$",
    },
  },
  defaultVpc: {
    name: "DefaultVpcId",
    definition: {
      Type: "AWS::EC2::VPC::Id",
      Description: "The default VPC of the region, the only one that Lightsail can be peered with",
    },
  },
  serverZone: {
    name: "ServerZone",
    definition: {
      Type: "AWS::EC2::AvailabilityZone::Name",
      Description: "Availability Zone of the subnet that the server stands in",
    },
  },
} as const satisfies Readonly<Record<string, Parameter>>;
