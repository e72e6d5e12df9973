import { describe, expect, test } from "vitest";
import { compile } from "../src/index.js";
import { compiled, type Compiled } from "./support/compiled.js";
import { appendixA, paperSpec, tiers, type Tier } from "./support/paper-specs.js";
import {
  at,
  list,
  mapping,
  ofType,
  target,
  template,
  walk,
  type Json,
  type JsonMapping,
  type Template,
} from "./support/template.js";

/*
 * What the whitepaper says outside of Table 1, against the templates of profile whitepaper. The rows of
 * docs/whitepaper.md name these tests.
 */

const known = new Map<string, Promise<Compiled>>();

/** What a spec compiles to, compiled once. */
function made(text: string): Promise<Compiled> {
  const result =
    known.get(text) ??
    compiled(text).then((found) => {
      if (found === undefined) throw new Error(`This has errors:\n${text}`);
      return found;
    });
  known.set(text, result);
  return result;
}

const specOf = async (tier: Tier, members: Readonly<Record<string, unknown>> = {}): Promise<Template> =>
  (await made(paperSpec(tier, members))).main;

const one = (found: Template, type: string): { readonly name: string; readonly properties: JsonMapping } => {
  const [first, ...others] = ofType(found, type);
  if (first === undefined || others.length > 0) throw new Error(`${others.length + (first ? 1 : 0)} of ${type}.`);
  return first;
};

/** The one attribute of a load balancer or target group. */
const attribute = (properties: JsonMapping, list_: string, key: string): Json | undefined =>
  at(
    list(properties[list_]).find((each) => at(each, "Key") === key),
    "Value",
  );

/** Logical names a value refers to, in order. */
const targets = (value: Json | undefined): readonly string[] => list(value).map((each) => target(each) ?? "");

const outputs = ({ body }: Template): JsonMapping => mapping(body["Outputs"]);

/** All text of the scripts that servers boot with. */
const bootText = (found: Template): string =>
  ofType(found, "AWS::EC2::LaunchTemplate")
    .map(({ properties }) => JSON.stringify(at(properties, "LaunchTemplateData", "UserData") ?? ""))
    .join("\n");

const runbook = async (text: string): Promise<string> =>
  (await made(text)).artifacts.find(({ path }) => path.endsWith("README.md"))?.text ?? "";

/** Subnets by layer, as their logical names begin: `Public1`, `App2`, `Data1`. */
const layerOf = (subnet: string): string => subnet.replace(/\d+$/, "");

/** The gateway that a subnet's default route goes to. */
function wayOut(found: Template, subnet: string): string | undefined {
  const association = ofType(found, "AWS::EC2::SubnetRouteTableAssociation").find(
    ({ properties }) => target(properties["SubnetId"]) === subnet,
  );
  const table = target(association?.properties["RouteTableId"]);
  const route = ofType(found, "AWS::EC2::Route").find(({ properties }) => target(properties["RouteTableId"]) === table);
  return target(route?.properties["NatGatewayId"]) ?? target(route?.properties["GatewayId"]);
}

