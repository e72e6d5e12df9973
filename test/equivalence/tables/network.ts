import type { Kinds } from "../table.js";

export const network: Kinds = {
  "AWS::EC2::VPC": { terraform: "vpc", attributes: { id: "Ref" }, defaults: { EnableDnsSupport: true } },
  "AWS::EC2::Subnet": {
    terraform: "subnet",
    attributes: { id: "Ref", availability_zone: "AvailabilityZone" },
    defaults: { MapPublicIpOnLaunch: false },
  },
  "AWS::EC2::InternetGateway": { terraform: "internet_gateway", attributes: { id: "Ref" } },
  "AWS::EC2::EIP": {
    terraform: "eip",
    names: { instance: "InstanceId" },
    attributes: { allocation_id: "AllocationId", id: "AllocationId", public_ip: "Ref", public_dns: "PublicDnsName" },
    defaults: { Domain: "vpc" },
  },
  "AWS::EC2::NatGateway": {
    terraform: "nat_gateway",
    attributes: { id: "Ref" },
    defaults: { ConnectivityType: "public" },
  },
  "AWS::EC2::RouteTable": { terraform: "route_table", attributes: { id: "Ref" } },
  "AWS::EC2::Route": { terraform: "route" },
  "AWS::EC2::SubnetRouteTableAssociation": { terraform: "route_table_association" },
  "AWS::EC2::VPCEndpoint": {
    terraform: "vpc_endpoint",
    attributes: { id: "Ref" },
    defaults: { VpcEndpointType: "Gateway" },
    sets: ["RouteTableIds"],
  },
  "AWS::EC2::FlowLog": {
    terraform: "flow_log",
    defaults: { MaxAggregationInterval: 600, LogDestinationType: "cloud-watch-logs" },
  },
  "AWS::EC2::SecurityGroup": {
    terraform: "security_group",
    names: { description: "GroupDescription" },
    attributes: { id: "Ref" },
    providerDefaults: { GroupDescription: "Managed by Terraform" },
    parts: {
      vpc_security_group_ingress_rule: {
        of: "security_group_id",
        under: "SecurityGroupIngress",
        each: true,
        names: {
          referenced_security_group_id: "SourceSecurityGroupId",
          prefix_list_id: "SourcePrefixListId",
          cidr_ipv4: "CidrIp",
          cidr_ipv6: "CidrIpv6",
        },
      },
      vpc_security_group_egress_rule: {
        of: "security_group_id",
        under: "SecurityGroupEgress",
        each: true,
        names: {
          referenced_security_group_id: "DestinationSecurityGroupId",
          prefix_list_id: "DestinationPrefixListId",
          cidr_ipv4: "CidrIp",
          cidr_ipv6: "CidrIpv6",
        },
      },
    },
    sets: ["SecurityGroupIngress", "SecurityGroupEgress"],
  },
  "AWS::Route53::RecordSet": {
    terraform: "route53_record",
    names: {
      zone_id: "HostedZoneId",
      records: "ResourceRecords",
      alias: "AliasTarget",
      "alias/name": "DNSName",
      "alias/zone_id": "HostedZoneId",
    },
    defaults: { "AliasTarget/EvaluateTargetHealth": false },
    sets: ["ResourceRecords"],
  },
  "AWS::CertificateManager::Certificate": {
    terraform: "acm_certificate",
    attributes: { arn: "Ref" },
    parts: {
      acm_certificate_validation: { of: "certificate_arn", attributes: { certificate_arn: "Ref" } },
    },
    defaults: { ValidationMethod: "EMAIL" },
    sets: ["SubjectAlternativeNames", "DomainValidationOptions", "ValidationRecordFqdns"],
  },
};
