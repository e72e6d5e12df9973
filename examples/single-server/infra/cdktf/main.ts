// Made by wpspec from wordpress.yaml. Edit that file, not this one.
import { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { BudgetsBudget } from "@cdktf/provider-aws/lib/budgets-budget";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { Ec2Tag } from "@cdktf/provider-aws/lib/ec2-tag";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { App, Fn, Lazy, TerraformLocal, TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";

/** Begins the name of everything. */
const name = "acme-studio";
/** Where the site is. */
const region = "us-east-1";
/** Where the copies go. */
const recoveryRegion = "us-west-2";
/** Tags of everything. */
const tags = { team: "web" };
/** The zone of the site's names. */
const hostedZoneId = "Z0123456789ABCDEFGHIJ";
/** Who hears of alarms. */
const notifyAddress = "ops@example.org";

/** Name of one of the region's zones. */
const zone = (index: number): string => `\${data.aws_availability_zones.zones.names[${index}]}`;

/** What a later layer makes: read when all of them stand. */
const later = (produce: () => string): string => Lazy.stringValue({ produce });

class WordPressStack extends TerraformStack {
  private awsRecovery!: AwsProvider;
  private account!: DataAwsCallerIdentity;
  private partition!: DataAwsPartition;
  private network!: Vpc;
  private public1!: Subnet;
  private public1Routes!: RouteTableAssociation;
  private publicRoutesDefaultRoute!: Route;
  private s3Endpoint!: VpcEndpoint;
  private serverAddress!: Eip;
  private dataVolume!: EbsVolume;
  private server!: Instance;
  private backupRole!: IamRole;
  private backupRoleManagedServiceRoleAwsbackupservicerolepolicyforbackup!: IamRolePolicyAttachment;
  private serverRole!: IamRole;
  private serverRolePolicy!: IamRolePolicy;
  private logs!: S3Bucket;
  private logsPolicy!: S3BucketPolicy;
  private webLogs!: CloudwatchLogGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // A state of your own: put a backend here instead, such as `new S3Backend(this, { … })`.
    this.addOverride("terraform.backend", undefined);
    this.addOverride("terraform.required_version", ">= 1.11.0");
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: ">= 5.100.0, < 7.0.0",
    });

    this.addProviders();
    this.lookUp();
    this.addNetwork();
    this.addData();
    this.addWeb();
    this.addDelivery();
    this.addIdentityAndSecrets();
    this.addBackup();
    this.addOperations();
    this.addOutputs();
  }

  /** One provider for each region */
  private addProviders(): void {
    new AwsProvider(this, "aws", { region, defaultTags: [{ tags }] });
    this.awsRecovery = new AwsProvider(this, "aws_recovery", {
      alias: "recovery",
      region: recoveryRegion,
      defaultTags: [{ tags }],
    });
  }

  /** Looked up */
  private lookUp(): void {
    this.account = new DataAwsCallerIdentity(this, "account");
    this.partition = new DataAwsPartition(this, "partition");

    new DataAwsAvailabilityZones(this, "zones", {
      state: "available",
      filter: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    });
  }

  /** Network */
  private addNetwork(): void {
    this.network = new Vpc(this, "network", {
      cidrBlock: "10.0.0.0/16",
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: `${name}-network` },
    });

    const internetGateway = new InternetGateway(this, "internet_gateway", { vpcId: this.network.id });

    this.public1 = new Subnet(this, "public_1", {
      vpcId: this.network.id,
      availabilityZone: zone(0),
      cidrBlock: "10.0.128.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-public-1` },
    });

    const publicRoutes = new RouteTable(this, "public_routes", { vpcId: this.network.id });

    this.public1Routes = new RouteTableAssociation(this, "public_1_routes", {
      subnetId: this.public1.id,
      routeTableId: publicRoutes.id,
    });

    const public2 = new Subnet(this, "public_2", {
      vpcId: this.network.id,
      availabilityZone: zone(1),
      cidrBlock: "10.0.136.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-public-2` },
    });

    new RouteTableAssociation(this, "public_2_routes", {
      subnetId: public2.id,
      routeTableId: publicRoutes.id,
    });

    this.publicRoutesDefaultRoute = new Route(this, "public_routes_default_route", {
      routeTableId: publicRoutes.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: internetGateway.id,
      dependsOn: [internetGateway],
    });

    this.s3Endpoint = new VpcEndpoint(this, "s3_endpoint", {
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.s3`,
      vpcId: this.network.id,
      routeTableIds: [publicRoutes.id],
    });

    new FlowLog(this, "flow_log", {
      vpcId: this.network.id,
      trafficType: "ALL",
      maxAggregationInterval: 600,
      logDestinationType: "s3",
      logDestination: later(() => `${this.logs.arn}/flow-logs`),
      dependsOn: [{ fqn: later(() => this.logsPolicy.fqn) }],
    });

    this.serverAddress = new Eip(this, "server_address", {
      domain: "vpc",
      instance: later(() => this.server.id),
      dependsOn: [internetGateway],
    });
  }

  /** Data */
  private addData(): void {
    this.dataVolume = new EbsVolume(this, "data_volume", {
      availabilityZone: this.public1.availabilityZone,
      type: "gp3",
      size: 40,
      encrypted: true,
      finalSnapshot: true,
      tags: { Name: `${name}-data-volume` },
      lifecycle: { preventDestroy: true },
    });
  }

  /** Web */
  private addWeb(): void {
    const serverSecurityGroup = new SecurityGroup(this, "server_security_group", {
      description: "web server",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    const serverFrom0_0_0_0_0_80 = new VpcSecurityGroupIngressRule(this, "server_from_0_0_0_0_0_80", {
      securityGroupId: serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrIpv4: "0.0.0.0/0",
    });

    const serverFrom0_0_0_0_0_443 = new VpcSecurityGroupIngressRule(this, "server_from_0_0_0_0_0_443", {
      securityGroupId: serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });

    const serverTo0_0_0_0_0_80 = new VpcSecurityGroupEgressRule(this, "server_to_0_0_0_0_0_80", {
      securityGroupId: serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrIpv4: "0.0.0.0/0",
    });

    const serverTo0_0_0_0_0_443 = new VpcSecurityGroupEgressRule(this, "server_to_0_0_0_0_0_443", {
      securityGroupId: serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });

    const serverInstanceProfile = new IamInstanceProfile(this, "server_instance_profile", {
      role: later(() => this.serverRole.name),
    });

    const serverUserData = new TerraformLocal(this, "server_user_data", this.writeServerUserData());

    const serverLaunchTemplate = new LaunchTemplate(this, "server_launch_template", {
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      instanceType: "t4g.medium",
      iamInstanceProfile: { arn: serverInstanceProfile.arn },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeType: "gp3", volumeSize: 20, encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      userData: Fn.base64encode(serverUserData.expression),
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["tags", "tags_all"] },
    });

    this.server = new Instance(this, "server", {
      launchTemplate: {
        id: serverLaunchTemplate.id,
        version: Token.asString(serverLaunchTemplate.latestVersion),
      },
      associatePublicIpAddress: true,
      subnetId: this.public1.id,
      vpcSecurityGroupIds: [serverSecurityGroup.id],
      tags: { Name: `${name}-server`, "wpspec:server": name },
      lifecycle: { ignoreChanges: ["user_data", "associate_public_ip_address"] },
      dependsOn: [
        { fqn: later(() => this.serverRolePolicy.fqn) },
        this.publicRoutesDefaultRoute,
        this.public1Routes,
        this.s3Endpoint,
        serverTo0_0_0_0_0_443,
        serverTo0_0_0_0_0_80,
        serverFrom0_0_0_0_0_443,
        serverFrom0_0_0_0_0_80,
      ],
    });

    new Ec2Tag(this, "server_root_volume_tag_team", {
      resourceId: "${aws_instance.server.root_block_device[0].volume_id}",
      key: "team",
      value: "web",
    });

    new Ec2Tag(this, "server_root_volume_tag_Name", {
      resourceId: "${aws_instance.server.root_block_device[0].volume_id}",
      key: "Name",
      value: `${name}-server`,
    });

    new Ec2Tag(this, "server_root_volume_tag_wpspec_3a_server", {
      resourceId: "${aws_instance.server.root_block_device[0].volume_id}",
      key: "wpspec:server",
      value: name,
    });
  }

  /** Delivery */
  private addDelivery(): void {
    new Route53Record(this, "dns_studio_example_org_a", {
      zoneId: hostedZoneId,
      name: "studio.example.org",
      type: "A",
      ttl: 300,
      records: [this.serverAddress.publicIp],
    });

    new Route53Record(this, "dns_www_studio_example_org_a", {
      zoneId: hostedZoneId,
      name: "www.studio.example.org",
      type: "A",
      ttl: 300,
      records: [this.serverAddress.publicIp],
    });
  }

  /** Identity and secrets */
  private addIdentityAndSecrets(): void {
    this.backupRole = new IamRole(this, "backup_role", {
      namePrefix: `${name}-backup-role-`,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Assume",
            Effect: "Allow",
            Principal: { Service: "backup.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": this.account.accountId } },
          },
        ],
      }),
      lifecycle: { createBeforeDestroy: true },
    });

    this.backupRoleManagedServiceRoleAwsbackupservicerolepolicyforbackup = new IamRolePolicyAttachment(this, "backup_role_managed_service_role_awsbackupservicerolepolicyforbackup", {
      role: this.backupRole.name,
      policyArn: `arn:${this.partition.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup`,
    });

    this.serverRole = new IamRole(this, "server_role", {
      namePrefix: `${name}-server-role-`,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Assume",
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      }),
      lifecycle: { createBeforeDestroy: true },
    });

    this.serverRolePolicy = new IamRolePolicy(this, "server_role_policy", {
      role: this.serverRole.name,
      name: "server-role",
      policy: later(() => JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "FindVolume",
            Effect: "Allow",
            Action: ["ec2:DescribeInstances", "ec2:DescribeVolumes"],
            Resource: "*",
          },
          {
            Sid: "MoveVolume",
            Effect: "Allow",
            Action: ["ec2:AttachVolume", "ec2:DetachVolume"],
            Resource: this.dataVolume.arn,
          },
          {
            Sid: "TakeOver",
            Effect: "Allow",
            Action: ["ec2:AttachVolume", "ec2:DetachVolume", "ec2:StartInstances", "ec2:StopInstances"],
            Resource: `arn:${this.partition.partition}:ec2:${region}:${this.account.accountId}:instance/*`,
            Condition: { StringEquals: { "aws:ResourceTag/wpspec:server": name } },
          },
          {
            Sid: "WriteWebLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: `${this.webLogs.arn}:*`,
          },
          {
            Sid: "FindZone",
            Effect: "Allow",
            Action: ["route53:GetChange", "route53:ListHostedZones"],
            Resource: "*",
          },
          {
            Sid: "ProveNames",
            Effect: "Allow",
            Action: "route53:ChangeResourceRecordSets",
            Resource: `arn:${this.partition.partition}:route53:::hostedzone/${hostedZoneId}`,
            Condition: {
              "ForAllValues:StringLike": {
                "route53:ChangeResourceRecordSetsNormalizedRecordNames": "_acme-challenge.*",
              },
            },
          },
          {
            Sid: "SessionManager",
            Effect: "Allow",
            Action: [
              "ssm:UpdateInstanceInformation",
              "ssmmessages:CreateControlChannel",
              "ssmmessages:CreateDataChannel",
              "ssmmessages:OpenControlChannel",
              "ssmmessages:OpenDataChannel",
            ],
            Resource: "*",
          },
        ],
      })),
    });
  }

  /** Backup */
  private addBackup(): void {
    const backupCopies = new BackupVault(this, "backup_copies", {
      name: `${name}-copy`,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
      provider: this.awsRecovery,
    });

    const backupVault = new BackupVault(this, "backup_vault", {
      name,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });

    const filesBackup = new BackupPlan(this, "files_backup", {
      name: `${name}-files-backup`,
      rule: [
        {
          ruleName: "files-backup",
          targetVaultName: backupVault.name,
          schedule: "cron(0 2 * * ? *)",
          startWindow: 60,
          completionWindow: 1440,
          lifecycle: { deleteAfter: 35 },
          copyAction: [{ destinationVaultArn: backupCopies.arn, lifecycle: { deleteAfter: 35 } }],
        },
      ],
    });

    new BackupSelection(this, "files_backup_selection", {
      planId: filesBackup.id,
      name: "files-backup",
      iamRoleArn: this.backupRole.arn,
      resources: [this.dataVolume.arn],
      dependsOn: [this.backupRoleManagedServiceRoleAwsbackupservicerolepolicyforbackup],
    });

    const imagesBackup = new BackupPlan(this, "images_backup", {
      name: `${name}-images-backup`,
      rule: [
        {
          ruleName: "images-backup",
          targetVaultName: backupVault.name,
          schedule: "cron(0 3 * * ? *)",
          startWindow: 60,
          completionWindow: 1440,
          lifecycle: { deleteAfter: 35 },
          copyAction: [{ destinationVaultArn: backupCopies.arn, lifecycle: { deleteAfter: 35 } }],
        },
      ],
    });

    new BackupSelection(this, "images_backup_selection", {
      planId: imagesBackup.id,
      name: "images-backup",
      iamRoleArn: this.backupRole.arn,
      resources: [this.server.arn],
      dependsOn: [this.backupRoleManagedServiceRoleAwsbackupservicerolepolicyforbackup],
    });
  }

  /** Operations */
  private addOperations(): void {
    this.logs = new S3Bucket(this, "logs", {
      bucketPrefix: `${name}-logs-`,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });

    const logsPublicAccess = new S3BucketPublicAccessBlock(this, "logs_public_access", {
      bucket: this.logs.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });

    new S3BucketOwnershipControls(this, "logs_ownership", {
      bucket: this.logs.id,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });

    new S3BucketServerSideEncryptionConfigurationA(this, "logs_encryption", {
      bucket: this.logs.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });

    const logsVersioning = new S3BucketVersioningA(this, "logs_versioning", {
      bucket: this.logs.id,
      versioningConfiguration: { status: "Enabled" },
    });

    new S3BucketLifecycleConfiguration(this, "logs_lifecycle", {
      bucket: this.logs.id,
      rule: [
        {
          id: "tidy",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: 30 }],
          noncurrentVersionExpiration: [{ noncurrentDays: 7 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [logsVersioning],
    });

    this.logsPolicy = new S3BucketPolicy(this, "logs_policy", {
      bucket: this.logs.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [this.logs.arn, `${this.logs.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
          {
            Sid: "AWSLogDeliveryWrite",
            Effect: "Allow",
            Principal: { Service: "delivery.logs.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `${this.logs.arn}/flow-logs/AWSLogs/${this.account.accountId}/*`,
            Condition: {
              StringEquals: {
                "aws:SourceAccount": this.account.accountId,
                "s3:x-amz-acl": "bucket-owner-full-control",
              },
              ArnLike: {
                "aws:SourceArn": `arn:${this.partition.partition}:logs:${region}:${this.account.accountId}:*`,
              },
            },
          },
          {
            Sid: "AWSLogDeliveryAclCheck",
            Effect: "Allow",
            Principal: { Service: "delivery.logs.amazonaws.com" },
            Action: "s3:GetBucketAcl",
            Resource: this.logs.arn,
            Condition: {
              StringEquals: { "aws:SourceAccount": this.account.accountId },
              ArnLike: {
                "aws:SourceArn": `arn:${this.partition.partition}:logs:${region}:${this.account.accountId}:*`,
              },
            },
          },
        ],
      }),
      dependsOn: [logsPublicAccess],
    });

    this.webLogs = new CloudwatchLogGroup(this, "web_logs", {
      name: `/wpspec/${name}/web`,
      retentionInDays: 30,
      skipDestroy: false,
    });

    const notifications = new SnsTopic(this, "notifications", { namePrefix: `${name}-notifications-` });

    new SnsTopicPolicy(this, "notifications_policy", {
      arn: notifications.arn,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "sns:Publish",
            Resource: notifications.arn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
          {
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Resource: notifications.arn,
            Condition: { StringEquals: { "aws:SourceAccount": this.account.accountId } },
          },
        ],
      }),
    });

    new SnsTopicSubscription(this, "notifications_mail_30hrr7klzzxh9", {
      topicArn: notifications.arn,
      protocol: "email",
      endpoint: notifyAddress,
    });

    new CloudwatchMetricAlarm(this, "server_cpu_alarm", {
      alarmName: `${name}-${region}-server-cpu-alarm`,
      alarmDescription: "The server is busy",
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { InstanceId: this.server.id },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 90,
      treatMissingData: "notBreaching",
      alarmActions: [notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "server_recovery_alarm", {
      alarmName: `${name}-${region}-server-recovery-alarm`,
      alarmDescription: "AWS's hardware under the server fails: it is moved to other hardware",
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed_System",
      dimensions: { InstanceId: this.server.id },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 2,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
      alarmActions: [
        `arn:${this.partition.partition}:automate:${region}:ec2:recover`,
        notifications.arn,
      ],
    });

    new CloudwatchMetricAlarm(this, "server_unreachable_alarm", {
      alarmName: `${name}-${region}-server-unreachable-alarm`,
      alarmDescription: "The server's own system does not answer",
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed_Instance",
      dimensions: { InstanceId: this.server.id },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 5,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
      alarmActions: [notifications.arn],
    });

    new BudgetsBudget(this, "budget", {
      name: `${name}-${region}-budget-0wej2wblzs47z`,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "80",
      limitUnit: "USD",
      notification: [
        {
          notificationType: "ACTUAL",
          comparisonOperator: "GREATER_THAN",
          threshold: 80,
          thresholdType: "PERCENTAGE",
          subscriberEmailAddresses: [notifyAddress],
        },
        {
          notificationType: "FORECASTED",
          comparisonOperator: "GREATER_THAN",
          threshold: 100,
          thresholdType: "PERCENTAGE",
          subscriberEmailAddresses: [notifyAddress],
        },
      ],
    });
  }

  /** Outputs */
  private addOutputs(): void {
    new TerraformOutput(this, "DataVolumeId", {
      value: this.dataVolume.id,
      description: "The volume with all that the site keeps",
    });

    new TerraformOutput(this, "ServerInstanceId", { value: this.server.id, description: "The server" });

    new TerraformOutput(this, "ServerIp", {
      value: this.serverAddress.publicIp,
      description: "Public address of the server",
    });

    new TerraformOutput(this, "SiteUrl", {
      value: "https://studio.example.org/",
      description: "The site",
    });
  }

  private writeServerUserData(): string {
    return String.raw`#!/bin/bash
# Boots one web server. Log: /var/log/wpspec-boot.log
set -euo pipefail
exec > >(tee -a /var/log/wpspec-boot.log > /dev/console) 2>&1
signal() { :; }
trap 'signal "$?"' EXIT
retry() { # retry TIMES COMMAND…: ten seconds apart
  local left=$1; shift
  until "$@"; do left=$((left - 1)); [ "$left" -gt 0 ] || return 1; sleep 10; done
}
retry 5 dnf install -y aws-cfn-bootstrap awscli-2 amazon-ssm-agent amazon-cloudwatch-agent mariadb1011-server nginx memcached python3.11 python3.11-pip openssl php8.4-{cli,common,fpm,pdo,mysqlnd,mbstring,xml,gd,intl,opcache,zip,bcmath,soap,sodium,pecl-igbinary,pecl-msgpack,pecl-memcached}
cat > /usr/local/sbin/wpspec-volume <<'WPSPEC'
#!/bin/bash
# Takes the volume that holds the site. CloudFormation makes a new server before it removes the old one, and an
# AWS::EC2::VolumeAttachment cannot move between the two: so the server that boots stops the one before it, and takes
# the volume over. Runs at every boot, before the volume is mounted.
set -euo pipefail
export AWS_DEFAULT_REGION='${region}'
volume='${this.dataVolume.id}'
metadata=http://169.254.169.254/latest
token=$(curl -fsS -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/api/token")
self=$(curl -fsS -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/instance-id")
holder=$(aws ec2 describe-volumes --volume-ids "$volume" --query 'Volumes[0].Attachments[0].InstanceId' --output text)
if [ "$holder" != "$self" ]; then
  # A server that is being terminated cannot be stopped: it lets go by itself.
  if [ "$holder" != None ] && aws ec2 stop-instances --instance-ids "$holder"; then
    echo "$holder" > /run/wpspec-previous
    aws ec2 wait instance-stopped --instance-ids "$holder"
    aws ec2 detach-volume --volume-id "$volume"
  fi
  aws ec2 wait volume-available --volume-ids "$volume"
  aws ec2 attach-volume --volume-id "$volume" --instance-id "$self" --device /dev/sdf
fi
for _ in {1..60}; do [ ! -e /dev/sdf ] || exit 0; sleep 1; done
echo 'wpspec: the volume is attached, but /dev/sdf does not appear.'
exit 1
WPSPEC
cat > /etc/systemd/system/wpspec-volume.service <<'WPSPEC'
[Unit]
Description=Attaches the volume that holds the site
Wants=network-online.target
After=network-online.target
Before=srv-wpspec.mount
[Service]
Type=oneshot
RemainAfterExit=yes
TimeoutStartSec=30min
ExecStart=/usr/local/sbin/wpspec-volume
[Install]
WantedBy=multi-user.target
WPSPEC
chmod 755 /usr/local/sbin/wpspec-volume
systemctl enable wpspec-volume
# A boot that fails gives the site back: the server before this one starts again, and takes the volume.
finish() {
  if [ "$1" != 0 ] && [ -s /run/wpspec-previous ]; then
    aws ec2 start-instances --region '${region}' --instance-ids "$(cat /run/wpspec-previous)" || :
  fi
  signal "$1"
}
trap 'finish "$?"' EXIT
retry 3 /usr/local/sbin/wpspec-volume
# Only an empty volume is formatted, and mkfs refuses again where it finds anything. To blkid, what cannot be read is
# empty too: hence the first line.
head -c 4096 /dev/sdf > /dev/null
found=0
usage=$(blkid -p -s USAGE -o value /dev/sdf) || found=$?
case $found:$usage in
  0:filesystem) ;;
  2:) mkfs.xfs /dev/sdf ;;
  *) echo "wpspec: the volume is neither empty nor a file system (blkid: $found $usage)."; exit 1 ;;
esac
uuid=$(blkid -p -s UUID -o value /dev/sdf)
mkdir -p /srv/wpspec /var/www/wordpress
# _netdev, for attaching needs the network: a local file system would wait for it, and it for local file systems.
cat >> /etc/fstab <<WPSPEC
UUID=$uuid /srv/wpspec xfs _netdev,nofail,x-systemd.requires=wpspec-volume.service,x-systemd.device-timeout=30min,x-systemd.growfs 0 0
/srv/wpspec/wordpress /var/www/wordpress none bind,_netdev,nofail,x-systemd.requires-mounts-for=/srv/wpspec 0 0
WPSPEC
mount /srv/wpspec
# The volume may have been enlarged since.
xfs_growfs /srv/wpspec
if [ ! -d /srv/wpspec/wordpress ]; then
  mkdir /srv/wpspec/wordpress
  chown apache:apache /srv/wpspec/wordpress
fi
mount /var/www/wordpress
mountpoint -q /var/www/wordpress
mkdir -p /var/www/wordpress /var/www/health
cat > /var/www/health/wpspec-health.php <<'WPSPEC'
<?php
header('Cache-Control: no-store');
http_response_code(is_readable('/var/www/wordpress') ? 200 : 503);
echo "ok\n";
WPSPEC
cat > /etc/php.d/99-wpspec.ini <<'WPSPEC'
upload_max_filesize = '64M'
post_max_size = '65M'
memory_limit = '256M'
expose_php = Off
WPSPEC
# As many PHP workers as memory holds, at most 16 per CPU; one in four answers the dashboard.
memory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
workers=$(((memory - 1408) / 64))
most=$(($(nproc) * 16))
[ "$workers" -lt "$most" ] || workers=$most
[ "$workers" -gt 4 ] || workers=4
pool() { # pool NAME WORKERS SECONDS
  printf '[%s]\nuser = apache\ngroup = apache\nlisten = /run/php-fpm/%s.sock\nlisten.acl_users = apache,nginx\n' "$1" "$1"
  printf 'pm = static\npm.max_children = %s\npm.max_requests = 1000\ncatch_workers_output = yes\n' "$2"
  printf 'php_admin_value[max_execution_time] = %s\nrequest_terminate_timeout = %ss\n' "$3" "$(($3 + 5))"
}
{ pool pages $((workers - workers / 4)) 50; pool admin $((workers / 4)) 300; } > /etc/php-fpm.d/www.conf
cat > /etc/nginx/nginx.conf <<'WPSPEC'
user nginx;
worker_processes auto;
error_log /var/log/nginx/error.log;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  sendfile on;
  server_tokens off;
  access_log off;
  client_max_body_size 65m;
  keepalive_timeout 75s;
  map $http_cloudfront_forwarded_proto $forwarded_https { https on; default $alb_https; }
  map $http_x_forwarded_proto $alb_https { https on; default ''; }
  map $scheme$uri $plain {
    default "";
    "~^http/\.well-known/acme-challenge/" "";
    "~^http/wpspec-health\.php\z" "";
    "~^http/" 1;
  }
  server {
    listen 80 default_server;
    listen 443 ssl default_server;
    ssl_certificate /etc/nginx/tls/fullchain.pem;
    ssl_certificate_key /etc/nginx/tls/privkey.pem;
    ssl_session_cache shared:tls:5m;
    if ($plain) { return 301 https://$host$request_uri; }
    root /var/www/wordpress;
    index index.php index.html;
    location = /wpspec-health.php { root /var/www/health; fastcgi_pass unix:/run/php-fpm/pages.sock; include fastcgi_params; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; }
    location / { try_files $uri $uri/ /index.php?$args; }
    location ~ /\.(?!well-known/) { deny all; }
    location ~* /uploads/.*\.php$ { deny all; }
    location ~ ^/wp-admin/.*\.php$ { set $pool admin; try_files $uri =404; include wpspec-php.conf; }
    location ~ \.php$ { set $pool pages; try_files $uri =404; include wpspec-php.conf; }
  }
}
WPSPEC
cat > /etc/nginx/wpspec-php.conf <<'WPSPEC'
include fastcgi_params;
fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
fastcgi_param HTTPS $forwarded_https if_not_empty;
fastcgi_read_timeout 310s;
fastcgi_pass unix:/run/php-fpm/$pool.sock;
WPSPEC
# Account and certificate live on the volume, so that a new server does not ask for them again.
mkdir -p /srv/wpspec/letsencrypt /etc/letsencrypt
echo '/srv/wpspec/letsencrypt /etc/letsencrypt none bind,_netdev,nofail,x-systemd.requires-mounts-for=/srv/wpspec 0 0' >> /etc/fstab
mount /etc/letsencrypt
python3.11 -m venv /opt/certbot
retry 5 /opt/certbot/bin/pip install --quiet certbot certbot-dns-route53
mkdir -p /etc/nginx/tls /var/www/acme
# nginx starts with a certificate of its own making where there is no other yet.
if [ -e /etc/letsencrypt/live/wpspec/fullchain.pem ]; then
  ln -s /etc/letsencrypt/live/wpspec/{fullchain,privkey}.pem /etc/nginx/tls/
else
  (umask 077; openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj /CN=wpspec -keyout /etc/nginx/tls/privkey.pem -out /etc/nginx/tls/fullchain.pem)
fi
cat > /usr/local/sbin/wpspec-certificate <<'WPSPEC'
#!/bin/bash
# Issues the certificate, or renews it when it is due; else does nothing.
set -euo pipefail
/opt/certbot/bin/certbot certonly --non-interactive --agree-tos --cert-name wpspec --keep-until-expiring --renew-with-new-domains --email=${notifyAddress} --no-eff-email --dns-route53 --domain=studio.example.org --domain=www.studio.example.org --deploy-hook 'systemctl reload nginx'
if [ ! -L /etc/nginx/tls/fullchain.pem ]; then
  ln -sf /etc/letsencrypt/live/wpspec/{fullchain,privkey}.pem /etc/nginx/tls/
  systemctl reload nginx
fi
WPSPEC
chmod 755 /usr/local/sbin/wpspec-certificate
cat > /etc/systemd/system/wpspec-certificate.service <<'WPSPEC'
[Unit]
Description=Issues or renews the certificate of the site
Wants=network-online.target
After=network-online.target nginx.service
RequiresMountsFor=/etc/letsencrypt
[Service]
Type=oneshot
ExecStart=/usr/local/sbin/wpspec-certificate
WPSPEC
cat > /etc/systemd/system/wpspec-certificate.timer <<'WPSPEC'
[Timer]
OnCalendar=*-*-* 00,12:00
RandomizedDelaySec=6h
Persistent=yes
[Install]
WantedBy=timers.target
WPSPEC
cat > /opt/aws/amazon-cloudwatch-agent/etc/wpspec.json <<'WPSPEC'
{"logs":{"logs_collected":{"files":{"collect_list":[
{"file_path":"/var/log/wpspec-boot.log","log_group_name":"/wpspec/${name}/web","log_stream_name":"{instance_id}/boot"},
{"file_path":"/var/log/nginx/error.log","log_group_name":"/wpspec/${name}/web","log_stream_name":"{instance_id}/nginx"},
{"file_path":"/var/log/php-fpm/*error.log","log_group_name":"/wpspec/${name}/web","log_stream_name":"{instance_id}/php"}]}}}}
WPSPEC
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/wpspec.json
for unit in php-fpm nginx mariadb memcached; do
  mkdir -p "/etc/systemd/system/$unit.service.d"
  printf '[Unit]\nRequiresMountsFor=%s\n' '/srv/wpspec /var/www/wordpress' > "/etc/systemd/system/$unit.service.d/wpspec.conf"
done
systemctl daemon-reload
# MariaDB for this server alone, its data on the volume; the socket stays where PHP looks for it.
if [ ! -d /srv/wpspec/mysql ]; then
  mkdir -m 750 /srv/wpspec/mysql
  chown mysql:mysql /srv/wpspec/mysql
fi
cat > /etc/my.cnf.d/wpspec.cnf <<'WPSPEC'
[mysqld]
datadir = /srv/wpspec/mysql
bind-address = 127.0.0.1
character-set-server = utf8mb4
WPSPEC
systemctl enable --now mariadb
mariadb <<'WPSPEC'
DELETE FROM mysql.global_priv WHERE User = '';
FLUSH PRIVILEGES;
CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4;
WPSPEC
cat > /etc/sysconfig/memcached <<'WPSPEC'
PORT=11211
USER=memcached
MAXCONN=1024
CACHESIZE=64
OPTIONS="-l 127.0.0.1 -U 0"
WPSPEC
systemctl enable --now memcached
php-fpm -t
nginx -t
systemctl enable --now php-fpm nginx
retry 12 curl -fsS -o /dev/null http://127.0.0.1/wpspec-health.php
retry 3 /usr/local/sbin/wpspec-certificate
systemctl enable --now wpspec-certificate.timer
`;
  }
}

const app = new App();
new WordPressStack(app, name);
app.synth();