describe("Figure 2 from the paper's four lines", () => {
  test.each([
    ["(1) CloudFront", "AWS::CloudFront::Distribution", 1],
    ["(3) the internet gateway", "AWS::EC2::InternetGateway", 1],
    ["(4) the Application Load Balancer", "AWS::ElasticLoadBalancingV2::LoadBalancer", 1],
    ["(5) a NAT gateway in each zone", "AWS::EC2::NatGateway", 2],
    ["(6) the Auto Scaling group", "AWS::AutoScaling::AutoScalingGroup", 1],
    ["(7) the ElastiCache cluster", "AWS::ElastiCache::CacheCluster", 1],
    ["(8) Aurora with a writer and a replica", "AWS::RDS::DBInstance", 2],
    ["(9) an EFS mount target in each zone", "AWS::EFS::MountTarget", 2],
    ["public, app and data subnets in each zone", "AWS::EC2::Subnet", 6],
  ])("%s is there", async (_, type, count) => {
    expect(ofType(await specOf("elastic"), type)).toHaveLength(count);
  });

  test("(2) the bucket for static content is a website, and CloudFront asks it", async () => {
    const found = await specOf("elastic");
    const websites = ofType(found, "AWS::S3::Bucket").filter(({ properties }) => properties["WebsiteConfiguration"]);
    expect(websites).toHaveLength(1);
    const origins = at(one(found, "AWS::CloudFront::Distribution").properties, "DistributionConfig", "Origins");
    expect(JSON.stringify(origins)).toContain(`${websites[0]?.name}`);
  });

  test("the VPC has a gateway attached, and public subnets go out through it", async () => {
    const found = await specOf("elastic");
    const gateway = one(found, "AWS::EC2::InternetGateway").name;
    expect(target(one(found, "AWS::EC2::VPCGatewayAttachment").properties["InternetGatewayId"])).toBe(gateway);
    expect(["Public1", "Public2"].map((subnet) => wayOut(found, subnet))).toEqual([gateway, gateway]);
  });

  test("app and data subnets go out through the NAT gateway of their own zone", async () => {
    const found = await specOf("elastic");
    expect(["App1", "Data1", "App2", "Data2"].map((subnet) => wayOut(found, subnet))).toEqual([
      "Nat1",
      "Nat1",
      "Nat2",
      "Nat2",
    ]);
    const places = ofType(found, "AWS::EC2::NatGateway").map(({ name, properties }) => [
      name,
      target(properties["SubnetId"]),
    ]);
    expect(places).toEqual([
      ["Nat1", "Public1"],
      ["Nat2", "Public2"],
    ]);
  });

  test("public subnets assign public addresses, and no other subnet does", async () => {
    const assigning = ofType(await specOf("elastic"), "AWS::EC2::Subnet").map(({ name, properties }) => [
      layerOf(name),
      properties["MapPublicIpOnLaunch"] === true,
    ]);
    for (const [layer, assigns] of assigning) expect(assigns).toBe(layer === "Public");
  });

  test("the load balancer faces the internet in public subnets, and so does the bastion", async () => {
    const found = await specOf("elastic");
    const { properties } = one(found, "AWS::ElasticLoadBalancingV2::LoadBalancer");
    expect(properties["Scheme"]).toBe("internet-facing");
    expect(targets(properties["Subnets"])).toEqual(["Public1", "Public2"]);
    const bastion = one(found, "AWS::EC2::Instance").properties;
    expect(at(bastion, "NetworkInterfaces", 0, "AssociatePublicIpAddress")).toBe(true);
    expect(target(at(bastion, "NetworkInterfaces", 0, "SubnetId"))).toBe("Public1");
  });

  test("servers stand in app subnets, and cache, database and file system in data subnets, without public addresses", async () => {
    const found = await specOf("elastic");
    const subnetsOf = (type: string, ...path: readonly string[]): readonly string[] =>
      ofType(found, type).flatMap(({ properties }) => targets(at(properties, ...path)));
    expect(subnetsOf("AWS::AutoScaling::AutoScalingGroup", "VPCZoneIdentifier")).toEqual(["App1", "App2"]);
    expect(subnetsOf("AWS::RDS::DBSubnetGroup", "SubnetIds")).toEqual(["Data1", "Data2"]);
    expect(subnetsOf("AWS::ElastiCache::SubnetGroup", "SubnetIds")).toEqual(["Data1", "Data2"]);
    expect(ofType(found, "AWS::EFS::MountTarget").map(({ properties }) => target(properties["SubnetId"]))).toEqual([
      "Data1",
      "Data2",
    ]);
    for (const { properties } of ofType(found, "AWS::RDS::DBInstance")) {
      expect(properties["PubliclyAccessible"]).toBe(false);
    }
    const servers = one(found, "AWS::AutoScaling::AutoScalingGroup").properties;
    const launch = found.resources.get(target(at(servers, "LaunchTemplate", "LaunchTemplateId")) ?? "");
    expect(JSON.stringify(launch)).not.toContain("AssociatePublicIpAddress");
  });

  test("three zones give every layer and every gateway three times", async () => {
    const found = await specOf("elastic", { availabilityZones: 3 });
    for (const [type, count] of [
      ["AWS::EC2::Subnet", 9],
      ["AWS::EC2::NatGateway", 3],
      ["AWS::EFS::MountTarget", 3],
    ] as const) {
      expect(ofType(found, type)).toHaveLength(count);
    }
    expect(targets(one(found, "AWS::AutoScaling::AutoScalingGroup").properties["VPCZoneIdentifier"])).toHaveLength(3);
  });
});

