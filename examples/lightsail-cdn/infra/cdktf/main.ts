// Made by wpspec from wordpress.yaml. Edit that file, not this one.
import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { CloudfrontCachePolicy } from "@cdktf/provider-aws/lib/cloudfront-cache-policy";
import { CloudfrontDistribution } from "@cdktf/provider-aws/lib/cloudfront-distribution";
import { CloudfrontOriginAccessControl } from "@cdktf/provider-aws/lib/cloudfront-origin-access-control";
import { CloudfrontResponseHeadersPolicy } from "@cdktf/provider-aws/lib/cloudfront-response-headers-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { ElasticacheCluster } from "@cdktf/provider-aws/lib/elasticache-cluster";
import { IamAccessKey } from "@cdktf/provider-aws/lib/iam-access-key";
import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { IamUserPolicy } from "@cdktf/provider-aws/lib/iam-user-policy";
import { LightsailInstance } from "@cdktf/provider-aws/lib/lightsail-instance";
import { LightsailInstancePublicPorts } from "@cdktf/provider-aws/lib/lightsail-instance-public-ports";
import { LightsailStaticIp } from "@cdktf/provider-aws/lib/lightsail-static-ip";
import { LightsailStaticIpAttachment } from "@cdktf/provider-aws/lib/lightsail-static-ip-attachment";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { App, Lazy, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";

/** Begins the name of everything. */
const name = "acme-news";
/** Where the site is. */
const region = "eu-west-1";
/** What belongs to CloudFront is here, wherever the site is. */
const edgeRegion = "us-east-1";
/** The name that visitors ask for. */
const siteName = "news.example.org";
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
  private account!: DataAwsCallerIdentity;
  private defaultLookup!: DataAwsVpc;
  private serverAddressLightsail!: LightsailStaticIp;
  private cacheMemcached!: ElasticacheCluster;
  private staticFiles!: S3Bucket;
  private lightsail!: LightsailInstance;
  private distribution!: CloudfrontDistribution;
  private staticFilesUserKeySecretValue!: SecretsmanagerSecretVersion;

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
    this.addOperations();
    this.addOutputs();
  }

  /** One provider for each region */
  private addProviders(): void {
    new AwsProvider(this, "aws", { region });
    this.awsEdge = new AwsProvider(this, "aws_edge", { alias: "edge", region: edgeRegion });
  }

  /** Looked up */
  private lookUp(): void {
    this.account = new DataAwsCallerIdentity(this, "account");

    new DataAwsAvailabilityZones(this, "zones", {
      state: "available",
      filter: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
    });

    this.defaultLookup = new DataAwsVpc(this, "default_lookup", { default: true });
    this.defaultLookup.overrideLogicalId("default");
  }

  /** Network */
  private addNetwork(): void {
    this.serverAddressLightsail = new LightsailStaticIp(this, "server_address_lightsail", {
      name: `${name}-address`,
      lifecycle: { preventDestroy: true },
    });

    new LightsailStaticIpAttachment(this, "server_address_lightsail_attachment", {
      staticIpName: this.serverAddressLightsail.name,
      instanceName: later(() => this.lightsail.name),
    });
  }

  /** Data */
  private addData(): void {
    const cacheSecurityGroup = new SecurityGroup(this, "cache_security_group", {
      description: "object cache",
      vpcId: this.defaultLookup.id,
      lifecycle: { createBeforeDestroy: true },
    });

    new VpcSecurityGroupIngressRule(this, "cache_from_172_26_0_0_16_11211", {
      securityGroupId: cacheSecurityGroup.id,
      ipProtocol: "tcp",
      fromPort: 11211,
      toPort: 11211,
      cidrIpv4: "172.26.0.0/16",
    });

    this.cacheMemcached = new ElasticacheCluster(this, "cache_memcached", {
      engine: "memcached",
      engineVersion: "1.6.22",
      nodeType: "cache.t4g.micro",
      port: 11211,
      securityGroupIds: [cacheSecurityGroup.id],
      applyImmediately: true,
      clusterId: `${name}-cache`,
      numCacheNodes: 1,
      azMode: "single-az",
      preferredAvailabilityZones: [zone(0)],
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
  }

  /** Web */
  private addWeb(): void {
    this.lightsail = new LightsailInstance(this, "lightsail", {
      name,
      bundleId: "medium_3_0",
      blueprintId: "wordpress",
      availabilityZone: `${region}a`,
      userData: this.writeLightsailUserData(),
      addOn: { type: "AutoSnapshot", status: "Enabled", snapshotTime: "06:00" },
      lifecycle: { preventDestroy: true, ignoreChanges: ["user_data"] },
    });

    new LightsailInstancePublicPorts(this, "lightsail_ports", {
      instanceName: this.lightsail.id,
      portInfo: [
        { fromPort: 80, toPort: 80, protocol: "tcp", cidrs: ["0.0.0.0/0"] },
        { fromPort: 443, toPort: 443, protocol: "tcp", cidrs: ["0.0.0.0/0"] },
        { fromPort: 22, toPort: 22, protocol: "tcp", cidrListAliases: ["lightsail-connect"] },
      ],
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
          cookies: { items: ["wordpress_logged_in_*", "comment_author_*", "wp-postpass_*"] },
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
      subjectAlternativeNames: [`www.${siteName}`],
      validationMethod: "DNS",
      lifecycle: { createBeforeDestroy: true },
      provider: this.awsEdge,
    });

    const certificateValidationNewsExampleOrg = new Route53Record(this, "certificate_validation_news__example__org", {
      zoneId: hostedZoneId,
      name: proof(certificate, siteName, "name"),
      type: proof(certificate, siteName, "type"),
      ttl: 300,
      records: [proof(certificate, siteName, "value")],
      allowOverwrite: true,
      provider: this.awsEdge,
    });

    const certificateValidationWwwNewsExampleOrg = new Route53Record(this, "certificate_validation_www__news__example__org", {
      zoneId: hostedZoneId,
      name: proof(certificate, `www.${siteName}`, "name"),
      type: proof(certificate, `www.${siteName}`, "type"),
      ttl: 300,
      records: [proof(certificate, `www.${siteName}`, "value")],
      allowOverwrite: true,
      provider: this.awsEdge,
    });

    const certificateValidation = new AcmCertificateValidation(this, "certificate_validation", {
      certificateArn: certificate.arn,
      validationRecordFqdns: [
        certificateValidationNewsExampleOrg.fqdn,
        certificateValidationWwwNewsExampleOrg.fqdn,
      ],
      provider: this.awsEdge,
    });
    certificateValidation.overrideLogicalId("certificate");

    this.distribution = new CloudfrontDistribution(this, "distribution", {
      comment: name,
      enabled: true,
      aliases: [siteName, `www.${siteName}`],
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

    new Route53Record(this, "dns_news_example_org_a", {
      zoneId: hostedZoneId,
      name: siteName,
      type: "A",
      alias: {
        name: this.distribution.domainName,
        zoneId: cloudFrontZoneId,
        evaluateTargetHealth: false,
      },
    });

    new Route53Record(this, "dns_news_example_org_aaaa", {
      zoneId: hostedZoneId,
      name: siteName,
      type: "AAAA",
      alias: {
        name: this.distribution.domainName,
        zoneId: cloudFrontZoneId,
        evaluateTargetHealth: false,
      },
    });

    new Route53Record(this, "dns_origin_news_example_org_a", {
      zoneId: hostedZoneId,
      name: `origin.${siteName}`,
      type: "A",
      ttl: 300,
      records: [this.serverAddressLightsail.ipAddress],
    });

    new Route53Record(this, "dns_www_news_example_org_a", {
      zoneId: hostedZoneId,
      name: `www.${siteName}`,
      type: "A",
      alias: {
        name: this.distribution.domainName,
        zoneId: cloudFrontZoneId,
        evaluateTargetHealth: false,
      },
    });

    new Route53Record(this, "dns_www_news_example_org_aaaa", {
      zoneId: hostedZoneId,
      name: `www.${siteName}`,
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
    const staticFilesUser = new IamUser(this, "static_files_user", { name: `${name}-1m3wdodfy7fy1` });

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
            Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            Resource: `${this.staticFiles.arn}/wp-content/uploads/*`,
          },
        ],
      }),
    });

    const staticFilesUserKey = new IamAccessKey(this, "static_files_user_key", {
      user: staticFilesUser.name,
      dependsOn: [staticFilesUserPolicy],
    });

    const staticFilesUserKeySecret = new SecretsmanagerSecret(this, "static_files_user_key_secret", {
      namePrefix: `${name}-static-files-user-`,
      description: "Access key of the user that writes static files",
      recoveryWindowInDays: 0,
    });

    this.staticFilesUserKeySecretValue = new SecretsmanagerSecretVersion(this, "static_files_user_key_secret_value", {
      secretId: staticFilesUserKeySecret.id,
      secretString: JSON.stringify({
        accessKeyId: staticFilesUserKey.id,
        secretAccessKey: staticFilesUserKey.secret,
      }),
    });
  }

  /** Operations */
  private addOperations(): void {
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

    new SnsTopicSubscription(this, "notifications_mail_37kcqr21fjvvu", {
      topicArn: notifications.arn,
      protocol: "email",
      endpoint: "owner@example.org",
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
      alarmActions: [notifications.arn],
    });
  }

  /** Outputs */
  private addOutputs(): void {
    new TerraformOutput(this, "CacheEndpoint", {
      value: this.cacheMemcached.clusterAddress,
      description: "Object cache",
    });

    new TerraformOutput(this, "DistributionDomainName", {
      value: this.distribution.domainName,
      description: "Host name of CloudFront",
    });

    new TerraformOutput(this, "DistributionId", {
      value: this.distribution.id,
      description: "For invalidations",
    });

    new TerraformOutput(this, "InstanceName", {
      value: this.lightsail.name,
      description: "The Lightsail instance",
    });

    new TerraformOutput(this, "ServerIp", {
      value: this.serverAddressLightsail.ipAddress,
      description: "Public address of the server",
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
  }

  private writeLightsailUserData(): string {
    return String.raw`#!/bin/bash
# Settles the WordPress blueprint of Lightsail in. Log: /var/log/wpspec-boot.log
set -euo pipefail
exec > >(tee -a /var/log/wpspec-boot.log > /dev/console) 2>&1
ended() { [ "$1" = 0 ] || echo "wpspec: the launch script stopped with $1: the server is as far as the lines above say."; }
trap 'ended "$?"' EXIT
retry() { # retry TIMES COMMAND…: ten seconds apart
  local left=$1; shift
  until "$@"; do left=$((left - 1)); [ "$left" -gt 0 ] || return 1; sleep 10; done
}
present() { # present FILE: what the blueprint is known to bring
  test -f "$1" || { echo "wpspec: $1 is missing: this is not the blueprint that wpspec knows."; exit 1; }
}
# The blueprint's own first boot may still be under way.
retry 60 test -f /opt/bitnami/wordpress/wp-config.php
present /opt/bitnami/wp-cli/bin/wp
present /opt/bitnami/ctlscript.sh
wp() { /opt/bitnami/wp-cli/bin/wp --allow-root --path=/opt/bitnami/wordpress "$@"; }
retry 60 wp core is-installed
wp config set WP_HOME https://${siteName} --type=constant
wp config set WP_SITEURL https://${siteName} --type=constant
# CloudFront speaks HTTP to this server: WordPress learns here what the visitor speaks, or its login page loops.
if ! grep -q '^// wpspec: protocol' /opt/bitnami/wordpress/wp-config.php; then
  [ "$(head -n 1 /opt/bitnami/wordpress/wp-config.php | tr -d '\r ')" = '<?php' ] || { echo 'wpspec: wp-config.php does not begin as expected.'; exit 1; }
  config=$(mktemp)
  {
    echo '<?php'
    cat <<'WPSPEC'
// wpspec: protocol
if (($_SERVER['HTTP_CLOUDFRONT_FORWARDED_PROTO'] ?? $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '') === 'https') {
  $_SERVER['HTTPS'] = 'on';
  $_SERVER['SERVER_PORT'] = '443';
}
WPSPEC
    tail -n +2 /opt/bitnami/wordpress/wp-config.php
  } > "$config"
  # Written over, not replaced: the file keeps its owner and mode.
  cat "$config" > /opt/bitnami/wordpress/wp-config.php
  rm "$config"
  wp core is-installed
fi
export DEBIAN_FRONTEND=noninteractive
retry 5 apt-get -o DPkg::Lock::Timeout=300 update
retry 5 apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends certbot
present /opt/bitnami/apache/conf/vhosts/wordpress-vhost.conf
cat > /usr/local/sbin/wpspec-certificate <<'WPSPEC'
#!/bin/bash
# Issues the certificate and hands it to Apache; the timer of certbot's package renews it.
set -euo pipefail
certbot certonly --non-interactive --agree-tos --cert-name wpspec --keep-until-expiring --renew-with-new-domains --email=owner@example.org --no-eff-email --webroot --webroot-path=/opt/bitnami/wordpress --domain=origin.${siteName} --deploy-hook '/opt/bitnami/ctlscript.sh restart apache'
linked=
for name in server tls; do
  [ -e "/opt/bitnami/apache/conf/bitnami/certs/$name.crt" ] || continue
  ln -sf /etc/letsencrypt/live/wpspec/fullchain.pem "/opt/bitnami/apache/conf/bitnami/certs/$name.crt"
  ln -sf /etc/letsencrypt/live/wpspec/privkey.pem "/opt/bitnami/apache/conf/bitnami/certs/$name.key"
  linked=yes
done
[ -n "$linked" ] || { echo 'wpspec: Apache has its certificate somewhere else in this blueprint.'; exit 1; }
/opt/bitnami/ctlscript.sh restart apache
systemctl disable --now wpspec-certificate.timer
WPSPEC
chmod 755 /usr/local/sbin/wpspec-certificate
cat > /etc/systemd/system/wpspec-certificate.service <<'WPSPEC'
[Unit]
Description=Issues the certificate of the site
[Service]
Type=oneshot
ExecStart=/usr/local/sbin/wpspec-certificate
WPSPEC
cat > /etc/systemd/system/wpspec-certificate.timer <<'WPSPEC'
[Timer]
OnCalendar=*:0/20
[Install]
WantedBy=timers.target
WPSPEC
systemctl daemon-reload
# The name may not point here yet: the timer tries again until it does.
/usr/local/sbin/wpspec-certificate || systemctl enable --now wpspec-certificate.timer
`;
  }
}

const app = new App();
new WordPressStack(app, name);
app.synth();
