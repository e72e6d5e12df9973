/** A request to moto as the AWS SDKs make them; the signature is what moto knows service and region by. */
export interface Request {
  readonly service: string;
  readonly region?: string;
  readonly path?: string;
  readonly method?: string;
  /** A query (`Action` and the rest), a JSON document with the name of its target, or XML. */
  readonly query?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly json?: object;
  readonly body?: string;
}

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Asks moto over its API, past Terraform and its provider. */
export async function askMoto(
  endpoint: string,
  { service, region = "us-east-1", path = "/", method, query, target, json, body }: Request,
): Promise<Reply> {
  const content =
    body ??
    (query === undefined
      ? json === undefined
        ? undefined
        : JSON.stringify(json)
      : String(new URLSearchParams(query)));
  const type =
    query === undefined
      ? target === undefined
        ? "application/xml"
        : "application/x-amz-json-1.1"
      : "application/x-www-form-urlencoded";
  const scope = `testing/20260101/${region}/${service}/aws4_request`;
  const answer = await fetch(`${endpoint}${path}`, {
    method: method ?? (content === undefined ? "GET" : "POST"),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      "content-type": json !== undefined && target === undefined ? "application/json" : type,
      ...(target === undefined ? {} : { "x-amz-target": target }),
    },
    ...(content === undefined ? {} : { body: content }),
  });
  return { status: answer.status, text: await answer.text() };
}

const found = (pattern: RegExp, text: string): readonly string[] =>
  [...text.matchAll(pattern)].map(([, group = ""]) => group);

async function must(endpoint: string, request: Request): Promise<string> {
  const { status, text } = await askMoto(endpoint, request);
  if (status >= 300) throw new Error(`moto answered ${status}: ${text}`);
  return text;
}

const ec2 = (region: string, query: Readonly<Record<string, string>>): Request => ({
  service: "ec2",
  region,
  query: { Version: "2016-11-15", ...query },
});

/** A hosted zone, as the user has one before the first deployment; its id. */
export async function makeZone(endpoint: string, name: string): Promise<string> {
  const text = await must(endpoint, {
    service: "route53",
    path: "/2013-04-01/hostedzone",
    body: `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${name}</Name><CallerReference>1</CallerReference></CreateHostedZoneRequest>`,
  });
  return found(/<Id>\/hostedzone\/(\w+)<\/Id>/g, text)[0] ?? "";
}

/** The VPC that every account has from the beginning. */
export async function defaultVpc(endpoint: string, region: string): Promise<string> {
  const text = await must(endpoint, ec2(region, { Action: "DescribeVpcs" }));
  return found(/<vpcId>([\w-]+)</g, text)[0] ?? "";
}

/** A network of six subnets in two zones; id of the VPC, and of the subnets. */
export async function makeNetwork(
  endpoint: string,
  region: string,
): Promise<{ readonly vpc: string; readonly subnets: readonly string[] }> {
  const made = await must(endpoint, ec2(region, { Action: "CreateVpc", CidrBlock: "10.9.0.0/16" }));
  const [vpc = ""] = found(/<vpcId>([\w-]+)</g, made);
  const subnets: string[] = [];
  for (const index of [0, 1, 2, 3, 4, 5]) {
    const zone = `${region}${"ab"[index % 2]}`;
    const subnet = { Action: "CreateSubnet", VpcId: vpc, CidrBlock: `10.9.${index}.0/24`, AvailabilityZone: zone };
    subnets.push(...found(/<subnetId>([\w-]+)</g, await must(endpoint, ec2(region, subnet))).slice(0, 1));
  }
  return { vpc, subnets };
}

interface Listing {
  /** The resource type whose number this is. */
  readonly type: string;
  readonly isGlobal?: true;
  readonly request: (region: string) => Request;
  readonly each: RegExp;
}

const query =
  (service: string, version: string, action: string, more: Readonly<Record<string, string>> = {}): Listing["request"] =>
  (region) => ({ service, region, query: { Version: version, Action: action, ...more } });

const filtered = (name: string, value: string): Readonly<Record<string, string>> => ({
  "Filter.1.Name": name,
  "Filter.1.Value.1": value,
});