describe("the bastion", () => {
  test.each(["ec2", "elastic"] as const)(
    "of %s lets nobody in until addresses are written, and servers let it in",
    async (tier) => {
      const found = await specOf(tier);
      const group = mapping(found.resources.get("BastionSecurityGroup")?.["Properties"]);
      expect(group["SecurityGroupIngress"]).toBeUndefined();
      const admitting = ofType(found, "AWS::EC2::SecurityGroup").filter(({ properties }) =>
        list(properties["SecurityGroupIngress"]).some(
          (each) => at(each, "FromPort") === 22 && target(at(each, "SourceSecurityGroupId")) === "BastionSecurityGroup",
        ),
      );
      expect(admitting).toHaveLength(1);
    },
  );

  test("lets in the addresses that are written, and no others", async () => {
    const found = await specOf("elastic", {
      network: { bastion: { allowedCidrs: ["203.0.113.0/24"], keyName: "ops" } },
    });
    const rules = list(at(found.resources.get("BastionSecurityGroup"), "Properties", "SecurityGroupIngress"));
    expect(rules).toEqual([{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "203.0.113.0/24" }]);
  });
});

describe("the web tier", () => {
  const launchOf = (found: Template): Json | undefined =>
    at(found.resources.get("WebLaunchTemplate"), "Properties", "LaunchTemplateData");

  test("has compute-optimised servers in two zones at least, from two to six", async () => {
    const found = await specOf("elastic");
    expect(at(launchOf(found), "InstanceType")).toBe("c5.large");
    const group = one(found, "AWS::AutoScaling::AutoScalingGroup").properties;
    expect([group["MinSize"], group["MaxSize"]]).toEqual(["2", "6"]);
    expect(at(launchOf(await specOf("elastic", { web: { instanceType: "c7i.xlarge" } })), "InstanceType")).toBe(
      "c7i.xlarge",
    );
  });

  test("starts from an image of one's own when one is named", async () => {
    const found = await specOf("elastic", { web: { image: { ami: "ami-0123456789abcdef0" } } });
    expect(at(launchOf(found), "ImageId")).toBe("ami-0123456789abcdef0");
  });

  test("is checked at the login page, where a redirect is healthy too, and loses servers that fail", async () => {
    const found = await specOf("elastic");
    const check = one(found, "AWS::ElasticLoadBalancingV2::TargetGroup").properties;
    expect([check["HealthCheckPath"], at(check, "Matcher", "HttpCode")]).toEqual(["/wp-login.php", "200,302"]);
    expect(one(found, "AWS::AutoScaling::AutoScalingGroup").properties["HealthCheckType"]).toBe("ELB");
  });

  test("may be checked at another page", async () => {
    const web = { healthCheck: { path: "/ready.php", codes: "200" } };
    const check = one(await specOf("elastic", { web }), "AWS::ElasticLoadBalancingV2::TargetGroup").properties;
    expect([check["HealthCheckPath"], at(check, "Matcher", "HttpCode")]).toEqual(["/ready.php", "200"]);
  });

  test("scales out and in by load and by the clock", async () => {
    const web = { scaling: { metric: "cpu", target: 60, schedule: [{ cron: "0 8 * * 1-5", min: 4 }] } };
    const found = await specOf("elastic", { web });
    const tracking = at(one(found, "AWS::AutoScaling::ScalingPolicy").properties, "TargetTrackingConfiguration");
    expect(at(tracking, "TargetValue")).toBe(60);
    expect(at(tracking, "PredefinedMetricSpecification", "PredefinedMetricType")).toBe("ASGAverageCPUUtilization");
    expect(one(found, "AWS::AutoScaling::ScheduledAction").properties).toMatchObject({
      Recurrence: "0 8 * * 1-5",
      MinSize: 4,
    });
  });

  test("joins and leaves the load balancer by itself, finishes what runs, and keeps no visitor on one server", async () => {
    const found = await specOf("elastic", { web: { drainSeconds: 90 } });
    const group = one(found, "AWS::ElasticLoadBalancingV2::TargetGroup");
    expect(targets(one(found, "AWS::AutoScaling::AutoScalingGroup").properties["TargetGroupARNs"])).toEqual([
      group.name,
    ]);
    expect(attribute(group.properties, "TargetGroupAttributes", "deregistration_delay.timeout_seconds")).toBe("90");
    expect(attribute(group.properties, "TargetGroupAttributes", "stickiness.enabled")).toBe("false");
  });

  test("serves several sites by their hosts behind one load balancer", async () => {
    const sites = [{ host: "a.example.org" }, { host: "b.example.net" }];
    const domain = { name: "www.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" };
    const found = await specOf("elastic", { domain, wordpress: { sites } });
    const hosts = ofType(found, "AWS::ElasticLoadBalancingV2::ListenerRule").flatMap(({ properties }) =>
      list(properties["Conditions"]).flatMap((each) => list(at(each, "HostHeaderConfig", "Values"))),
    );
    expect(new Set(hosts)).toEqual(new Set(["a.example.org", "b.example.net", "www.example.org"]));
    expect(ofType(found, "AWS::ElasticLoadBalancingV2::LoadBalancer")).toHaveLength(1);
  });

  test("mounts the whole installation from EFS at boot, over TLS, before it serves", async () => {
    const found = await specOf("elastic");
    expect(bootText(found)).toMatch(
      /\$\{Files\} \/var\/www\/wordpress efs [^ ]*tls[^ ]*accesspoint=\$\{FilesAccessPoint\}/,
    );
    expect(bootText(found)).toMatch(/mountpoint -q \/var\/www\/wordpress/);
  });

  test("keeps files on a file system that grows by itself and holds no state of its own", async () => {
    const files = one(await specOf("elastic"), "AWS::EFS::FileSystem").properties;
    expect([files["Encrypted"], files["ThroughputMode"], files["PerformanceMode"]]).toEqual([
      true,
      "elastic",
      "generalPurpose",
    ]);
    expect(ofType(await specOf("elastic"), "AWS::EC2::Volume")).toEqual([]);
  });

  test.each(["ec2", "elastic"] as const)("of %s has OPcache and, for Memcached, PHP's client of it", async (tier) => {
    expect(bootText(await specOf(tier))).toMatch(/opcache.*pecl-memcached/);
  });
});

