import { describe, expect, test } from "vitest";
import type { Node, NodeKinds } from "../../../../src/compiler/graph/node.js";
import { join } from "../../../../src/compiler/graph/value.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { webFleet } from "../../../../src/emitters/cloudformation/nodes/web-fleet.js";
import { schedulePart } from "../../../../src/emitters/schedule-part.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

type Settings = NodeKinds["webFleet"]["properties"];

interface Options {
  readonly settings?: Partial<Settings>;
  readonly secret?: boolean;
  readonly topic?: boolean;
  readonly tags?: readonly (readonly [string, string])[];
}

function printed({ settings = {}, secret = false, topic = false, tags }: Options = {}) {
  const { g, app, data, runsIn } = standing(tags === undefined ? {} : { tags });
  const role = g.add(
    "role",
    "web-role",
    {
      service: "ec2.amazonaws.com",
      actor: "web" as never,
      managedPolicies: [],
      sessionManager: true,
      metricNamespaces: [],
    },
    [],
  );
  const properties: Settings = {
    instanceType: "c7g.large",
    image: { parameter: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64" },
    volumeGiB: 20,
    keepsRootVolume: false,
    keyName: undefined,
    capacity: { min: 2, max: 6, desired: undefined },
    scaling: { metric: "cpu", target: 50 },
    schedule: [],
    maxInstanceAgeDays: 30,
    healthCheck: { path: "/wpspec-health.php", codes: "200", intervalSeconds: 15, graceSeconds: 600 },
    drainSeconds: 60,
    role,
    isPrivate: false,
    bootTimeoutMinutes: 15,
    userData: join("#!/bin/sh\nmount ", { ref: "files" as never, attribute: "id" }, " ${HOME}\n"),
    ...settings,
  };
  const id = g.add("webFleet", "web", properties, []);
  runsIn(id, app);
  const files = g.add(
    "fileSystem",
    "files",
    {
      throughput: "elastic",
      provisionedMiBps: undefined,
      coldAfterDays: 0,
      accessPoint: { path: "/", uid: 48, gid: 48, mode: "0750" },
    },
    [],
  );
  runsIn(files, data);
  g.link(id, { kind: "mounts" }, files);
  const database = g.add("databaseCluster", "database", {} as never, []);
  g.link(id, { kind: "connects", port: 3306 }, database);
  g.add("vpcEndpoint", "s3-endpoint", { service: "s3" }, []);
  const secretId = g.add("secret", "origin-secret", { description: "between CloudFront and us", length: 48 }, []);
  const balancer = g.add(
    "loadBalancer",
    "load-balancer",
    {
      scheme: "internet-facing",
      idleTimeoutSeconds: 120,
      isProtected: true,
      listeners: [
        { port: 443, certificate: "arn", action: secret ? "forbid" : "forward" },
        { port: 80, certificate: undefined, action: "redirectToHttps" },
      ],
      secretHeader: secret ? { name: "X-Origin-Verify", secret: secretId } : undefined,
      hostRules: [],
    },
    [],
  );
  g.link(balancer, { kind: "routesTo" }, id);
  g.link(balancer, { kind: "connects", port: 80 }, id);
  if (topic) g.link(id, { kind: "notifies" }, g.add("notificationTopic", "alerts", { emails: ["a@example.com"] }, []));
  return emit(webFleet, g.build(), id);
}

const group = (options: Options = {}) => named(printed(options), "Web");
const launchData = (options: Options = {}) =>
  named(printed(options), "WebLaunchTemplate").properties["LaunchTemplateData"] as Record<string, unknown>;

describe("the group", () => {
  test("says no desired size unless the spec does, so that a deployment does not reset the fleet", () => {
    expect(group().properties).toMatchObject({ MinSize: "2", MaxSize: "6" });
    expect(group().properties["DesiredCapacity"]).toBeUndefined();
    const settings = { capacity: { min: 2, max: 6, desired: 3 } };
    expect(group({ settings }).properties["DesiredCapacity"]).toBe("3");
  });

  test("is made when as many instances as it starts with have said that they serve", () => {
    expect(group().creationPolicy).toEqual({ ResourceSignal: { Count: 2, Timeout: "PT15M" } });
    const settings = { capacity: { min: 2, max: 6, desired: 4 } };
    expect(group({ settings }).creationPolicy).toEqual({ ResourceSignal: { Count: 4, Timeout: "PT15M" } });
    const empty = { capacity: { min: 0, max: 6, desired: undefined } };
    expect(group({ settings: empty }).creationPolicy).toBeUndefined();
  });

  test("is renewed in batches that wait for signals and always leave room for one more", () => {
    const rolling = (min: number, max: number) =>
      group({ settings: { capacity: { min, max, desired: undefined } } }).updatePolicy?.["AutoScalingRollingUpdate"];
    expect(rolling(2, 6)).toMatchObject({
      MinInstancesInService: 2,
      MaxBatchSize: 1,
      PauseTime: "PT15M",
      WaitOnResourceSignals: true,
    });
    expect(rolling(3, 3)).toMatchObject({ MinInstancesInService: 2 });
    expect(rolling(10, 40)).toMatchObject({ MaxBatchSize: 4 });
    expect(group().updatePolicy?.["AutoScalingScheduledAction"]).toEqual({ IgnoreUnmodifiedGroupSizeProperties: true });
  });

  test("waits for no signal of an image that sends none, neither when it is made nor when it is renewed", () => {
    const { creationPolicy, updatePolicy } = group({ settings: { bootTimeoutMinutes: undefined } });
    expect(creationPolicy).toBeUndefined();
    const rolling = updatePolicy?.["AutoScalingRollingUpdate"];
    expect(rolling).toMatchObject({ MinInstancesInService: 2, MaxBatchSize: 1, WaitOnResourceSignals: false });
    expect(rolling).not.toHaveProperty("PauseTime");
    expect(updatePolicy?.["AutoScalingScheduledAction"]).toEqual({ IgnoreUnmodifiedGroupSizeProperties: true });
  });

  test("waits for all an instance needs while it boots", () => {
    expect([...(group().dependsOn ?? [])].toSorted()).toEqual([
      "App1Routes",
      "App2Routes",
      "AppRoutesDefaultRoute",
      "AppRoutesDefaultRoute",
      "DatabaseInstance1",
      "FilesMountInData1",
      "FilesMountInData2",
      "LoadBalancerListener443",
      "S3Endpoint",
    ]);
  });

  test("waits for the rule that forwards to it where the listener itself forbids", () => {
    const dependsOn = group({ secret: true }).dependsOn ?? [];
    expect(dependsOn).toContain("LoadBalancerListener443Rule");
    expect(dependsOn).not.toContain("LoadBalancerListener80Rule");
  });

  test("judges instances by the load balancer's checks after the time they need", () => {
    expect(group().properties).toMatchObject({
      HealthCheckType: "ELB",
      HealthCheckGracePeriod: 600,
      DefaultInstanceWarmup: 600,
      TargetGroupARNs: [{ Ref: "WebTargetGroup" }],
      VPCZoneIdentifier: [{ Ref: "app-1.id" }, { Ref: "app-2.id" }],
    });
  });

  test("replaces instances after days given in seconds, or never", () => {
    expect(group().properties["MaxInstanceLifetime"]).toBe(2_592_000);
    // Left out, the age of before would stay: 0 is how Auto Scaling is told to stop.
    expect(group({ settings: { maxInstanceAgeDays: 0 } }).properties["MaxInstanceLifetime"]).toBe(0);
  });

  test("tells a topic of launches and ends that fail, when there is one", () => {
    expect(group().properties["NotificationConfigurations"]).toBeUndefined();
    expect(group({ topic: true }).properties["NotificationConfigurations"]).toEqual([
      {
        TopicARN: { Ref: "alerts.arn" },
        NotificationTypes: ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR", "autoscaling:EC2_INSTANCE_TERMINATE_ERROR"],
      },
    ]);
  });
});

describe("the launch template", () => {
  test("names an image parameter to be resolved at each launch, or one image", () => {
    expect(launchData()["ImageId"]).toBe(
      "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    );
    expect(launchData({ settings: { image: { ami: "ami-0123456789abcdef0" } } })["ImageId"]).toBe(
      "ami-0123456789abcdef0",
    );
  });

  test("asks for signed metadata requests at one hop, and an encrypted volume that goes with its instance", () => {
    expect(launchData()).toMatchObject({
      SecurityGroupIds: [{ Ref: "WebSecurityGroup" }],
      IamInstanceProfile: { Arn: { "Fn::GetAtt": ["WebInstanceProfile", "Arn"] } },
    });
    // Metadata is on unless told: HttpEndpoint is not repeated.
    expect(launchData()["MetadataOptions"]).toEqual({ HttpTokens: "required", HttpPutResponseHopLimit: 1 });
    expect(launchData()["BlockDeviceMappings"]).toEqual([
      {
        DeviceName: "/dev/xvda",
        Ebs: { VolumeType: "gp3", VolumeSize: 20, Encrypted: true, DeleteOnTermination: true },
      },
    ]);
  });

  test("keeps shell variables of user data from being taken for references", () => {
    expect(launchData()["UserData"]).toEqual({
      "Fn::Base64": { "Fn::Sub": "#!/bin/sh\nmount ${files.id} ${!HOME}\n" },
    });
  });

  test("tags instances and volumes with the user's tags, and its own name wins over theirs", () => {
    const tags = [
      { Key: "team", Value: "web" },
      { Key: "Name", Value: "acme-blog-web" },
    ];
    const twice = [
      { ResourceType: "instance", Tags: tags },
      { ResourceType: "volume", Tags: tags },
    ];
    expect(launchData()["TagSpecifications"]).toEqual(twice);
    const named = launchData({
      tags: [
        ["Name", "theirs"],
        ["team", "web"],
      ],
    });
    expect(named["TagSpecifications"]).toEqual(twice);
  });

  test("is used at the version that CloudFormation just wrote", () => {
    expect(group().properties["LaunchTemplate"]).toEqual({
      LaunchTemplateId: { Ref: "WebLaunchTemplate" },
      Version: { "Fn::GetAtt": ["WebLaunchTemplate", "LatestVersionNumber"] },
    });
  });
});

describe("the security group", () => {
  const allowed = { IpProtocol: "tcp", FromPort: 80, ToPort: 80 };

  test("admits the load balancer inside itself, opens no connection to addresses, and has no tags of its own", () => {
    const resources = printed();
    expect(named(resources, "WebSecurityGroup").properties).toEqual({
      GroupDescription: "web servers",
      VpcId: { Ref: "network.id" },
      SecurityGroupIngress: [{ ...allowed, SourceSecurityGroupId: { Ref: "LoadBalancerSecurityGroup" } }],
      SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: "127.0.0.1/32" }],
    });
    expect(ofType(resources, "AWS::EC2::SecurityGroupIngress")).toEqual([]);
  });

  test("opens connections to other groups by resources of their own: groups that name each other would be a cycle", () => {
    const rules = ofType(printed(), "AWS::EC2::SecurityGroupEgress");
    expect(rules.map(({ name, properties }) => [name, properties])).toEqual([
      [
        "WebToDatabase3306",
        {
          GroupId: { Ref: "WebSecurityGroup" },
          IpProtocol: "tcp",
          FromPort: 3306,
          ToPort: 3306,
          DestinationSecurityGroupId: { Ref: "DatabaseSecurityGroup" },
        },
      ],
    ]);
  });
});