/** How moto is asked for what is there; each match is one. Default VPCs and their subnets are not counted. */
const listings: readonly Listing[] = [
  {
    type: "aws_vpc",
    request: query("ec2", "2016-11-15", "DescribeVpcs", filtered("is-default", "false")),
    each: /<vpcId>([\w-]+)/g,
  },
  {
    type: "aws_subnet",
    request: query("ec2", "2016-11-15", "DescribeSubnets", filtered("default-for-az", "false")),
    each: /<subnetId>([\w-]+)/g,
  },
  {
    type: "aws_nat_gateway",
    request: query("ec2", "2016-11-15", "DescribeNatGateways", filtered("state", "available")),
    each: /<natGatewayId>([\w-]+)/g,
  },
  { type: "aws_eip", request: query("ec2", "2016-11-15", "DescribeAddresses"), each: /<allocationId>([\w-]+)/g },
  {
    type: "aws_instance",
    request: query("ec2", "2016-11-15", "DescribeInstances", filtered("instance-state-name", "running")),
    each: /<instanceId>([\w-]+)/g,
  },
  {
    type: "aws_ebs_volume",
    request: query("ec2", "2016-11-15", "DescribeVolumes", filtered("status", "available")),
    each: /<volumeId>([\w-]+)/g,
  },
  {
    type: "aws_launch_template",
    request: query("ec2", "2016-11-15", "DescribeLaunchTemplates"),
    each: /<launchTemplateId>([\w-]+)/g,
  },
  {
    type: "aws_rds_cluster",
    request: query("rds", "2014-10-31", "DescribeDBClusters"),
    each: /<DBClusterArn>([^<]+)/g,
  },
  {
    type: "aws_rds_cluster_instance",
    request: query("rds", "2014-10-31", "DescribeDBInstances"),
    each: /<DBInstanceArn>([^<]+)/g,
  },
  {
    type: "aws_elasticache_cluster",
    request: query("elasticache", "2015-02-02", "DescribeCacheClusters"),
    each: /<CacheClusterId>([^<]+)/g,
  },
  {
    type: "aws_elasticache_subnet_group",
    request: query("elasticache", "2015-02-02", "DescribeCacheSubnetGroups"),
    each: /<CacheSubnetGroupName>([^<]+)/g,
  },
  {
    type: "aws_lb",
    request: query("elasticloadbalancing", "2015-12-01", "DescribeLoadBalancers"),
    each: /<LoadBalancerArn>([^<]+)/g,
  },
  {
    type: "aws_lb_target_group",
    request: query("elasticloadbalancing", "2015-12-01", "DescribeTargetGroups"),
    each: /<TargetGroupArn>([^<]+)/g,
  },
  {
    type: "aws_autoscaling_group",
    request: query("autoscaling", "2011-01-01", "DescribeAutoScalingGroups"),
    each: /<AutoScalingGroupARN>([^<]+)/g,
  },
  { type: "aws_sns_topic", request: query("sns", "2010-03-31", "ListTopics"), each: /<TopicArn>([^<]+)/g },
  {
    type: "aws_cloudwatch_metric_alarm",
    request: query("monitoring", "2010-08-01", "DescribeAlarms"),
    each: /<AlarmArn>([^<]+)/g,
  },
  {
    type: "aws_efs_file_system",
    request: (region) => ({ service: "elasticfilesystem", region, path: "/2015-02-01/file-systems" }),
    each: /"FileSystemArn": "([^"]+)/g,
  },
  {
    type: "aws_backup_vault",
    request: (region) => ({ service: "backup", region, path: "/backup-vaults/" }),
    each: /"BackupVaultArn": "([^"]+)/g,
  },
  {
    type: "aws_secretsmanager_secret",
    request: (region) => ({ service: "secretsmanager", region, target: "secretsmanager.ListSecrets", json: {} }),
    each: /"ARN": "([^"]+)/g,
  },
  {
    type: "aws_acm_certificate",
    request: (region) => ({ service: "acm", region, target: "CertificateManager.ListCertificates", json: {} }),
    each: /"CertificateArn": "([^"]+)/g,
  },
  {
    type: "aws_cloudwatch_log_group",
    request: (region) => ({ service: "logs", region, target: "Logs_20140328.DescribeLogGroups", json: {} }),
    each: /"logGroupName": "([^"]+)/g,
  },
  {
    type: "aws_wafv2_web_acl",
    isGlobal: true,
    request: () => ({ service: "wafv2", target: "AWSWAF_20190729.ListWebACLs", json: { Scope: "CLOUDFRONT" } }),
    each: /"ARN": "([^"]+)/g,
  },
  {
    type: "aws_iam_role",
    isGlobal: true,
    request: () => query("iam", "2010-05-08", "ListRoles", { PathPrefix: "/" })("us-east-1"),
    each: /<Arn>([^<]+)/g,
  },
  {
    type: "aws_iam_user",
    isGlobal: true,
    request: () => query("iam", "2010-05-08", "ListUsers")("us-east-1"),
    each: /<Arn>([^<]+)/g,
  },
  { type: "aws_s3_bucket", isGlobal: true, request: () => ({ service: "s3" }), each: /<Name>([^<]+)/g },
  {
    type: "aws_cloudfront_distribution",
    isGlobal: true,
    request: () => ({ service: "cloudfront", path: "/2020-05-31/distribution" }),
    each: /<ARN>([^<]+)/g,
  },
];

/** What is in a moto, in these regions, by the resource types that would have made it. */
export async function inventory(
  endpoint: string,
  regions: readonly string[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = listings.map(async ({ type, isGlobal, request, each }) => {
    const places = isGlobal === true ? ["us-east-1"] : regions;
    const texts = await Promise.all(places.map(async (region) => must(endpoint, request(region))));
    return [type, [...new Set(texts.flatMap((text) => found(each, text)))]] as const;
  });
  return Object.fromEntries((await Promise.all(entries)).filter(([, ids]) => ids.length > 0));
}

/** The final snapshots of databases. */
export async function finalSnapshots(endpoint: string, region: string): Promise<readonly string[]> {
  const text = await must(endpoint, query("rds", "2014-10-31", "DescribeDBClusterSnapshots")(region));
  return found(/<DBClusterSnapshotIdentifier>([^<]+)/g, text);
}