describe("the data tier", () => {
  test("is Aurora on memory-optimised classes, a writer and a replica that takes over, apart from the servers", async () => {
    const found = await specOf("elastic");
    expect(one(found, "AWS::RDS::DBCluster").properties["Engine"]).toBe("aurora-mysql");
    const instances = ofType(found, "AWS::RDS::DBInstance").map(({ properties }) => properties);
    expect(instances.map((each) => [each["DBInstanceClass"], each["PromotionTier"]])).toEqual([
      ["db.r5.large", 0],
      ["db.r5.large", 1],
    ]);
  });

  test("takes another class, and fifteen replicas over three zones", async () => {
    const database = { replicas: 15, instanceClass: "db.r6g.xlarge" };
    const found = await specOf("elastic", { availabilityZones: 3, database });
    const classes = ofType(found, "AWS::RDS::DBInstance").map(({ properties }) => properties["DBInstanceClass"]);
    expect(classes).toEqual(Array.from({ length: 16 }, () => "db.r6g.xlarge"));
    expect(targets(one(found, "AWS::RDS::DBSubnetGroup").properties["SubnetIds"])).toEqual(["Data1", "Data2", "Data3"]);
  });

  test("is named by the cluster's endpoint, which follows the writer", async () => {
    const found = await specOf("elastic");
    const cluster = one(found, "AWS::RDS::DBCluster").name;
    expect(at(outputs(found), "DatabaseEndpoint", "Value")).toEqual({ "Fn::GetAtt": [cluster, "Endpoint.Address"] });
  });

  test("refuses connections without TLS and is encrypted at rest, as the files are", async () => {
    const found = await specOf("elastic");
    expect(one(found, "AWS::RDS::DBCluster").properties["StorageEncrypted"]).toBe(true);
    const parameters = one(found, "AWS::RDS::DBClusterParameterGroup").properties["Parameters"];
    expect(at(parameters, "require_secure_transport")).toBe("ON");
  });

  test("has a cache of Memcached over nodes and zones, and says its configuration endpoint", async () => {
    const found = await specOf("elastic", { cache: { nodes: 4 } });
    const { name, properties } = one(found, "AWS::ElastiCache::CacheCluster");
    expect([properties["Engine"], properties["NumCacheNodes"], properties["AZMode"]]).toEqual([
      "memcached",
      4,
      "cross-az",
    ]);
    expect(list(properties["PreferredAvailabilityZones"])).toHaveLength(4);
    expect(at(outputs(found), "CacheEndpoint", "Value")).toEqual({
      "Fn::GetAtt": [name, "ConfigurationEndpoint.Address"],
    });
  });

  test("admits the servers alone", async () => {
    const found = await specOf("elastic");
    for (const name of ["DatabaseSecurityGroup", "CacheSecurityGroup", "FilesSecurityGroup"]) {
      const rules = list(at(found.resources.get(name), "Properties", "SecurityGroupIngress"));
      expect(rules.map((rule) => target(at(rule, "SourceSecurityGroupId")))).toEqual(["WebSecurityGroup"]);
    }
  });
});