describe("scaling", () => {
  const policy = (scaling: Settings["scaling"]) =>
    ofType(printed({ settings: { scaling } }), "AWS::AutoScaling::ScalingPolicy");

  test("tracks the fleet's CPU", () => {
    expect(policy({ metric: "cpu", target: 50 })[0]?.properties["TargetTrackingConfiguration"]).toEqual({
      PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
      TargetValue: 50,
    });
  });

  test("tracks requests by the load balancer and the target group they are counted at", () => {
    expect(policy({ metric: "requests", target: 600 })[0]?.properties["TargetTrackingConfiguration"]).toEqual({
      PredefinedMetricSpecification: {
        PredefinedMetricType: "ALBRequestCountPerTarget",
        ResourceLabel: { "Fn::Sub": "${load-balancer.fullName}/${web.targetGroupFullName}" },
      },
      TargetValue: 600,
    });
  });

  test("does nothing when it is off", () => {
    expect(policy({ metric: "none" })).toEqual([]);
  });
});

describe("the schedule", () => {
  const size = { timeZone: undefined, min: 1, max: undefined, desired: undefined };

  test("becomes actions with only the sizes that are written", () => {
    const schedule = [{ ...size, cron: "0 8 * * 1-5", timeZone: "Europe/Berlin", min: 4, max: 10 }];
    const [action] = ofType(printed({ settings: { schedule } }), "AWS::AutoScaling::ScheduledAction");
    expect(action?.name).toBe("WebScheduleM0H8DanyNanyW1to5InEuropeBerlinMin4Max10");
    expect(action?.properties).toMatchObject({
      AutoScalingGroupName: { Ref: "Web" },
      Recurrence: "0 8 * * 1-5",
      TimeZone: "Europe/Berlin",
      MinSize: 4,
      MaxSize: 10,
    });
    expect(action?.properties["DesiredCapacity"]).toBeUndefined();
  });

  test("names actions by what they say: order changes nothing, other times and zones are others", () => {
    const crons = ["1 12 * * *", "11 2 * * *", "1,12 * * * *", "*/5 * * * *", "5 * * * *"];
    const parts = crons.map((cron) => schedulePart({ ...size, cron }));
    expect(new Set(parts).size).toBe(crons.length);
    expect(schedulePart({ ...size, cron: "1 12 * * *", timeZone: "Asia/Tokyo" })).not.toBe(parts[0]);
    const both = [
      { ...size, cron: "0 8 * * *" },
      { ...size, cron: "0 20 * * *" },
    ];
    const names = (schedule: typeof both) =>
      ofType(printed({ settings: { schedule } }), "AWS::AutoScaling::ScheduledAction").map(({ name }) => name);
    expect(names(both).toSorted()).toEqual(names(both.toReversed()).toSorted());
  });

  test("takes an entry that is written twice once", () => {
    const entry = { ...size, cron: "0 8 * * *" };
    expect(
      ofType(printed({ settings: { schedule: [entry, { ...entry }] } }), "AWS::AutoScaling::ScheduledAction"),
    ).toHaveLength(1);
  });
});

