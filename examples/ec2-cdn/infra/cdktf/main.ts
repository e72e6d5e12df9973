// Made by wpspec from wordpress.yaml. Edit that file, not this one.
import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { CloudfrontCachePolicy } from "@cdktf/provider-aws/lib/cloudfront-cache-policy";
import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { Ec2Tag } from "@cdktf/provider-aws/lib/ec2-tag";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
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
const name = "acme-journal";
/** Where the site is. */
const region = "eu-central-1";
/** What belongs to CloudFront is here, wherever the site is. */
const edgeRegion = "us-east-1";
/** Where the copies go. */
const recoveryRegion = "eu-west-1";
/** The name that visitors ask for. */
const siteName = "journal.example.org";
/** CloudFront's managed policy CachingDisabled. */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
/** CloudFront's managed policy AllViewerAndCloudFrontHeaders-2022-06. */
const allViewerAndCloudFront = "33f36d7e-f396-46d9-90e0-52428a34d9dc";
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
  private data1!: Subnet;
  private data2!: Subnet;
  private public1!: Subnet;
  private public1Routes!: RouteTableAssociation;
  private publicRoutesDefaultRoute!: Route;
  private s3Endpoint!: VpcEndpoint;
  private serverAddress!: Eip;
  private dataVolume!: EbsVolume;
  private databaseSecurityGroup!: SecurityGroup;
  private databaseFromServer3306!: VpcSecurityGroupIngressRule;
  private database!: RdsCluster;
  private databaseInstance1!: RdsClusterInstance;
  private cacheSecurityGroup!: SecurityGroup;
  private cacheFromServer6379!: VpcSecurityGroupIngressRule;
  private cacheValkey!: ElasticacheReplicationGroup;
  private staticFiles!: S3Bucket;
  private staticFilesReplica!: S3Bucket;
  private serverSecurityGroup!: SecurityGroup;
  private server!: Instance;
  private distribution!: CloudfrontDistribution;
  private backupRole!: IamRole;
  private backupRoleManagedServiceRoleAwsbackupservicerolepolicyforbackup!: IamRolePolicyAttachment;
  private serverRole!: IamRole;
  private originSecretValue!: SecretsmanagerSecretVersion;
  private serverRolePolicy!: IamRolePolicy;
  private staticFilesReplicationRole!: IamRole;
  private originSecretValueLookup!: DataAwsSecretsmanagerSecretVersion;
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

    const internetGateway = new InternetGateway(this, "internet_gateway", { vpcId: this.network.id });

    this.data1 = new Subnet(this, "data_1", {
      vpcId: this.network.id,
      availabilityZone: zone(0),
      cidrBlock: "10.0.64.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-data-1` },
    });

    const dataRoutes = new RouteTable(this, "data_routes", { vpcId: this.network.id });

    new RouteTableAssociation(this, "data_1_routes", {
      subnetId: this.data1.id,
      routeTableId: dataRoutes.id,
    });

    this.data2 = new Subnet(this, "data_2", {
      vpcId: this.network.id,
      availabilityZone: zone(1),
      cidrBlock: "10.0.72.0/21",
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-data-2` },
    });

    new RouteTableAssociation(this, "data_2_routes", {
      subnetId: this.data2.id,
      routeTableId: dataRoutes.id,
    });

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
      size: 20,
      encrypted: true,
      finalSnapshot: true,
      tags: { Name: `${name}-data-volume` },
      lifecycle: { preventDestroy: true },
    });

    this.databaseSecurityGroup = new SecurityGroup(this, "database_security_group", {
      description: "database",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    this.databaseFromServer3306 = new VpcSecurityGroupIngressRule(this, "database_from_server_3306", {
      securityGroupId: this.databaseSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 3306,
      toPort: 3306,
      referencedSecurityGroupId: later(() => this.serverSecurityGroup.id),
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
      serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 8 },
      storageEncrypted: true,
      backupRetentionPeriod: 30,
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
      instanceClass: "db.serverless",
      promotionTier: 0,
      publiclyAccessible: false,
      autoMinorVersionUpgrade: false,
      performanceInsightsEnabled: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      applyImmediately: true,
    });

    new RdsClusterInstance(this, "database_instance_2", {
      identifier: `${name}-database-2`,
      engine: "aurora-mysql",
      clusterIdentifier: this.database.id,
      instanceClass: "db.serverless",
      promotionTier: 1,
      publiclyAccessible: false,
      autoMinorVersionUpgrade: false,
      performanceInsightsEnabled: true,
      caCertIdentifier: "rds-ca-rsa2048-g1",
      applyImmediately: true,
      dependsOn: [this.databaseInstance1],
    });

    this.cacheSecurityGroup = new SecurityGroup(this, "cache_security_group", {
      description: "object cache",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    this.cacheFromServer6379 = new VpcSecurityGroupIngressRule(this, "cache_from_server_6379", {
      securityGroupId: this.cacheSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 6379,
      toPort: 6379,
      referencedSecurityGroupId: later(() => this.serverSecurityGroup.id),
    });

    const cacheSubnetGroup = new ElasticacheSubnetGroup(this, "cache_subnet_group", {
      name: `${name}-cache`,
      description: `${name} cache`,
      subnetIds: [this.data1.id, this.data2.id],
      lifecycle: { createBeforeDestroy: true },
    });

    const cacheValkeyParameters = new ElasticacheParameterGroup(this, "cache_valkey_parameters", {
      name: `${name}-cache-valkey8`,
      description: `${name} cache`,
      family: "valkey8",
      parameter: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
      lifecycle: { createBeforeDestroy: true },
    });

    this.cacheValkey = new ElasticacheReplicationGroup(this, "cache_valkey", {
      engine: "valkey",
      engineVersion: "8.1",
      nodeType: "cache.t4g.small",
      port: 6379,
      securityGroupIds: [this.cacheSecurityGroup.id],
      subnetGroupName: cacheSubnetGroup.name,
      parameterGroupName: cacheValkeyParameters.name,
      applyImmediately: true,
      replicationGroupId: `${name}-cache`,
      description: `${name} cache`,
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      atRestEncryptionEnabled: "true",
      transitEncryptionEnabled: true,
    });

    this.staticFiles = new S3Bucket(this, "static_files", {
      bucketPrefix: `${name}-static-files-`,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });

    const staticFilesPublicAccess = new S3BucketPublicAccessBlock(this, "static_files_public_access", {
      bucket: this.staticFiles.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
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
      policy: later(() => JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [this.staticFiles.arn, `${this.staticFiles.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
          },
          {
            Effect: "Allow",
            Principal: { Service: "cloudfront.amazonaws.com" },
            Action: "s3:GetObject",
            Resource: `${this.staticFiles.arn}/*`,
            Condition: { StringEquals: { "AWS:SourceArn": this.distribution.arn } },
          },
        ],
      })),
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
    this.serverSecurityGroup = new SecurityGroup(this, "server_security_group", {
      description: "web server",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    const serverCloudFront443SecurityGroup = new SecurityGroup(this, "server_cloud_front_443_security_group", {
      description: "web server from CloudFront 443",
      vpcId: this.network.id,
      lifecycle: { createBeforeDestroy: true },
    });

    const serverFromCloudFront443 = new VpcSecurityGroupIngressRule(this, "server_from_cloud_front_443", {
      securityGroupId: serverCloudFront443SecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      prefixListId: this.cloudfront.id,
    });

    const serverToCache6379 = new VpcSecurityGroupEgressRule(this, "server_to_cache_6379", {
      securityGroupId: this.serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 6379,
      toPort: 6379,
      referencedSecurityGroupId: this.cacheSecurityGroup.id,
    });

    const serverToDatabase3306 = new VpcSecurityGroupEgressRule(this, "server_to_database_3306", {
      securityGroupId: this.serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 3306,
      toPort: 3306,
      referencedSecurityGroupId: this.databaseSecurityGroup.id,
    });

    const serverTo0_0_0_0_0_80 = new VpcSecurityGroupEgressRule(this, "server_to_0_0_0_0_0_80", {
      securityGroupId: this.serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrIpv4: "0.0.0.0/0",
    });

    const serverTo0_0_0_0_0_443 = new VpcSecurityGroupEgressRule(this, "server_to_0_0_0_0_0_443", {
      securityGroupId: this.serverSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });

    const serverInstanceProfile = new IamInstanceProfile(this, "server_instance_profile", {
      role: later(() => this.serverRole.name),
    });

    const serverUserData = new TerraformLocal(this, "server_user_data", later(() => this.writeServerUserData()));

    const serverLaunchTemplate = new LaunchTemplate(this, "server_launch_template", {
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      instanceType: "c7g.large",
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
      vpcSecurityGroupIds: [this.serverSecurityGroup.id, serverCloudFront443SecurityGroup.id],
      tags: { Name: `${name}-server`, "wpspec:server": name },
      lifecycle: { ignoreChanges: ["user_data", "associate_public_ip_address"] },
      dependsOn: [
        { fqn: later(() => this.serverRolePolicy.fqn) },
        this.databaseInstance1,
        this.publicRoutesDefaultRoute,
        this.public1Routes,
        this.s3Endpoint,
        serverTo0_0_0_0_0_443,
        serverTo0_0_0_0_0_80,
        serverToCache6379,
        serverToDatabase3306,
        this.cacheFromServer6379,
        this.databaseFromServer3306,
        serverFromCloudFront443,
      ],
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
    const distributionCachePolicyPages = new CloudfrontCachePolicy(this, "distribution_cache_policy_pages", {
      name: `${name}-${region}-pages`,
      minTtl: 0,
      defaultTtl: 60,
      maxTtl: 36000,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
        headersConfig: {
          headerBehavior: "whitelist",
          headers: { items: ["Host", "CloudFront-Forwarded-Proto"] },
        },
        cookiesConfig: {
          cookieBehavior: "whitelist",
          cookies: {
            items: ["wordpress_logged_in_*", "comment_author_*", "wp-postpass_*", "pll_language"],
          },
        },
        queryStringsConfig: {
          queryStringBehavior: "allExcept",
          queryStrings: {
            items: [
              "utm_source",
              "utm_medium",
              "utm_campaign",
              "utm_term",
              "utm_content",
              "fbclid",
              "gclid",
              "msclkid",
              "mc_cid",
              "mc_eid",
            ],
          },
        },
      },
      lifecycle: { createBeforeDestroy: true },
    });

    const distributionCachePolicyStatic = new CloudfrontCachePolicy(this, "distribution_cache_policy_static", {
      name: `${name}-${region}-static`,
      minTtl: 0,
      defaultTtl: 86400,
      maxTtl: 31536000,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingGzip: true,
        enableAcceptEncodingBrotli: true,
        headersConfig: { headerBehavior: "none" },
        cookiesConfig: { cookieBehavior: "none" },
        queryStringsConfig: { queryStringBehavior: "all" },
      },
      lifecycle: { createBeforeDestroy: true },
    });

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

    const distributionStaticAccess = new CloudfrontOriginAccessControl(this, "distribution_static_access", {
      name: `${name}-${region}-s3`,
      originAccessControlOriginType: "s3",
      signingBehavior: "always",
      signingProtocol: "sigv4",
      lifecycle: { createBeforeDestroy: true },
    });

    const certificate = new AcmCertificate(this, "certificate", {
      domainName: siteName,
      validationMethod: "DNS",
      lifecycle: { createBeforeDestroy: true },
      provider: this.awsEdge,
    });

    const certificateValidationJournalExampleOrg = new Route53Record(this, "certificate_validation_journal__example__org", {
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
      validationRecordFqdns: [certificateValidationJournalExampleOrg.fqdn],
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
      priceClass: "PriceClass_100",
      restrictions: { geoRestriction: { restrictionType: "none", locations: [] } },
      origin: [
        {
          originId: "web",
          domainName: `origin.${siteName}`,
          customOriginConfig: {
            httpPort: 80,
            httpsPort: 443,
            originProtocolPolicy: "https-only",
            originSslProtocols: ["TLSv1.2"],
            originReadTimeout: 120,
            originKeepaliveTimeout: 5,
          },
          customHeader: [
            { name: "X-Origin-Verify", value: later(() => this.originSecretValueLookup.secretString) },
          ],
        },
        {
          originId: "static",
          domainName: this.staticFiles.bucketRegionalDomainName,
          originAccessControlId: distributionStaticAccess.id,
        },
      ],
      originGroup: [
        {
          originId: "static-then-web",
          failoverCriteria: { statusCodes: [403, 404, 500, 502, 503, 504] },
          member: [{ originId: "static" }, { originId: "web" }],
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
          cachePolicyId: cachingDisabled,
          originRequestPolicyId: allViewerAndCloudFront,
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-admin/*",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          cachePolicyId: cachingDisabled,
          originRequestPolicyId: allViewerAndCloudFront,
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-json/*",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          cachePolicyId: cachingDisabled,
          originRequestPolicyId: allViewerAndCloudFront,
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "xmlrpc.php",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          cachePolicyId: cachingDisabled,
          originRequestPolicyId: allViewerAndCloudFront,
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-cron.php",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          cachePolicyId: cachingDisabled,
          originRequestPolicyId: allViewerAndCloudFront,
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-comments-post.php",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          cachePolicyId: cachingDisabled,
          originRequestPolicyId: allViewerAndCloudFront,
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-trackback.php",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: allMethods,
          cachedMethods: readMethods,
          compress: false,
          cachePolicyId: cachingDisabled,
          originRequestPolicyId: allViewerAndCloudFront,
          responseHeadersPolicyId: distributionHeaders.id,
        },
        {
          pathPattern: "wp-content/uploads/*",
          targetOriginId: "static-then-web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: readMethods,
          cachedMethods: readMethods,
          compress: true,
          cachePolicyId: distributionCachePolicyStatic.id,
          responseHeadersPolicyId: distributionStaticHeaders.id,
        },
        {
          pathPattern: "wp-content/*",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: readMethods,
          cachedMethods: readMethods,
          compress: true,
          cachePolicyId: distributionCachePolicyStatic.id,
          responseHeadersPolicyId: distributionStaticHeaders.id,
        },
        {
          pathPattern: "wp-includes/*",
          targetOriginId: "web",
          viewerProtocolPolicy: "redirect-to-https",
          allowedMethods: readMethods,
          cachedMethods: readMethods,
          compress: true,
          cachePolicyId: distributionCachePolicyStatic.id,
          responseHeadersPolicyId: distributionStaticHeaders.id,
        },
      ],
      defaultCacheBehavior: {
        targetOriginId: "web",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: allMethods,
        cachedMethods: readMethods,
        compress: true,
        cachePolicyId: distributionCachePolicyPages.id,
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

    new Route53Record(this, "dns_journal_example_org_a", {
      zoneId: hostedZoneId,
      name: siteName,
      type: "A",
      alias: {
        name: this.distribution.domainName,
        zoneId: cloudFrontZoneId,
        evaluateTargetHealth: false,
      },
    });

    new Route53Record(this, "dns_journal_example_org_aaaa", {
      zoneId: hostedZoneId,
      name: siteName,
      type: "AAAA",
      alias: {
        name: this.distribution.domainName,
        zoneId: cloudFrontZoneId,
        evaluateTargetHealth: false,
      },
    });

    new Route53Record(this, "dns_origin_journal_example_org_a", {
      zoneId: hostedZoneId,
      name: `origin.${siteName}`,
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

    const originSecret = new SecretsmanagerSecret(this, "origin_secret", {
      namePrefix: `${name}-origin-secret-`,
      description: "Header of requests that came through CloudFront",
      recoveryWindowInDays: 0,
    });

    this.originSecretValue = new SecretsmanagerSecretVersion(this, "origin_secret_value", {
      secretId: originSecret.id,
      secretStringWo: "${ephemeral.aws_secretsmanager_random_password.origin_secret_value.random_password}",
      secretStringWoVersion: 48,
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
            Sid: "ReadDatabaseSecret",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: this.database.masterUserSecret.get(0).secretArn,
          },
          {
            Sid: "ReadOriginSecret",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: this.originSecretValue.arn,
          },
          {
            Sid: "ListStaticBucket",
            Effect: "Allow",
            Action: ["s3:GetBucketLocation", "s3:ListBucket"],
            Resource: this.staticFiles.arn,
          },
          {
            Sid: "WriteStaticFiles",
            Effect: "Allow",
            Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            Resource: `${this.staticFiles.arn}/wp-content/uploads/*`,
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

    this.staticFilesReplicationRole = new IamRole(this, "static_files_replication_role", {
      namePrefix: `${name}-static-files-replication-`,
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

    this.addOverride("ephemeral.aws_secretsmanager_random_password.origin_secret_value", {
      password_length: 48,
      exclude_punctuation: true,
      require_each_included_type: true,
    });

    this.originSecretValueLookup = new DataAwsSecretsmanagerSecretVersion(this, "origin_secret_value_lookup", {
      secretId: originSecret.id,
      dependsOn: [this.originSecretValue],
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
      endpoint: "ops@example.org",
    });

    new CloudwatchMetricAlarm(this, "cache_memory_alarm", {
      alarmName: `${name}-${region}-cache-memory-alarm`,
      alarmDescription: "The object cache is full and evicts",
      namespace: "AWS/ElastiCache",
      metricName: "DatabaseMemoryUsagePercentage",
      dimensions: { CacheClusterId: `${this.cacheValkey.id}-001` },
      statistic: "Maximum",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 90,
      treatMissingData: "notBreaching",
      alarmActions: [notifications.arn],
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
      alarmActions: [notifications.arn],
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
      alarmActions: [notifications.arn],
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
      alarmActions: [notifications.arn],
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
  }

  /** Outputs */
  private addOutputs(): void {
    new TerraformOutput(this, "CacheEndpoint", {
      value: this.cacheValkey.primaryEndpointAddress,
      description: "Object cache",
    });

    new TerraformOutput(this, "DataVolumeId", {
      value: this.dataVolume.id,
      description: "The volume with all that the site keeps",
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

    new TerraformOutput(this, "ServerInstanceId", { value: this.server.id, description: "The server" });

    new TerraformOutput(this, "ServerIp", {
      value: this.serverAddress.publicIp,
      description: "Public address of the server",
    });

    new TerraformOutput(this, "SiteUrl", { value: `https://${siteName}/`, description: "The site" });

    new TerraformOutput(this, "StaticBucketName", {
      value: this.staticFiles.id,
      description: "Static files",
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
retry 5 dnf install -y aws-cfn-bootstrap awscli-2 amazon-ssm-agent amazon-cloudwatch-agent mariadb105 nginx python3.11 python3.11-pip openssl php8.4-{cli,common,fpm,pdo,mysqlnd,mbstring,xml,gd,intl,opcache,zip,bcmath,soap,sodium,pecl-igbinary,pecl-msgpack,pecl-redis6}
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
  keepalive_timeout 75s;
  map $http_cloudfront_forwarded_proto $forwarded_https { https on; default $alb_https; }
  map $http_x_forwarded_proto $alb_https { https on; default ''; }
  include /etc/nginx/wpspec-origin.conf;
  map $uri $refused {
    default $unproven;
    "~^/wpspec-health\.php\z" "";
  }
  server {
    listen 80 default_server;
    listen 443 ssl default_server;
    ssl_certificate /etc/nginx/tls/fullchain.pem;
    ssl_certificate_key /etc/nginx/tls/privkey.pem;
    ssl_session_cache shared:tls:5m;
    if ($refused) { return 403; }
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
# CloudFront proves itself with a header. Its value is nowhere but in this file, which only root reads.
secret=$(retry 6 aws secretsmanager get-secret-value --secret-id '${this.originSecretValue.arn}' --region '${region}' --query SecretString --output text)
case $secret in
  '' | *[!A-Za-z0-9]*) echo 'wpspec: the origin secret has to be letters and digits only.'; exit 1 ;;
esac
(umask 077; cat > /etc/nginx/wpspec-origin.conf <<WPSPEC
map \$http_x_origin_verify \$unproven { default 1; "~^$secret\z" ""; }
WPSPEC
)
unset secret
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
/opt/certbot/bin/certbot certonly --non-interactive --agree-tos --cert-name wpspec --keep-until-expiring --renew-with-new-domains --email=ops@example.org --no-eff-email --dns-route53 --domain=origin.${siteName} --deploy-hook 'systemctl reload nginx'
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
for unit in php-fpm nginx; do
  mkdir -p "/etc/systemd/system/$unit.service.d"
  printf '[Unit]\nRequiresMountsFor=%s\n' '/srv/wpspec /var/www/wordpress' > "/etc/systemd/system/$unit.service.d/wpspec.conf"
done
systemctl daemon-reload
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