describe("backup and recovery", () => {
  test("the database can go back seven days, or as many as are written", async () => {
    const daysOf = async (members = {}): Promise<Json | undefined> =>
      one(await specOf("elastic", members), "AWS::RDS::DBCluster").properties["BackupRetentionPeriod"];
    expect(await daysOf()).toBe(7);
    for (const days of [1, 35]) expect(await daysOf({ backup: { databaseRetentionDays: days } })).toBe(days);
  });

  test("the file system, uploads and plugins in it, is copied every night by AWS Backup", async () => {
    const found = await specOf("elastic");
    const resources = at(one(found, "AWS::Backup::BackupSelection").properties, "BackupSelection", "Resources");
    expect(targets(resources)).toEqual([one(found, "AWS::EFS::FileSystem").name]);
    const [rule] = list(at(one(found, "AWS::Backup::BackupPlan").properties, "BackupPlan", "BackupPlanRule"));
    expect(at(rule, "ScheduleExpression")).toBe("cron(0 3 * * ? *)");
  });

  test("each backup has a schedule and a retention of its own", async () => {
    const backup = {
      files: { schedule: "cron(0 1 * * ? *)", retentionDays: 14 },
      images: { schedule: "cron(0 2 ? * SUN *)", retentionDays: 60 },
    };
    const rules = ofType(await specOf("ec2", { backup }), "AWS::Backup::BackupPlan").map(({ properties }) => {
      const [rule] = list(at(properties, "BackupPlan", "BackupPlanRule"));
      return [at(rule, "ScheduleExpression"), at(rule, "Lifecycle", "DeleteAfterDays")];
    });
    expect(rules).toEqual([
      ["cron(0 1 * * ? *)", 14],
      ["cron(0 2 ? * SUN *)", 60],
    ]);
  });

  test("a server of EC2 is copied as an image and its volume beside it", async () => {
    const found = await specOf("ec2");
    const copied = ofType(found, "AWS::Backup::BackupSelection").map(({ properties }) =>
      JSON.stringify(at(properties, "BackupSelection", "Resources")),
    );
    expect(copied.some((each) => each.includes("${Server}"))).toBe(true);
    expect(copied.some((each) => each.includes("${DataVolume}"))).toBe(true);
  });

  test("the bucket is copied to another region when one is named, with versions kept on both sides", async () => {
    const { templates, main } = await made(
      paperSpec("elastic", { backup: { static: { replicateTo: "eu-central-1" } } }),
    );
    const recovery = templates.get("recovery");
    const copy = recovery === undefined ? undefined : one(recovery, "AWS::S3::Bucket").properties;
    const source = mapping(main.resources.get("StaticFiles")?.["Properties"]);
    expect(at(source, "VersioningConfiguration", "Status")).toBe("Enabled");
    expect(at(copy, "VersioningConfiguration", "Status")).toBe("Enabled");
    const [rule, ...others] = list(at(source, "ReplicationConfiguration", "Rules"));
    expect(others).toEqual([]);
    expect(at(rule, "Status")).toBe("Enabled");
    expect(JSON.stringify(at(rule, "Destination"))).toContain("StaticFilesReplica");
  });

  test("older versions of a file stay for a while even without a copy", async () => {
    const bucket = (await specOf("elastic")).resources.get("StaticFiles");
    expect(at(bucket, "Properties", "VersioningConfiguration", "Status")).toBe("Enabled");
    expect(
      at(bucket, "Properties", "LifecycleConfiguration", "Rules", 0, "NoncurrentVersionExpiration", "NoncurrentDays"),
    ).toBe(35);
  });
});