test("the target group drains as long as the spec says and keeps nobody on one server", () => {
  const { properties } = named(printed(), "WebTargetGroup");
  expect(properties).toMatchObject({
    Protocol: "HTTP",
    Port: 80,
    HealthCheckPath: "/wpspec-health.php",
    Matcher: { HttpCode: "200" },
    TargetGroupAttributes: [
      { Key: "deregistration_delay.timeout_seconds", Value: "60" },
      { Key: "stickiness.enabled", Value: "false" },
    ],
  });
  expect(properties).not.toHaveProperty("Name");
});

test("a fleet behind a private load balancer has a target group of its own name, with the same settings", () => {
  const types = "AWS::ElasticLoadBalancingV2::TargetGroup";
  const isPrivate = { settings: { isPrivate: true } };
  expect(ofType(printed(), types).map(({ name }) => name)).toEqual(["WebTargetGroup"]);
  expect(ofType(printed(isPrivate), types).map(({ name }) => name)).toEqual(["WebPrivateTargetGroup"]);
  expect(group(isPrivate).properties["TargetGroupARNs"]).toEqual([{ Ref: "WebPrivateTargetGroup" }]);
  expect(named(printed(isPrivate), "WebPrivateTargetGroup").properties).toEqual(
    named(printed(), "WebTargetGroup").properties,
  );
});

test.each([
  [false, "WebTargetGroup"],
  [true, "WebPrivateTargetGroup"],
])("isPrivate %s: whoever asks for the target group gets %s", (isPrivate, expected) => {
  const node = { id: "web", properties: { isPrivate } } as unknown as Node<"webFleet">;
  const name = (part?: string) => logicalName(node.id, part);
  expect(webFleet.attributes.targetGroupArn(name, node)).toEqual({ Ref: expected });
  expect(webFleet.attributes.targetGroupFullName(name, node)).toEqual({
    "Fn::GetAtt": [expected, "TargetGroupFullName"],
  });
});
