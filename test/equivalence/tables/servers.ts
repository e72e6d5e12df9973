import type { Kinds } from "../table.js";

export const servers: Kinds = {
  "AWS::EC2::LaunchTemplate": {
    terraform: "launch_template",
    under: "LaunchTemplateData",
    names: { vpc_security_group_ids: "SecurityGroupIds" },
    attributes: { id: "Ref", latest_version: "LatestVersionNumber" },
    defaults: {
      "LaunchTemplateData/MetadataOptions/HttpEndpoint": "enabled",
      "LaunchTemplateData/MetadataOptions/HttpPutResponseHopLimit": 1,
    },
    sets: ["LaunchTemplateData/SecurityGroupIds", "LaunchTemplateData/TagSpecifications"],
  },
  "AWS::EC2::Instance": {
    terraform: "instance",
    names: {
      associate_public_ip_address: "NetworkInterfaces/AssociatePublicIpAddress",
      subnet_id: "NetworkInterfaces/SubnetId",
      vpc_security_group_ids: "NetworkInterfaces/GroupSet",
      "launch_template/id": "LaunchTemplateId",
    },
    attributes: {
      id: "Ref",
      arn: "Arn",
      public_ip: "PublicIp",
      private_dns: "PrivateDnsName",
      public_dns: "PublicDnsName",
      "root_block_device[0].volume_id": "RootVolume",
    },
    parts: {
      ec2_tag: { of: "resource_id" },
    },
    defaults: { "NetworkInterfaces/DeviceIndex": 0, "NetworkInterfaces/DeleteOnTermination": true },
    sets: ["NetworkInterfaces/GroupSet"],
  },
  "AWS::EC2::Volume": {
    terraform: "ebs_volume",
    names: { type: "VolumeType" },
    attributes: { id: "Ref", arn: "Arn" },
    defaults: { VolumeType: "gp2", Encrypted: false },
  },
  "AWS::AutoScaling::AutoScalingGroup": {
    terraform: "autoscaling_group",
    names: {
      name: "AutoScalingGroupName",
      "launch_template/id": "LaunchTemplateId",
      tag: "Tags",
      min_elb_capacity: "CreationPolicy/ResourceSignal/Count",
      wait_for_capacity_timeout: "CreationPolicy/ResourceSignal/Timeout",
    },
    attributes: { name: "Ref", id: "Ref", arn: "Arn" },
    parts: {
      autoscaling_lifecycle_hook: { of: "autoscaling_group_name", under: "LifecycleHooks", each: true },
      autoscaling_notification: {
        of: "group_names",
        under: "NotificationConfigurations",
        each: true,
        names: { notifications: "NotificationTypes" },
      },
    },
    defaults: { HealthCheckType: "EC2", HealthCheckGracePeriod: 0 },
    providerDefaults: { HealthCheckGracePeriod: 300 },
    sets: [
      "VPCZoneIdentifier",
      "TargetGroupARNs",
      "Tags",
      "NotificationConfigurations",
      "NotificationConfigurations/NotificationTypes",
      "UpdatePolicy/AutoScalingRollingUpdate/SuspendProcesses",
    ],
  },
  "AWS::AutoScaling::ScalingPolicy": {
    terraform: "autoscaling_policy",
    defaults: { PolicyType: "SimpleScaling" },
  },
  "AWS::AutoScaling::ScheduledAction": {
    terraform: "autoscaling_schedule",
    // `kept`: the size stays as it is.
    defaults: { MinSize: "kept", MaxSize: "kept", DesiredCapacity: "kept" },
    providerDefaults: { MinSize: 0, MaxSize: 0, DesiredCapacity: 0 },
  },
  "AWS::IAM::InstanceProfile": {
    terraform: "iam_instance_profile",
    names: { role: "Roles" },
    attributes: { arn: "Arn", name: "Ref" },
    defaults: { Path: "/" },
    sets: ["Roles"],
  },
  "AWS::IAM::Role": {
    terraform: "iam_role",
    names: { assume_role_policy: "AssumeRolePolicyDocument" },
    attributes: { arn: "Arn", name: "Ref", id: "Ref" },
    parts: {
      iam_role_policy: {
        of: "role",
        under: "Policies",
        each: true,
        names: { name: "PolicyName", policy: "PolicyDocument" },
      },
      iam_role_policy_attachment: { of: "role", names: { policy_arn: "ManagedPolicyArns" } },
    },
    defaults: { Path: "/", MaxSessionDuration: 3600 },
    policies: ["AssumeRolePolicyDocument", "Policies/PolicyDocument"],
    sets: ["Policies", "ManagedPolicyArns"],
  },
  "AWS::IAM::RolePolicy": { policies: ["PolicyDocument"] },
  "AWS::IAM::User": {
    terraform: "iam_user",
    attributes: { name: "Ref", arn: "Arn" },
    parts: {
      iam_user_policy: {
        of: "user",
        under: "Policies",
        each: true,
        names: { name: "PolicyName", policy: "PolicyDocument" },
      },
    },
    defaults: { Path: "/" },
    policies: ["Policies/PolicyDocument"],
    sets: ["Policies"],
  },
  "AWS::IAM::AccessKey": {
    terraform: "iam_access_key",
    names: { user: "UserName" },
    attributes: { id: "Ref", secret: "SecretAccessKey" },
  },
  "AWS::SecretsManager::Secret": {
    terraform: "secretsmanager_secret",
    attributes: { id: "Ref", arn: "Ref" },
    parts: {
      secretsmanager_secret_version: {
        of: "secret_id",
        names: { secret_string_wo: "GenerateSecretString", secret_string_wo_version: "SecretVersion" },
        attributes: { arn: "Ref" },
      },
    },
    defaults: {
      "GenerateSecretString/RequireEachIncludedType": true,
      "GenerateSecretString/ExcludePunctuation": false,
      "GenerateSecretString/PasswordLength": 32,
    },
    json: ["SecretString"],
  },
  "AWS::Lightsail::Instance": {
    terraform: "lightsail_instance",
    names: {
      name: "InstanceName",
      add_on: "AddOns",
      "add_on/type": "AddOnType",
      "add_on/snapshot_time": "AutoSnapshotAddOnRequest/SnapshotTimeOfDay",
    },
    attributes: { id: "Ref", name: "Ref", public_ip_address: "PublicIpAddress" },
    parts: {
      lightsail_instance_public_ports: { of: "instance_name", names: { port_info: "Networking/Ports" } },
    },
    defaults: { AddOns: [{ addontype: "AutoSnapshot", status: "Disabled" }] },
    sets: [
      "Networking/Ports",
      "Networking/Ports/Cidrs",
      "Networking/Ports/Ipv6Cidrs",
      "Networking/Ports/CidrListAliases",
    ],
  },
  "AWS::Lightsail::StaticIp": {
    terraform: "lightsail_static_ip",
    names: { name: "StaticIpName" },
    attributes: { ip_address: "IpAddress", name: "Ref", id: "Ref" },
    parts: {
      lightsail_static_ip_attachment: { of: "static_ip_name", names: { instance_name: "AttachedTo" } },
    },
  },
  "AWS::Lightsail::Alarm": { sets: ["ContactProtocols", "NotificationTriggers"] },
};