describe("the bucket and its user", () => {
  const buckets = async (tier: Tier) => (await made(appendixA(tier))).main;

  test.each(tiers)("on %s the bucket is a website that everybody reads", async (tier) => {
    const found = await buckets(tier);
    const bucket = mapping(found.resources.get("StaticFiles")?.["Properties"]);
    expect(at(bucket, "WebsiteConfiguration", "IndexDocument")).toBe("index.html");
    const policy = at(found.resources.get("StaticFilesPolicy"), "Properties", "PolicyDocument", "Statement");
    const allowed = list(policy).filter((each) => at(each, "Effect") === "Allow");
    expect(allowed.map((each) => [at(each, "Principal"), at(each, "Action")])).toEqual([["*", "s3:GetObject"]]);
  });

  test.each(tiers)("on %s the user has no password, one key, and the key goes into a secret", async (tier) => {
    const found = await buckets(tier);
    const user = one(found, "AWS::IAM::User");
    expect(user.properties["LoginProfile"]).toBeUndefined();
    const key = one(found, "AWS::IAM::AccessKey");
    expect(target(key.properties["UserName"])).toBe(user.name);
    const secrets = ofType(found, "AWS::SecretsManager::Secret").filter(({ properties }) =>
      JSON.stringify(properties).includes(`\${${key.name}.SecretAccessKey}`),
    );
    expect(secrets).toHaveLength(1);
    expect(JSON.stringify(outputs(found))).not.toContain("SecretAccessKey");
  });

  test("a role takes the user's place when that is written", async () => {
    const found = (await made(appendixA("elastic", { storage: { static: { credentials: "instanceRole" } } }))).main;
    expect(ofType(found, "AWS::IAM::User")).toEqual([]);
    const roles = ofType(found, "AWS::IAM::Role").map(({ properties }) => JSON.stringify(properties));
    expect(roles.filter((each) => each.includes("s3:PutObject"))).toHaveLength(1);
  });

  test("the bucket may be one that is there", async () => {
    const found = (
      await made(appendixA("elastic", { storage: { static: { bucket: "acme-files", access: "private" } } }))
    ).main;
    expect(found.resources.get("StaticFiles")).toBeUndefined();
    expect(JSON.stringify(found.body)).toContain("acme-files");
  });

  test("the runbook says where the plugin's key and bucket are found", async () => {
    expect(await runbook(appendixA("elastic"))).toMatch(/W3 Total Cache[^]*StaticBucketName[^]*get-secret-value/);
  });
});

describe("nothing that the paper has and that is dangerous or gone", () => {
  const everything = async (tier: Tier): Promise<readonly Template[]> => {
    const backup = { static: { replicateTo: "eu-central-1" } };
    return [...(await made(appendixA(tier, { backup }))).templates.values()];
  };
  /** Statements that allow everybody something, in whichever policy they stand. */
  const open = (found: Template): readonly JsonMapping[] =>
    [...walk(found.body)].flatMap(({ value }) => {
      const { Effect, Principal } = mapping(value);
      const isEverybody = Principal === "*" || [at(Principal, "AWS") ?? []].flat().includes("*");
      return Effect === "Allow" && isEverybody ? [mapping(value)] : [];
    });

  test.each(tiers)(
    "on %s nobody writes who is not of the account, and everybody reads objects at most",
    async (tier) => {
      const statements = (await everything(tier)).flatMap(open);
      expect(statements.length).toBeGreaterThan(0);
      for (const statement of statements) {
        // The file system's clients are of this account, at a mount target and an access point.
        if (JSON.stringify(statement["Condition"] ?? "").includes("aws:PrincipalAccount")) continue;
        expect(statement["Action"]).toBe("s3:GetObject");
      }
    },
  );

  test.each(tiers)("on %s there is neither a launch configuration nor a Data Pipeline", async (tier) => {
    const types = (await everything(tier)).flatMap((found) => [...found.resources.values()].map(({ Type }) => Type));
    expect(types.filter((type) => /LaunchConfiguration|DataPipeline/.test(type))).toEqual([]);
    expect(JSON.stringify([...(await everything(tier))].map(({ body }) => body))).not.toContain(
      "LaunchConfigurationName",
    );
  });

  test.each(["ec2", "elastic"] as const)("on %s the origin answers CloudFront alone", async (tier) => {
    const { main } = await made(appendixA(tier));
    const world = ofType(main, "AWS::EC2::SecurityGroup").flatMap(({ properties }) =>
      list(properties["SecurityGroupIngress"]).filter((rule) => at(rule, "CidrIp") !== undefined),
    );
    expect(world).toEqual([]);
    const prefixLists = ofType(main, "AWS::EC2::SecurityGroup").flatMap(({ properties }) =>
      list(properties["SecurityGroupIngress"]).flatMap((rule) => at(rule, "SourcePrefixListId") ?? []),
    );
    expect(new Set(prefixLists).size).toBe(1);
    const origins = at(one(main, "AWS::CloudFront::Distribution").properties, "DistributionConfig", "Origins");
    expect(JSON.stringify(origins)).toContain("X-Origin-Verify");
  });
});

