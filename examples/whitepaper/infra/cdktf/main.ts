// Made by wpspec from wordpress.yaml. Edit that file, not this one.
import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import { AutoscalingNotification } from "@cdktf/provider-aws/lib/autoscaling-notification";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { EfsAccessPoint } from "@cdktf/provider-aws/lib/efs-access-point";
import { EfsBackupPolicy } from "@cdktf/provider-aws/lib/efs-backup-policy";
import { EfsFileSystem } from "@cdktf/provider-aws/lib/efs-file-system";
import { EfsFileSystemPolicy } from "@cdktf/provider-aws/lib/efs-file-system-policy";
import { EfsMountTarget } from "@cdktf/provider-aws/lib/efs-mount-target";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { ElasticacheCluster } from "@cdktf/provider-aws/lib/elasticache-cluster";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { IamAccessKey } from "@cdktf/provider-aws/lib/iam-access-key";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { IamUserPolicy } from "@cdktf/provider-aws/lib/iam-user-policy";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { S3BucketWebsiteConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-website-configuration";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
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
const name = "acme-paper";
/** Where the site is. */
const region = "us-west-2";
/** What belongs to CloudFront is here, wherever the site is. */
const edgeRegion = "us-east-1";
/** Where the copies go. */
const recoveryRegion = "us-east-1";
/** What only CloudFront sends. */
const originHeader = "X-Origin-Verify";
/** The name that visitors ask for. */
const siteName = "paper.example.org";
/** The zone of the site's names. */
const hostedZoneId = "Z0123456789ABCDEFGHIJ";
/** The hosted zone of all of CloudFront's names. */
const cloudFrontZoneId = "Z2FDTNDATAQYW2";

/** For what is only read. */
const readMethods = ["GET", "HEAD"];

/** For what is written too. */
const allMethods = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"];

/** Name of one of the region's zones. */
const zone = (index: number): string => `\${data.aws_availability_zones.zones.names[${index}]}`;

/** Part of the DNS record that proves a name to a certificate. */
const proof = (certificate: AcmCertificate, host: string, part: "name" | "type" | "value"): string =>
    `\${[for option in ${certificate.fqn}.domain_validation_options : option.resource_record_${part}` +
    ` if trimprefix(option.domain_name, "*.") == "${host}"][0]}`;

/** What a later layer makes: read when all of them stand. */
const later = (produce: () => string): string => Lazy.stringValue({ produce });

class WordPressStack extends TerraformStack {
  private awsEdge!: AwsProvider;
  private awsRecovery!: AwsProvider;
  private account!: DataAwsCallerIdentity;
  private partition!: DataAwsPartition;
  private cloudfront!: DataAwsEc2ManagedPrefixList;
  private network!: Vpc;
  private internetGateway!: InternetGateway;
  private app1!: Subnet;
  private app1Routes!: RouteTableAssociation;
  private app2!: Subnet;
  private app2Routes!: RouteTableAssociation;
  private data1!: Subnet;
  private data2!: Subnet;
  private public1!: Subnet;
  private public2!: Subnet;
  private appRoutes1DefaultRoute!: Route;
  private appRoutes2DefaultRoute!: Route;
  private s3Endpoint!: VpcEndpoint;
  private bastionSecurityGroup!: SecurityGroup;
  private filesSecurityGroup!: SecurityGroup;
  private filesFromWeb2049!: VpcSecurityGroupIngressRule;
  private files!: EfsFileSystem;
  private filesAccessPoint!: EfsAccessPoint;
  private filesMountInData1!: EfsMountTarget;
  private filesMountInData2!: EfsMountTarget;
  private databaseSecurityGroup!: SecurityGroup;
  private databaseFromWeb3306!: VpcSecurityGroupIngressRule;
  private database!: RdsCluster;
  private databaseInstance1!: RdsClusterInstance;
  private cacheSecurityGroup!: SecurityGroup;
  private cacheFromWeb11211!: VpcSecurityGroupIngressRule;
  private cacheMemcached!: ElasticacheCluster;
  private staticFiles!: S3Bucket;
  private staticFilesWebsite!: S3BucketWebsiteConfiguration;
  private staticFilesReplica!: S3Bucket;
  private webSecurityGroup!: SecurityGroup;
  private loadBalancer!: Lb;
  private webTargetGroup!: LbTargetGroup;
  private web!: AutoscalingGroup;
  private distribution!: CloudfrontDistribution;
  private originCertificateValidation!: AcmCertificateValidation;
  private backupRole!: IamRole;
  private backupRoleManagedServiceRoleAwsbackupservicerolepolicyforbackup!: IamRolePolicyAttachment;
  private staticFilesReplicationRole!: IamRole;
  private webRole!: IamRole;
  private staticFilesUserKeySecretValue!: SecretsmanagerSecretVersion;
  private webRolePolicy!: IamRolePolicy;
  private originSecretValueLookup!: DataAwsSecretsmanagerSecretVersion;
  private logs!: S3Bucket;
  private logsPolicy!: S3BucketPolicy;
  private webLogs!: CloudwatchLogGroup;
  private notifications!: SnsTopic;

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
    new AwsProvider(this, "aws", { region });
    this.awsEdge = new AwsProvider(this, "aws_edge", { alias: "edge", region: edgeRegion });
    this.awsRecovery = new AwsProvider(this, "aws_recovery", {
      alias: "recovery",
      region: recoveryRegion,
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

    this.cloudfront = new DataAwsEc2ManagedPrefixList(this, "cloudfront", {
      name: "com.amazonaws.global.cloudfront.origin-facing",
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

    this.internetGateway = new InternetGateway(this, "internet_gateway", { vpcId: this.network.id });

    this.app1 = new Subnet(this, "app_1", {
      vpcId: this.network.id,
      availabilityZone: zone(0),
      cidrBlock: "10.0.0.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-app-1` },
    });

    const appRoutes1 = new RouteTable(this, "app_routes_1", { vpcId: this.network.id });

    this.app1Routes = new RouteTableAssociation(this, "app_1_routes", {
      subnetId: this.app1.id,
      routeTableId: appRoutes1.id,
    });

    this.app2 = new Subnet(this, "app_2", {
      vpcId: this.network.id,
      availabilityZone: zone(1),
      cidrBlock: "10.0.8.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-app-2` },
    });

    const appRoutes2 = new RouteTable(this, "app_routes_2", { vpcId: this.network.id });

    this.app2Routes = new RouteTableAssociation(this, "app_2_routes", {
      subnetId: this.app2.id,
      routeTableId: appRoutes2.id,
    });

    this.data1 = new Subnet(this, "data_1", {
      vpcId: this.network.id,
      availabilityZone: zone(0),
      cidrBlock: "10.0.64.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-data-1` },
    });

    const dataRoutes1 = new RouteTable(this, "data_routes_1", { vpcId: this.network.id });

    new RouteTableAssociation(this, "data_1_routes", {
      subnetId: this.data1.id,
      routeTableId: dataRoutes1.id,
    });

    this.data2 = new Subnet(this, "data_2", {
      vpcId: this.network.id,
      availabilityZone: zone(1),
      cidrBlock: "10.0.72.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-data-2` },
    });

    const dataRoutes2 = new RouteTable(this, "data_routes_2", { vpcId: this.network.id });

    new RouteTableAssociation(this, "data_2_routes", {
      subnetId: this.data2.id,
      routeTableId: dataRoutes2.id,
    });

    this.public1 = new Subnet(this, "public_1", {
      vpcId: this.network.id,
      availabilityZone: zone(0),
      cidrBlock: "10.0.128.0/21",
      mapPublicIpOnLaunch: true,
      tags: { Name: `${name}-public-1` },
    });

    const publicRoutes = new RouteTable(this, "public_routes", { vpcId: this.network.id });

    const public1Routes = new RouteTableAssociation(this, "public_1_routes", {
      subnetId: this.public1.id,
      routeTableId: publicRoutes.id,
    });

    this.public2 = new Subnet(this, "public_2", {
      vpcId: this.network.id,
      availabilityZone: zone(1),
      cidrBlock: "10.0.136.0/21",
      mapPublicIpOnLaunch: true,
      tags: { Name: `${name}-public-2` },
    });

    const public2Routes = new RouteTableAssociation(this, "public_2_routes", {
      subnetId: this.public2.id,
      routeTableId: publicRoutes.id,
    });

    const nat1Address = new Eip(this, "nat_1_address", {
      domain: "vpc",
      dependsOn: [this.internetGateway],
    });

    const publicRoutesDefaultRoute = new Route(this, "public_routes_default_route", {
      routeTableId: publicRoutes.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: this.internetGateway.id,
      dependsOn: [this.internetGateway],
    });

    const nat1 = new NatGateway(this, "nat_1", {
      connectivityType: "public",
      allocationId: nat1Address.allocationId,
      subnetId: this.public1.id,
      tags: { Name: `${name}-nat-1` },
      dependsOn: [this.internetGateway, publicRoutesDefaultRoute, public1Routes],
    });

    const nat2Address = new Eip(this, "nat_2_address", {
      domain: "vpc",
      dependsOn: [this.internetGateway],
    });

    const nat2 = new NatGateway(this, "nat_2", {
      connectivityType: "public",
      allocationId: nat2Address.allocationId,
      subnetId: this.public2.id,
      tags: { Name: `${name}-nat-2` },
      dependsOn: [this.internetGateway, publicRoutesDefaultRoute, public2Routes],
    });

    this.appRoutes1DefaultRoute = new Route(this, "app_routes_1_default_route", {
      routeTableId: appRoutes1.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: nat1.id,
    });

    this.appRoutes2DefaultRoute = new Route(this, "app_routes_2_default_route", {
      routeTableId: appRoutes2.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: nat2.id,
    });

    new Route(this, "data_routes_1_default_route", {
      routeTableId: dataRoutes1.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: nat1.id,
    });

    new Route(this, "data_routes_2_default_route", {
      routeTableId: dataRoutes2.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: nat2.id,
    });

    this.s3Endpoint = new VpcEndpoint(this, "s3_endpoint", {
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${region}.s3`,
      vpcId: this.network.id,
      routeTableIds: [appRoutes1.id, appRoutes2.id],
    });

    this.bastionSecurityGroup = new SecurityGroup(this, "bastion_security_group", {
      description: "bastion",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    new VpcSecurityGroupEgressRule(this, "bastion_to_0_0_0_0_0_80", {
      securityGroupId: this.bastionSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrIpv4: "0.0.0.0/0",
    });

    new VpcSecurityGroupEgressRule(this, "bastion_to_0_0_0_0_0_443", {
      securityGroupId: this.bastionSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });

    new VpcSecurityGroupEgressRule(this, "bastion_to_web_22", {
      securityGroupId: this.bastionSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
      referencedSecurityGroupId: later(() => this.webSecurityGroup.id),
    });

    new VpcSecurityGroupIngressRule(this, "bastion_from_203_0_113_0_24_22", {
      securityGroupId: this.bastionSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
      cidrIpv4: "203.0.113.0/24",
    });

    const bastionLaunchTemplate = new LaunchTemplate(this, "bastion_launch_template", {
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["tags", "tags_all"] },
    });

    new Instance(this, "bastion", {
      launchTemplate: {
        id: bastionLaunchTemplate.id,
        version: Token.asString(bastionLaunchTemplate.latestVersion),
      },
      instanceType: "t4g.nano",
      keyName: "ops",
      subnetId: this.public1.id,
      vpcSecurityGroupIds: [this.bastionSecurityGroup.id],
      associatePublicIpAddress: true,
      volumeTags: { Name: `${name}-bastion` },
      tags: { Name: `${name}-bastion` },
      lifecycle: { ignoreChanges: ["associate_public_ip_address"] },
      dependsOn: [this.internetGateway],
    });
  }

  /** Data */
  private addData(): void {
    this.filesSecurityGroup = new SecurityGroup(this, "files_security_group", {
      description: "shared files",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    this.filesFromWeb2049 = new VpcSecurityGroupIngressRule(this, "files_from_web_2049", {
      securityGroupId: this.filesSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 2049,
      toPort: 2049,
      referencedSecurityGroupId: later(() => this.webSecurityGroup.id),
    });

    this.files = new EfsFileSystem(this, "files", {
      encrypted: true,
      performanceMode: "generalPurpose",
      throughputMode: "elastic",
      lifecyclePolicy: [
        { transitionToIa: "AFTER_30_DAYS" },
        { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
      ],
      tags: { Name: `${name}-files` },
      lifecycle: { preventDestroy: true },
    });

    new EfsBackupPolicy(this, "files_backup_policy", {
      fileSystemId: this.files.id,
      backupPolicy: { status: "DISABLED" },
    });

    const filesPolicy = new EfsFileSystemPolicy(this, "files_policy", {
      fileSystemId: this.files.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "*" },
            Resource: this.files.arn,
            Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
            Condition: {
              Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
              Null: { "elasticfilesystem:AccessPointArn": "false" },
              StringEquals: { "aws:PrincipalAccount": this.account.accountId },
            },
          },
          {
            Effect: "Deny",
            Principal: { AWS: "*" },
            Resource: this.files.arn,
            Action: "*",
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
    });

    this.filesAccessPoint = new EfsAccessPoint(this, "files_access_point", {
      fileSystemId: this.files.id,
      posixUser: { uid: 48, gid: 48 },
      rootDirectory: {
        path: "/wordpress",
        creationInfo: { ownerUid: 48, ownerGid: 48, permissions: "0750" },
      },
    });

    this.filesMountInData1 = new EfsMountTarget(this, "files_mount_in_data_1", {
      fileSystemId: this.files.id,
      subnetId: this.data1.id,
      securityGroups: [this.filesSecurityGroup.id],
      dependsOn: [filesPolicy],
    });

    this.filesMountInData2 = new EfsMountTarget(this, "files_mount_in_data_2", {
      fileSystemId: this.files.id,
      subnetId: this.data2.id,
      securityGroups: [this.filesSecurityGroup.id],
      dependsOn: [filesPolicy],
    });

    this.databaseSecurityGroup = new SecurityGroup(this, "database_security_group", {
      description: "database",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    this.databaseFromWeb3306 = new VpcSecurityGroupIngressRule(this, "database_from_web_3306", {
      securityGroupId: this.databaseSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 3306,
      toPort: 3306,
      referencedSecurityGroupId: later(() => this.webSecurityGroup.id),
    });

    const databaseSubnetGroup = new DbSubnetGroup(this, "database_subnet_group", {
      namePrefix: `${name}-database-`,
      description: `${name} database`,
      subnetIds: [this.data1.id, this.data2.id],
      lifecycle: { createBeforeDestroy: true },
    });

    const databaseParameters = new RdsClusterParameterGroup(this, "database_parameters", {
      namePrefix: `${name}-database-`,
      description: `${name} database`,
      family: "aurora-mysql8.0",
      parameter: [
        { name: "character_set_server", value: "utf8mb4", applyMethod: "immediate" },
        { name: "collation_server", value: "utf8mb4_unicode_520_ci", applyMethod: "immediate" },
        { name: "long_query_time", value: "2", applyMethod: "immediate" },
        { name: "require_secure_transport", value: "ON", applyMethod: "immediate" },
        { name: "server_audit_events", value: "CONNECT,QUERY_DCL,QUERY_DDL", applyMethod: "immediate" },
        { name: "server_audit_logging", value: "1", applyMethod: "immediate" },
        { name: "slow_query_log", value: "1", applyMethod: "immediate" },
      ],
      lifecycle: { createBeforeDestroy: true },
    });

    const databaseAuditLog = new CloudwatchLogGroup(this, "database_audit_log", {
      name: `/aws/rds/cluster/${name}-database/audit`,
      retentionInDays: 30,
    });

    const databaseErrorLog = new CloudwatchLogGroup(this, "database_error_log", {
      name: `/aws/rds/cluster/${name}-database/error`,
      retentionInDays: 30,
    });

    const databaseSlowqueryLog = new CloudwatchLogGroup(this, "database_slowquery_log", {
      name: `/aws/rds/cluster/${name}-database/slowquery`,
      retentionInDays: 30,
    });

    this.database = new RdsCluster(this, "database", {
      clusterIdentifier: `${name}-database`,
      engine: "aurora-mysql",
      engineVersion: "8.0.mysql_aurora.3.10.4",
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      databaseName: "wordpress",
      masterUsername: "wpadmin",
      manageMasterUserPassword: true,
      dbSubnetGroupName: databaseSubnetGroup.name,
      vpcSecurityGroupIds: [this.databaseSecurityGroup.id],
      dbClusterParameterGroupName: databaseParameters.name,
      storageEncrypted: true,
      backupRetentionPeriod: 7,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      enabledCloudwatchLogsExports: ["audit", "error", "slowquery"],
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${name}-database-final`,
      applyImmediately: true,
      lifecycle: { preventDestroy: true },
      dependsOn: [databaseAuditLog, databaseErrorLog, databaseSlowqueryLog],
    });

    this.databaseInstance1 = new RdsClusterInstance(this, "database_instance_1", {
      identifier: `${name}-database-1`,
      engine: "aurora-mysql",
      clusterIdentifier: this.database.id,
      instanceClass: "db.r5.large",
      promotionTier: 0,
      publiclyAccessible: false,
      autoMinorVersionUpgrade: false,
      performanceInsightsEnabled: false,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      applyImmediately: true,
    });

    new RdsClusterInstance(this, "database_instance_2", {
      identifier: `${name}-database-2`,
      engine: "aurora-mysql",
      clusterIdentifier: this.database.id,
      instanceClass: "db.r5.large",
      promotionTier: 1,
      publiclyAccessible: false,
      autoMinorVersionUpgrade: false,
      performanceInsightsEnabled: false,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      applyImmediately: true,
      dependsOn: [this.databaseInstance1],
    });

    this.cacheSecurityGroup = new SecurityGroup(this, "cache_security_group", {
      description: "object cache",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    this.cacheFromWeb11211 = new VpcSecurityGroupIngressRule(this, "cache_from_web_11211", {
      securityGroupId: this.cacheSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 11211,
      toPort: 11211,
      referencedSecurityGroupId: later(() => this.webSecurityGroup.id),
    });

    const cacheSubnetGroup = new ElasticacheSubnetGroup(this, "cache_subnet_group", {
      name: `${name}-cache`,
      description: `${name} cache`,
      subnetIds: [this.data1.id, this.data2.id],
      lifecycle: { createBeforeDestroy: true },
    });

    this.cacheMemcached = new ElasticacheCluster(this, "cache_memcached", {
      engine: "memcached",
      engineVersion: "1.6.22",
      nodeType: "cache.m7g.large",
      port: 11211,
      securityGroupIds: [this.cacheSecurityGroup.id],
      subnetGroupName: cacheSubnetGroup.name,
      applyImmediately: true,
      clusterId: `${name}-cache`,
      numCacheNodes: 2,
      azMode: "cross-az",
      preferredAvailabilityZones: [zone(0), zone(1)],
    });

    this.staticFiles = new S3Bucket(this, "static_files", {
      bucketPrefix: `${name}-static-files-`,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });

    const staticFilesPublicAccess = new S3BucketPublicAccessBlock(this, "static_files_public_access", {
      bucket: this.staticFiles.id,
      blockPublicAcls: true,
      blockPublicPolicy: false,
      ignorePublicAcls: true,
      restrictPublicBuckets: false,
    });

    this.staticFilesWebsite = new S3BucketWebsiteConfiguration(this, "static_files_website", {
      bucket: this.staticFiles.id,
      indexDocument: { suffix: "index.html" },
    });

    new S3BucketOwnershipControls(this, "static_files_ownership", {
      bucket: this.staticFiles.id,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });

    new S3BucketServerSideEncryptionConfigurationA(this, "static_files_encryption", {
      bucket: this.staticFiles.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });

    const staticFilesVersioning = new S3BucketVersioningA(this, "static_files_versioning", {
      bucket: this.staticFiles.id,
      versioningConfiguration: { status: "Enabled" },
    });

    new S3BucketLifecycleConfiguration(this, "static_files_lifecycle", {
      bucket: this.staticFiles.id,
      rule: [
        {
          id: "tidy",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: 35 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [staticFilesVersioning],
    });

    this.staticFilesReplica = new S3Bucket(this, "static_files_replica", {
      bucketPrefix: `${name}-static-files-replica-`,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
      provider: this.awsRecovery,
    });

    const staticFilesReplicaVersioning = new S3BucketVersioningA(this, "static_files_replica_versioning", {
      bucket: this.staticFilesReplica.id,
      versioningConfiguration: { status: "Enabled" },
      provider: this.awsRecovery,
    });

    new S3BucketReplicationConfigurationA(this, "static_files_replication", {
      bucket: this.staticFiles.id,
      role: later(() => this.staticFilesReplicationRole.arn),
      rule: [
        {
          id: "static-files-replica",
          status: "Enabled",
          priority: 1,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          destination: { bucket: this.staticFilesReplica.arn },
        },
      ],
      dependsOn: [staticFilesReplicaVersioning, staticFilesVersioning],
    });

    new S3BucketPolicy(this, "static_files_policy", {
      bucket: this.staticFiles.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: ["s3:Delete*", "s3:List*", "s3:Put*"],
            Resource: [this.staticFiles.arn, `${this.staticFiles.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
          {
            Effect: "Allow",
            Principal: "*",
            Action: "s3:GetObject",
            Resource: `${this.staticFiles.arn}/*`,
          },
        ],
      }),
      dependsOn: [staticFilesPublicAccess],
    });

    const staticFilesReplicaPublicAccess = new S3BucketPublicAccessBlock(this, "static_files_replica_public_access", {
      bucket: this.staticFilesReplica.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
      provider: this.awsRecovery,
    });

    new S3BucketOwnershipControls(this, "static_files_replica_ownership", {
      bucket: this.staticFilesReplica.id,
      rule: { objectOwnership: "BucketOwnerEnforced" },
      provider: this.awsRecovery,
    });

    new S3BucketServerSideEncryptionConfigurationA(this, "static_files_replica_encryption", {
      bucket: this.staticFilesReplica.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
      provider: this.awsRecovery,
    });

    new S3BucketLifecycleConfiguration(this, "static_files_replica_lifecycle", {
      bucket: this.staticFilesReplica.id,
      rule: [
        {
          id: "tidy",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: 35 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
      dependsOn: [staticFilesReplicaVersioning],
      provider: this.awsRecovery,
    });

    new S3BucketPolicy(this, "static_files_replica_policy", {
      bucket: this.staticFilesReplica.id,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [this.staticFilesReplica.arn, `${this.staticFilesReplica.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
        ],
      }),
      dependsOn: [staticFilesReplicaPublicAccess],
      provider: this.awsRecovery,
    });
  }

  /** Web */
  private addWeb(): void {
    const loadBalancerSecurityGroup = new SecurityGroup(this, "load_balancer_security_group", {
      description: "load balancer",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    const loadBalancerCloudFront80SecurityGroup = new SecurityGroup(this, "load_balancer_cloud_front_80_security_group", {
      description: "load balancer from CloudFront 80",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    const loadBalancerCloudFront443SecurityGroup = new SecurityGroup(this, "load_balancer_cloud_front_443_security_group", {
      description: "load balancer from CloudFront 443",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    new VpcSecurityGroupIngressRule(this, "load_balancer_from_cloud_front_80", {
      securityGroupId: loadBalancerCloudFront80SecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      prefixListId: this.cloudfront.id,
    });

    new VpcSecurityGroupIngressRule(this, "load_balancer_from_cloud_front_443", {
      securityGroupId: loadBalancerCloudFront443SecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      prefixListId: this.cloudfront.id,
    });

    this.webSecurityGroup = new SecurityGroup(this, "web_security_group", {
      description: "web servers",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    new VpcSecurityGroupEgressRule(this, "load_balancer_to_web_80", {
      securityGroupId: loadBalancerSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      referencedSecurityGroupId: this.webSecurityGroup.id,
    });

    this.loadBalancer = new Lb(this, "load_balancer", {
      loadBalancerType: "application",
      internal: false,
      subnets: [this.public1.id, this.public2.id],
      securityGroups: [
        loadBalancerSecurityGroup.id,
        loadBalancerCloudFront80SecurityGroup.id,
        loadBalancerCloudFront443SecurityGroup.id,
      ],
      idleTimeout: 120,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: true,
      accessLogs: { enabled: true, bucket: later(() => this.logs.id), prefix: "load-balancer" },
      lifecycle: { createBeforeDestroy: true },
      dependsOn: [this.internetGateway, { fqn: later(() => this.logsPolicy.fqn) }],
    });

    const loadBalancerListener443 = new LbListener(this, "load_balancer_listener_443", {
      loadBalancerArn: this.loadBalancer.arn,
      port: 443,
      protocol: "HTTPS",
      certificateArn: later(() => this.originCertificateValidation.certificateArn),
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      defaultAction: [
        {
          type: "fixed-response",
          fixedResponse: {
            statusCode: "403",
            contentType: "text/plain",
            messageBody: "Requests must come through CloudFront.",
          },
        },
      ],
    });

    const loadBalancerListener80 = new LbListener(this, "load_balancer_listener_80", {
      loadBalancerArn: this.loadBalancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [
        {
          type: "fixed-response",
          fixedResponse: {
            statusCode: "403",
            contentType: "text/plain",
            messageBody: "Requests must come through CloudFront.",
          },
        },
      ],
    });

    this.webTargetGroup = new LbTargetGroup(this, "web_target_group", {
      vpcId: this.network.id,
      targetType: "instance",
      protocol: "HTTP",
      port: 80,
      healthCheck: {
        protocol: "HTTP",
        port: "traffic-port",
        path: "/wp-login.php",
        matcher: "200,302",
        interval: 15,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      },
      deregistrationDelay: "60",
      stickiness: { type: "lb_cookie", enabled: false },
      lifecycle: { createBeforeDestroy: true },
    });

    const loadBalancerListener443Rule = new LbListenerRule(this, "load_balancer_listener_443_rule", {
      listenerArn: loadBalancerListener443.arn,
      priority: 1,
      condition: [
        {
          httpHeader: {
            httpHeaderName: originHeader,
            values: [later(() => this.originSecretValueLookup.secretString)],
          },
        },
      ],
      action: [{ type: "forward", targetGroupArn: this.webTargetGroup.arn }],
    });

    const loadBalancerListener80Rule = new LbListenerRule(this, "load_balancer_listener_80_rule", {
      listenerArn: loadBalancerListener80.arn,
      priority: 1,
      condition: [
        {
          httpHeader: {
            httpHeaderName: originHeader,
            values: [later(() => this.originSecretValueLookup.secretString)],
          },
        },
      ],
      action: [{ type: "forward", targetGroupArn: this.webTargetGroup.arn }],
    });

    const webFromBastion22 = new VpcSecurityGroupIngressRule(this, "web_from_bastion_22", {
      securityGroupId: this.webSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 22,
      toPort: 22,
      referencedSecurityGroupId: this.bastionSecurityGroup.id,
    });

    const webFromLoadBalancer80 = new VpcSecurityGroupIngressRule(this, "web_from_load_balancer_80", {
      securityGroupId: this.webSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      referencedSecurityGroupId: loadBalancerSecurityGroup.id,
    });

    const webToCache11211 = new VpcSecurityGroupEgressRule(this, "web_to_cache_11211", {
      securityGroupId: this.webSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 11211,
      toPort: 11211,
      referencedSecurityGroupId: this.cacheSecurityGroup.id,
    });

    const webToDatabase3306 = new VpcSecurityGroupEgressRule(this, "web_to_database_3306", {
      securityGroupId: this.webSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 3306,
      toPort: 3306,
      referencedSecurityGroupId: this.databaseSecurityGroup.id,
    });

    const webToFiles2049 = new VpcSecurityGroupEgressRule(this, "web_to_files_2049", {
      securityGroupId: this.webSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 2049,
      toPort: 2049,
      referencedSecurityGroupId: this.filesSecurityGroup.id,
    });

    const webTo0_0_0_0_0_80 = new VpcSecurityGroupEgressRule(this, "web_to_0_0_0_0_0_80", {
      securityGroupId: this.webSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrIpv4: "0.0.0.0/0",
    });

    const webTo0_0_0_0_0_443 = new VpcSecurityGroupEgressRule(this, "web_to_0_0_0_0_0_443", {
      securityGroupId: this.webSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });

    const webInstanceProfile = new IamInstanceProfile(this, "web_instance_profile", {
      role: later(() => this.webRole.name),
    });

    const webUserData = new TerraformLocal(this, "web_user_data", this.writeWebUserData());

    const webLaunchTemplate = new LaunchTemplate(this, "web_launch_template", {
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      instanceType: "c5.large",
      iamInstanceProfile: { arn: webInstanceProfile.arn },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeType: "gp3", volumeSize: 20, encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      vpcSecurityGroupIds: [this.webSecurityGroup.id],
      monitoring: { enabled: true },
      tagSpecifications: [
        { resourceType: "instance", tags: { Name: `${name}-web` } },
        { resourceType: "volume", tags: { Name: `${name}-web` } },
      ],
      userData: Fn.base64encode(webUserData.expression),
      lifecycle: { createBeforeDestroy: true },
    });

    const webBootSignal = new IamRolePolicy(this, "web_boot_signal", {
      role: later(() => this.webRole.name),
      name: "boot-signal",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "ReportBoot",
            Effect: "Allow",
            Action: "autoscaling:CompleteLifecycleAction",
            Resource: `arn:${this.partition.partition}:autoscaling:${region}:${this.account.accountId}:autoScalingGroup:*:autoScalingGroupName/acme-paper-web`,
          },
        ],
      }),
    });

    this.web = new AutoscalingGroup(this, "web", {
      name: `${name}-web`,
      vpcZoneIdentifier: [this.app1.id, this.app2.id],
      launchTemplate: {
        id: webLaunchTemplate.id,
        version: Token.asString(webLaunchTemplate.latestVersion),
      },
      minSize: 2,
      maxSize: 4,
      healthCheckType: "ELB",
      healthCheckGracePeriod: 600,
      defaultInstanceWarmup: 600,
      maxInstanceLifetime: 2592000,
      targetGroupArns: [this.webTargetGroup.arn],
      initialLifecycleHook: [
        {
          name: "boot",
          lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
          defaultResult: "ABANDON",
          heartbeatTimeout: 900,
        },
      ],
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 110, instanceWarmup: "600" },
      },
      minElbCapacity: 2,
      waitForCapacityTimeout: "15m",
      tag: [{ key: "Name", value: `${name}-web`, propagateAtLaunch: false }],
      lifecycle: { ignoreChanges: ["desired_capacity"] },
      dependsOn: [
        this.filesMountInData1,
        this.filesMountInData2,
        webBootSignal,
        { fqn: later(() => this.webRolePolicy.fqn) },
        loadBalancerListener443Rule,
        loadBalancerListener80Rule,
        this.databaseInstance1,
        this.appRoutes1DefaultRoute,
        this.appRoutes2DefaultRoute,
        this.app1Routes,
        this.app2Routes,
        this.s3Endpoint,
        webTo0_0_0_0_0_443,
        webTo0_0_0_0_0_80,
        webToCache11211,
        webToDatabase3306,
        webToFiles2049,
        this.cacheFromWeb11211,
        this.databaseFromWeb3306,
        this.filesFromWeb2049,
        webFromBastion22,
        webFromLoadBalancer80,
      ],
    });

    new AutoscalingLifecycleHook(this, "web_boot_hook", {
      name: "boot",
      lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      defaultResult: "ABANDON",
      heartbeatTimeout: 900,
      autoscalingGroupName: this.web.name,
    });

    new AutoscalingNotification(this, "web_notifies_notifications", {
      groupNames: [this.web.name],
      notifications: [
        "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
        "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
      ],
      topicArn: later(() => this.notifications.arn),
    });

    new AutoscalingPolicy(this, "web_scaling", {
      name: "scaling",
      autoscalingGroupName: this.web.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: 50,
      },
    });
  }

  /** Delivery */
  private addDelivery(): void {
    const distributionHeaders = new CloudfrontResponseHeadersPolicy(this, "distribution_headers", {
      name: `${name}-${region}-headers`,
      securityHeadersConfig: {
        strictTransportSecurity: {
          accessControlMaxAgeSec: 31536000,
          includeSubdomains: false,
          preload: false,
          override: false,
        },
        contentTypeOptions: { override: false },
        frameOptions: { frameOption: "SAMEORIGIN", override: false },
        referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: false },
      },
      lifecycle: { createBeforeDestroy: true },
    });

    const distributionStaticHeaders = new CloudfrontResponseHeadersPolicy(this, "distribution_static_headers", {
      name: `${name}-${region}-static-headers`,
      securityHeadersConfig: {
        strictTransportSecurity: {
          accessControlMaxAgeSec: 31536000,
          includeSubdomains: false,
          preload: false,
          override: false,
        },
        contentTypeOptions: { override: false },
      },
      corsConfig: {
        accessControlAllowOrigins: { items: ["*"] },
        accessControlAllowMethods: { items: ["GET", "HEAD"] },
        accessControlAllowHeaders: { items: ["*"] },
        accessControlAllowCredentials: false,
        originOverride: false,
      },
      lifecycle: { createBeforeDestroy: true },
    });

    const certificate = new AcmCertificate(this, "certificate", {
      domainName: siteName,
      validationMethod: "DNS",
      lifecycle: { createBeforeDestroy: true },
      provider: this.awsEdge,
    });

    const certificateValidationPaperExampleOrg = new Route53Record(this, "certificate_validation_paper__example__org", {
      zoneId: hostedZoneId,
      name: proof(certificate, siteName, "name"),
      type: proof(certificate, siteName, "type"),
      ttl: 300,
      records: [proof(certificate, siteName, "value")],
      allowOverwrite: true,
      provider: this.awsEdge,
    });

    const certificateValidation = new AcmCertificateValidation(this, "certificate_validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [certificateValidationPaperExampleOrg.fqdn],
      provider: this.awsEdge,
    });
    certificateValidation.overrideLogicalId("certificate");

    this.distribution = new CloudfrontDistribution(this, "distribution", {
      comment: name,
      enabled: true,
      aliases: [siteName],
      viewerCertificate: {
        acmCertificateArn: certificateValidation.certificateArn,
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
      },
      httpVersion: "http2and3",
      isIpv6Enabled: true,
      priceClass: "PriceClass_All",
      restrictions: { geoRestriction: { restrictionType: "none", locations: [] } },
      origin: [
        {
          originId: "web",
          domainName: `origin.${siteName}`,
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "match-viewer",
            originSslProtocols: ["TLSv1.2"],
            originReadTimeout: 120,
            originKeepaliveTimeout: 5,
          },
          customHeader: [
            { name: originHeader, value: later(() => this.originSecretValueLookup.secretString) },
          ],
        },
        {
          originId: "static",
          domainName: this.staticFilesWebsite.websiteEndpoint,
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "http-only",
            originSslProtocols: ["TLSv1.2"],
            originReadTimeout: 30,
            originKeepaliveTimeout: 5,
          },
        },
      ],
      orderedCacheBehavior: [
        {
          pathPattern: "wp-login.php",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          minTtl: 0,
          defaultTtl: 0,
          maxTtl: 0,
          forwardedValues: {
            queryString: true,
            headers: ["*"],
            cookies: { forward: "all", whitelistedNames: [] },
          },
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-admin/*",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          minTtl: 0,
          defaultTtl: 0,
          maxTtl: 0,
          forwardedValues: {
            queryString: true,
            headers: ["*"],
            cookies: { forward: "all", whitelistedNames: [] },
          },
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-content/*",
          targetOriginId: "static",
          viewerProtocolPolicy: "allow-all",
          allowedMethods: readMethods,
          cachedMethods: readMethods,
          compress: true,
          minTtl: 0,
          defaultTtl: 86400,
          maxTtl: 31536000,
          forwardedValues: {
            queryString: true,
            headers: [],
            cookies: { forward: "none", whitelistedNames: [] },
          },
          responseHeadersPolicyId: distributionStaticHeaders.id,
        },
        {
          pathPattern: "wp-includes/*",
          targetOriginId: "static",
          viewerProtocolPolicy: "allow-all",
          allowedMethods: readMethods,
          cachedMethods: readMethods,
          compress: true,
          minTtl: 0,
          defaultTtl: 86400,
          maxTtl: 31536000,
          forwardedValues: {
            queryString: true,
            headers: [],
            cookies: { forward: "none", whitelistedNames: [] },
          },
          responseHeadersPolicyId: distributionStaticHeaders.id,
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "web",
        viewerProtocolPolicy: "allow-all",
        allowedMethods: allMethods,
        cachedMethods: readMethods,
        compress: true,
        minTtl: 0,
        defaultTtl: 60,
        maxTtl: 36000,
        forwardedValues: {
          queryString: true,
          headers: [
            "Host",
            "CloudFront-Forwarded-Proto",
            "CloudFront-Is-Desktop-Viewer",
            "CloudFront-Is-Mobile-Viewer",
            "CloudFront-Is-Tablet-Viewer",
          ],
          cookies: {
            forward: "whitelist",
            whitelistedNames: ["comment_*", "wordpress_*", "wp-settings-*"],
          },
        },
        responseHeadersPolicyId: distributionHeaders.id,
      },
      customErrorResponse: [
        { errorCode: 404, errorCachingMinTtl: 5 },
        { errorCode: 500, errorCachingMinTtl: 5 },
        { errorCode: 502, errorCachingMinTtl: 5 },
        { errorCode: 503, errorCachingMinTtl: 5 },
        { errorCode: 504, errorCachingMinTtl: 5 },
      ],
    });

    const originCertificate = new AcmCertificate(this, "origin_certificate", {
      domainName: `origin.${siteName}`,
      validationMethod: "DNS",
      lifecycle: { createBeforeDestroy: true },
    });

    const originCertificateValidationOriginPaperExampleOrg = new Route53Record(this, "origin_certificate_validation_origin__paper__example__org", {
      zoneId: hostedZoneId,
      name: proof(originCertificate, `origin.${siteName}`, "name"),
      type: proof(originCertificate, `origin.${siteName}`, "type"),
      ttl: 300,
      records: [proof(originCertificate, `origin.${siteName}`, "value")],
      allowOverwrite: true,
    });

    this.originCertificateValidation = new AcmCertificateValidation(this, "origin_certificate_validation", {
      certificateArn: originCertificate.arn,
      validationRecordFqdns: [originCertificateValidationOriginPaperExampleOrg.fqdn],
    });
    this.originCertificateValidation.overrideLogicalId("origin_certificate");

    new Route53Record(this, "dns_origin_paper_example_org_a", {
      zoneId: hostedZoneId,
      name: `origin.${siteName}`,
      type: "A",
      alias: {
        name: this.loadBalancer.dnsName,
        zoneId: this.loadBalancer.zoneId,
        evaluateTargetHealth: false,
      },
    });

    new Route53Record(this, "dns_paper_example_org_a", {
      zoneId: hostedZoneId,
      name: siteName,
      type: "A",
      alias: {
        name: this.distribution.domainName,
        zoneId: cloudFrontZoneId,
        evaluateTargetHealth: false,
      },
    });

    new Route53Record(this, "dns_paper_example_org_aaaa", {
      zoneId: hostedZoneId,
      name: siteName,
      type: "AAAA",
      alias: {
        name: this.distribution.domainName,
        zoneId: cloudFrontZoneId,
        evaluateTargetHealth: false,
      },
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

    this.staticFilesReplicationRole = new IamRole(this, "static_files_replication_role", {
      namePrefix: `${name}-static-files-replication-r-`,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Assume",
            Effect: "Allow",
            Principal: { Service: "s3.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceAccount": this.account.accountId } },
          },
        ],
      }),
      lifecycle: { createBeforeDestroy: true },
    });

    new IamRolePolicy(this, "static_files_replication_role_policy", {
      role: this.staticFilesReplicationRole.name,
      name: "static-files-replication-role",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "ReadReplicationRules",
            Effect: "Allow",
            Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
            Resource: this.staticFiles.arn,
          },
          {
            Sid: "ReadVersions",
            Effect: "Allow",
            Action: [
              "s3:GetObjectVersionAcl",
              "s3:GetObjectVersionForReplication",
              "s3:GetObjectVersionTagging",
            ],
            Resource: `${this.staticFiles.arn}/*`,
          },
          {
            Sid: "WriteReplicas",
            Effect: "Allow",
            Action: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
            Resource: `${this.staticFilesReplica.arn}/*`,
          },
        ],
      }),
    });

    this.webRole = new IamRole(this, "web_role", {
      namePrefix: `${name}-web-role-`,
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

    const staticFilesUserKeySecret = new SecretsmanagerSecret(this, "static_files_user_key_secret", {
      namePrefix: `${name}-static-files-user-`,
      description: "Access key of the user that writes static files",
      recoveryWindowInDays: 0,
    });

    const staticFilesUser = new IamUser(this, "static_files_user", { name: `${name}-1twng4ik2vrci` });

    const staticFilesUserPolicy = new IamUserPolicy(this, "static_files_user_policy", {
      user: staticFilesUser.name,
      name: "static-files-user",
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "ListStaticBucket",
            Effect: "Allow",
            Action: ["s3:GetBucketLocation", "s3:ListBucket"],
            Resource: this.staticFiles.arn,
          },
          {
            Sid: "WriteStaticFiles",
            Effect: "Allow",
            Action: [
              "s3:DeleteObject",
              "s3:GetObject",
              "s3:GetObjectAcl",
              "s3:PutObject",
              "s3:PutObjectAcl",
            ],
            Resource: `${this.staticFiles.arn}/*`,
          },
        ],
      }),
    });

    const staticFilesUserKey = new IamAccessKey(this, "static_files_user_key", {
      user: staticFilesUser.name,
      dependsOn: [staticFilesUserPolicy],
    });

    this.staticFilesUserKeySecretValue = new SecretsmanagerSecretVersion(this, "static_files_user_key_secret_value", {
      secretId: staticFilesUserKeySecret.id,
      secretString: JSON.stringify({
        accessKeyId: staticFilesUserKey.id,
        secretAccessKey: staticFilesUserKey.secret,
      }),
    });

    this.webRolePolicy = new IamRolePolicy(this, "web_role_policy", {
      role: this.webRole.name,
      name: "web-role",
      policy: later(() => JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "MountSharedFiles",
            Effect: "Allow",
            Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
            Resource: this.files.arn,
            Condition: {
              StringEquals: { "elasticfilesystem:AccessPointArn": this.filesAccessPoint.arn },
            },
          },
          {
            Sid: "ReadDatabaseSecret",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: this.database.masterUserSecret.get(0).secretArn,
          },
          {
            Sid: "ReadStaticFilesUserKey",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: this.staticFilesUserKeySecretValue.arn,
          },
          {
            Sid: "WriteWebLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: `${this.webLogs.arn}:*`,
          },
        ],
      })),
    });

    this.addOverride("ephemeral.aws_secretsmanager_random_password.origin_secret_value", {
      password_length: 48,
      exclude_punctuation: true,
      require_each_included_type: true,
    });

    const originSecret = new SecretsmanagerSecret(this, "origin_secret", {
      namePrefix: `${name}-origin-secret-`,
      description: "Header of requests that came through CloudFront",
      recoveryWindowInDays: 0,
    });

    const originSecretValue = new SecretsmanagerSecretVersion(this, "origin_secret_value", {
      secretId: originSecret.id,
      secretStringWo: "${ephemeral.aws_secretsmanager_random_password.origin_secret_value.random_password}",
      secretStringWoVersion: 48,
    });

    this.originSecretValueLookup = new DataAwsSecretsmanagerSecretVersion(this, "origin_secret_value_lookup", {
      secretId: originSecret.id,
      dependsOn: [originSecretValue],
    });
    this.originSecretValueLookup.overrideLogicalId("origin_secret_value");
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
          schedule: "cron(0 3 * * ? *)",
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
      resources: [this.files.arn],
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
            Effect: "Allow",
            Principal: {
              AWS: `arn:${this.partition.partition}:iam::797873946194:root`,
              Service: "logdelivery.elasticloadbalancing.amazonaws.com",
            },
            Action: "s3:PutObject",
            Resource: `${this.logs.arn}/load-balancer/AWSLogs/${this.account.accountId}/*`,
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

    this.notifications = new SnsTopic(this, "notifications", { namePrefix: `${name}-notifications-` });

    new SnsTopicPolicy(this, "notifications_policy", {
      arn: this.notifications.arn,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "sns:Publish",
            Resource: this.notifications.arn,
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
          {
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: "sns:Publish",
            Resource: this.notifications.arn,
            Condition: { StringEquals: { "aws:SourceAccount": this.account.accountId } },
          },
        ],
      }),
    });

    new SnsTopicSubscription(this, "notifications_mail_30hrr7klzzxh9", {
      topicArn: this.notifications.arn,
      protocol: "email",
      endpoint: "ops@example.org",
    });

    new CloudwatchMetricAlarm(this, "cache_evictions_alarm", {
      alarmName: `${name}-${region}-cache-evictions-alarm`,
      alarmDescription: "The object cache is too small and evicts",
      namespace: "AWS/ElastiCache",
      metricName: "Evictions",
      dimensions: { CacheClusterId: this.cacheMemcached.id },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 1000,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "database_connections_alarm", {
      alarmName: `${name}-${region}-database-connections-alarm`,
      alarmDescription: "Over 80 % of the database's connections are taken",
      namespace: "AWS/RDS",
      metricName: "DatabaseConnections",
      dimensions: { DBClusterIdentifier: this.database.id, Role: "WRITER" },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 5,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 800,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "database_cpu_alarm", {
      alarmName: `${name}-${region}-database-cpu-alarm`,
      alarmDescription: "The database writer is busy",
      namespace: "AWS/RDS",
      metricName: "CPUUtilization",
      dimensions: { DBClusterIdentifier: this.database.id, Role: "WRITER" },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 85,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "database_memory_alarm", {
      alarmName: `${name}-${region}-database-memory-alarm`,
      alarmDescription: "The database writer has under 256 MiB of memory left",
      namespace: "AWS/RDS",
      metricName: "FreeableMemory",
      dimensions: { DBClusterIdentifier: this.database.id, Role: "WRITER" },
      statistic: "Minimum",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "LessThanThreshold",
      threshold: 268435456,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "load_balancer_errors_alarm", {
      alarmName: `${name}-${region}-load-balancer-errors-alarm`,
      alarmDescription: "The load balancer itself answers 5xx: no healthy web server",
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_ELB_5XX_Count",
      dimensions: { LoadBalancer: this.loadBalancer.arnSuffix },
      statistic: "Sum",
      period: 60,
      evaluationPeriods: 5,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 10,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "web_errors_alarm", {
      alarmName: `${name}-${region}-web-errors-alarm`,
      alarmDescription: "WordPress answers 5xx",
      namespace: "AWS/ApplicationELB",
      metricName: "HTTPCode_Target_5XX_Count",
      dimensions: {
        LoadBalancer: this.loadBalancer.arnSuffix,
        TargetGroup: this.webTargetGroup.arnSuffix,
      },
      statistic: "Sum",
      period: 60,
      evaluationPeriods: 5,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 25,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "web_slow_alarm", {
      alarmName: `${name}-${region}-web-slow-alarm`,
      alarmDescription: "One page in twenty takes over 3 seconds",
      namespace: "AWS/ApplicationELB",
      metricName: "TargetResponseTime",
      dimensions: {
        LoadBalancer: this.loadBalancer.arnSuffix,
        TargetGroup: this.webTargetGroup.arnSuffix,
      },
      extendedStatistic: "p95",
      period: 60,
      evaluationPeriods: 10,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 3,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });

    new CloudwatchMetricAlarm(this, "web_unhealthy_alarm", {
      alarmName: `${name}-${region}-web-unhealthy-alarm`,
      alarmDescription: "A web server fails its health check",
      namespace: "AWS/ApplicationELB",
      metricName: "UnHealthyHostCount",
      dimensions: {
        LoadBalancer: this.loadBalancer.arnSuffix,
        TargetGroup: this.webTargetGroup.arnSuffix,
      },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 10,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      treatMissingData: "notBreaching",
      alarmActions: [this.notifications.arn],
    });
  }

  /** Outputs */
  private addOutputs(): void {
    new TerraformOutput(this, "CacheEndpoint", {
      value: this.cacheMemcached.clusterAddress,
      description: "Object cache",
    });

    new TerraformOutput(this, "DatabaseEndpoint", {
      value: this.database.endpoint,
      description: "Writer of the database",
    });

    new TerraformOutput(this, "DatabaseReaderEndpoint", {
      value: this.database.readerEndpoint,
      description: "Replicas",
    });

    new TerraformOutput(this, "DatabaseSecretArn", {
      value: this.database.masterUserSecret.get(0).secretArn,
      description: "User and password of the database's owner",
    });

    new TerraformOutput(this, "DistributionDomainName", {
      value: this.distribution.domainName,
      description: "Host name of CloudFront",
    });

    new TerraformOutput(this, "DistributionId", {
      value: this.distribution.id,
      description: "For invalidations",
    });

    new TerraformOutput(this, "FileSystemId", { value: this.files.id, description: "Shared files" });

    new TerraformOutput(this, "LoadBalancerDnsName", {
      value: this.loadBalancer.dnsName,
      description: "Host name of the load balancer",
    });

    new TerraformOutput(this, "SiteUrl", { value: `https://${siteName}/`, description: "The site" });

    new TerraformOutput(this, "StaticBucketName", {
      value: this.staticFiles.id,
      description: "Static files",
    });

    new TerraformOutput(this, "StaticFilesKeySecretArn", {
      value: this.staticFilesUserKeySecretValue.arn,
      description: "Access key of the user that writes static files",
    });

    new TerraformOutput(this, "WebFleetName", {
      value: this.web.name,
      description: "Auto Scaling group",
    });
  }

  private writeWebUserData(): string {
    return String.raw`#!/bin/bash
# Boots one web server. Log: /var/log/wpspec-boot.log
set -euo pipefail
exec > >(tee -a /var/log/wpspec-boot.log > /dev/console) 2>&1
signal() { aws autoscaling complete-lifecycle-action --region ${region} --auto-scaling-group-name acme-paper-web --lifecycle-hook-name boot --lifecycle-action-result "$([ "$1" = 0 ] && echo CONTINUE || echo ABANDON)" --instance-id "$(ec2-metadata -i | cut -d ' ' -f 2)"; }
trap 'signal "$?"' EXIT
retry() { # retry TIMES COMMAND…: ten seconds apart
  local left=$1; shift
  until "$@"; do left=$((left - 1)); [ "$left" -gt 0 ] || return 1; sleep 10; done
}
retry 5 dnf install -y aws-cfn-bootstrap awscli-2 amazon-ssm-agent amazon-efs-utils amazon-cloudwatch-agent mariadb105 nginx php8.4-{cli,common,fpm,pdo,mysqlnd,mbstring,xml,gd,intl,opcache,zip,bcmath,soap,sodium,pecl-igbinary,pecl-msgpack,pecl-memcached}
mkdir -p /var/www/wordpress
echo '${this.files.id} /var/www/wordpress efs _netdev,nofail,noresvport,tls,iam,accesspoint=${this.filesAccessPoint.id} 0 0' >> /etc/fstab
retry 12 mount /var/www/wordpress
mountpoint -q /var/www/wordpress
mkdir -p /var/www/wordpress /var/www/health
cat > /etc/php.d/99-wpspec.ini <<'WPSPEC'
upload_max_filesize = '64M'
post_max_size = '65M'
memory_limit = '256M'
expose_php = Off
WPSPEC
# As many PHP workers as memory holds, at most 16 per CPU; one in four answers the dashboard.
memory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
workers=$(((memory - 768) / 64))
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
  keepalive_timeout 125s;
  map $http_cloudfront_forwarded_proto $forwarded_https { https on; default $alb_https; }
  map $http_x_forwarded_proto $alb_https { https on; default ''; }
  server {
    listen 80 default_server;
    root /var/www/wordpress;
    index index.php index.html;
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
cat > /opt/aws/amazon-cloudwatch-agent/etc/wpspec.json <<'WPSPEC'
{"logs":{"logs_collected":{"files":{"collect_list":[
{"file_path":"/var/log/wpspec-boot.log","log_group_name":"/wpspec/${name}/web","log_stream_name":"{instance_id}/boot"},
{"file_path":"/var/log/nginx/error.log","log_group_name":"/wpspec/${name}/web","log_stream_name":"{instance_id}/nginx"},
{"file_path":"/var/log/php-fpm/*error.log","log_group_name":"/wpspec/${name}/web","log_stream_name":"{instance_id}/php"}]}}}}
WPSPEC
/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:/opt/aws/amazon-cloudwatch-agent/etc/wpspec.json
for unit in php-fpm nginx; do
  mkdir -p "/etc/systemd/system/$unit.service.d"
  printf '[Unit]\nRequiresMountsFor=%s\n' /var/www/wordpress > "/etc/systemd/system/$unit.service.d/wpspec.conf"
done
systemctl daemon-reload
php-fpm -t
nginx -t
systemctl enable --now php-fpm nginx
`;
  }
}

const app = new App();
new WordPressStack(app, name);
app.synth();