describe("a single server", () => {
  test("on Lightsail is WordPress's blueprint of a bundle, with a static address that is attached to it", async () => {
    const found = await specOf("lightsail", { lightsail: { bundle: "medium", keyPairName: "ops" } });
    const { name, properties } = one(found, "AWS::Lightsail::Instance");
    expect(properties).toMatchObject({ BlueprintId: "wordpress", BundleId: "medium_3_0", KeyPairName: "ops" });
    expect(target(one(found, "AWS::Lightsail::StaticIp").properties["AttachedTo"])).toBe(name);
  });

  test("on Lightsail opens SSH to the console's terminal alone, or the ports that are written", async () => {
    const portsOf = async (members = {}): Promise<readonly Json[]> =>
      list(at(one(await specOf("lightsail", members), "AWS::Lightsail::Instance").properties, "Networking", "Ports"));
    const ssh = (await portsOf()).find((port) => at(port, "FromPort") === 22);
    expect(at(ssh, "CidrListAliases")).toEqual(["lightsail-connect"]);
    expect((await portsOf({ lightsail: { ports: [{ port: 443 }] } })).map((port) => at(port, "FromPort"))).toEqual([
      443,
    ]);
  });

  test("on Lightsail has a snapshot every day at its hour", async () => {
    const found = await specOf("lightsail", { lightsail: { snapshots: { time: "02:00" } } });
    expect(at(one(found, "AWS::Lightsail::Instance").properties, "AddOns", 0)).toMatchObject({
      AddOnType: "AutoSnapshot",
      Status: "Enabled",
      AutoSnapshotAddOnRequest: { SnapshotTimeOfDay: "02:00" },
    });
  });

  test("on Lightsail has a runbook: snapshot after set-up, recovery, the address moved, a larger bundle, EC2", async () => {
    const text = await runbook(paperSpec("lightsail"));
    expect(text).toContain("aws lightsail create-instance-snapshot");
    expect(text).toMatch(/Recover from a failure[^]*create-instances-from-snapshot[^]*attach-static-ip/);
    expect(text).toMatch(/what was written since that snapshot is lost/);
    expect(text).toMatch(/A larger bundle[^]*create-instances-from-snapshot[^]*attach-static-ip/);
    expect(text).toMatch(/From Lightsail to EC2[^]*export-snapshot/);
  });

  test("on Lightsail reaches a managed cache and database over peering, and nobody else does", async () => {
    const members = { lightsail: { peering: true }, cache: { engine: "memcached" }, database: { engine: "aurora" } };
    const found = await specOf("lightsail", members);
    expect(ofType(found, "AWS::ElastiCache::CacheCluster")).toHaveLength(1);
    expect(ofType(found, "AWS::RDS::DBCluster")).toHaveLength(1);
    const sources = ofType(found, "AWS::EC2::SecurityGroup").flatMap(({ properties }) =>
      list(properties["SecurityGroupIngress"]).map((rule) => at(rule, "CidrIp")),
    );
    expect(new Set(sources)).toEqual(new Set(["172.26.0.0/16"]));
    expect(await runbook(paperSpec("lightsail", members))).toContain("aws lightsail peer-vpc");
  });

  test("on EC2 is an instance with a fixed address, and with packages and lines of one's own", async () => {
    const web = { instanceType: "m7g.large", extraPackages: ["htop"], userData: { after: "touch /ready" } };
    const found = await specOf("ec2", { web });
    expect(ofType(found, "AWS::EC2::EIP")).toHaveLength(1);
    expect(at(found.resources.get("ServerLaunchTemplate"), "Properties", "LaunchTemplateData", "InstanceType")).toBe(
      "m7g.large",
    );
    expect(bootText(found)).toContain("htop");
    expect(bootText(found)).toContain("touch /ready");
  });

  test("on EC2 may be an image of a vendor, which is left to boot by itself", async () => {
    const found = await specOf("ec2", { web: { image: { ami: "ami-0123456789abcdef0" } } });
    const data = at(found.resources.get("ServerLaunchTemplate"), "Properties", "LaunchTemplateData");
    expect(at(data, "ImageId")).toBe("ami-0123456789abcdef0");
    expect(bootText(found)).not.toContain("dnf install");
  });

  test("on EC2 has database and cache on the server itself, and takes managed ones when they are written", async () => {
    const own = await specOf("ec2");
    expect(bootText(own)).toMatch(/mariadb\d+-server.* memcached /);
    const managed = await specOf("ec2", { cache: { engine: "memcached" }, database: { engine: "aurora" } });
    for (const type of ["AWS::RDS::DBCluster", "AWS::ElastiCache::CacheCluster"]) {
      expect(ofType(own, type)).toEqual([]);
      expect(ofType(managed, type)).toHaveLength(1);
    }
  });

  test.each(["lightsail", "ec2"] as const)(
    "on %s may have CloudFront in front, and static files in a bucket",
    async (tier) => {
      expect(ofType(await specOf(tier), "AWS::CloudFront::Distribution")).toEqual([]);
      const { main } = await made(appendixA(tier));
      one(main, "AWS::CloudFront::Distribution");
      expect(main.resources.get("StaticFiles")?.Type).toBe("AWS::S3::Bucket");
    },
  );
});

test("pages are kept as long as cdn.pageTtlSeconds says when WordPress says nothing, files for a day", async () => {
  const found = await specOf("elastic", { cdn: { pageTtlSeconds: 300 } });
  const config = at(one(found, "AWS::CloudFront::Distribution").properties, "DistributionConfig");
  const times = (behavior: Json | undefined) => [
    at(behavior, "MinTTL"),
    at(behavior, "DefaultTTL"),
    at(behavior, "MaxTTL"),
  ];
  expect(times(at(config, "DefaultCacheBehavior"))).toEqual([0, 300, 36_000]);
  const files = list(at(config, "CacheBehaviors")).find((each) => at(each, "PathPattern") === "wp-content/*");
  expect(times(files)).toEqual([0, 86_400, 31_536_000]);
});

test("an environment is the whole architecture again, under a name of its own and free to be taken down", async () => {
  const environments = { staging: { web: { capacity: { min: 1, max: 1 } } } };
  const text = paperSpec("elastic", { environments });
  const { artifacts } = await compile(text, { file: "wordpress.yaml", env: "staging", target: "cfn", format: "json" });
  const json = artifacts.find(({ path }) => path.endsWith("acme-blog-staging.template.json"))?.text ?? "{}";
  const staging = template("acme-blog-staging", json);
  const production = (await made(text)).main;
  const typesOf = ({ resources }: Template) => new Set([...resources.values()].map(({ Type }) => Type));
  const missing = [...typesOf(production)].filter(
    (type) => !typesOf(staging).has(type) && !type.startsWith("AWS::Backup::"),
  );
  expect(missing).toEqual([]);
  expect(one(staging, "AWS::RDS::DBCluster").properties["DeletionProtection"]).toBe(false);
  expect(one(production, "AWS::RDS::DBCluster").properties["DeletionProtection"]).toBe(true);
  expect([...staging.resources.values()].filter((each) => each["DeletionPolicy"] === "Retain")).toEqual([]);
});

test("four lines of each tier compile with notes only", async () => {
  for (const tier of tiers) {
    const { findings } = await made(paperSpec(tier));
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  }
});
