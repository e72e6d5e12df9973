import { expect, test } from "vitest";
import type { Deployment } from "../../../../src/compiler/graph/deployment.js";
import type { NodeKinds } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { webServer } from "../../../../src/emitters/cloudformation/nodes/web-server.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

type Settings = NodeKinds["webServer"]["properties"];

/** A server with its data volume, a database and a way out of its subnet. */
function built(settings: Partial<Settings> = {}, changes: Partial<Deployment> = {}) {
  const { g, app, runsIn } = standing(changes);
  const role = g.add("role", "server-role", {} as never, []);
  const [subnet] = app;
  if (subnet === undefined) throw new Error("No subnet.");
  const volume = g.add("dataVolume", "data-volume", { sizeGiB: 20, subnet }, []);
  const properties: Settings = {
    instanceType: "t4g.small",
    image: { parameter: "/aws/service/ami" },
    volumeGiB: 20,
    keepsRootVolume: false,
    keyName: undefined,
    subnet,
    hasPublicAddress: true,
    role,
    bootTimeoutMinutes: 15,
    userData: "#!/bin/sh\n",
    ...settings,
  };
  const id = g.add("webServer", "server", properties, []);
  runsIn(id, [subnet]);
  g.link(id, { kind: "mounts" }, volume);
  g.link(id, { kind: "connects", port: 3306 }, g.add("databaseCluster", "database", {} as never, []));
  g.add("vpcEndpoint", "s3-endpoint", { service: "s3" }, []);
  return { graph: g.build(), id };
}

function printed(settings: Partial<Settings> = {}, changes: Partial<Deployment> = {}) {
  const { graph, id } = built(settings, changes);
  return emit(webServer, graph, id);
}

test("a server stands in one subnet, wears its group and asks for its first address itself", () => {
  const { properties } = named(printed(), "Server");
  expect(properties).toEqual({
    LaunchTemplate: {
      LaunchTemplateId: { Ref: "ServerLaunchTemplate" },
      Version: { "Fn::GetAtt": ["ServerLaunchTemplate", "LatestVersionNumber"] },
    },
    NetworkInterfaces: [
      {
        DeviceIndex: "0",
        AssociatePublicIpAddress: true,
        DeleteOnTermination: true,
        SubnetId: { Ref: "app-1.id" },
        GroupSet: [{ Ref: "ServerSecurityGroup" }],
      },
    ],
    Tags: [
      { Key: "Name", Value: "acme-blog-server" },
      { Key: "wpspec:server", Value: "acme-blog" },
    ],
    PropagateTagsToVolumeOnCreation: true,
  });
});

test("behind CloudFront alone it has no public address", () => {
  expect(named(printed({ hasPublicAddress: false }), "Server").properties["NetworkInterfaces"]).toMatchObject([
    { AssociatePublicIpAddress: false },
  ]);
});

test("the tag by which the next server knows it names the deployment, so that none of another is stopped", () => {
  expect(named(printed({}, { name: "other" }), "Server").properties["Tags"]).toContainEqual({
    Key: "wpspec:server",
    Value: "other",
  });
});

test("it is made when it has said that it serves; an image that brings its own WordPress says nothing", () => {
  expect(named(printed(), "Server").creationPolicy).toEqual({ ResourceSignal: { Count: 1, Timeout: "PT15M" } });
  expect(named(printed({ bootTimeoutMinutes: 10 }), "Server").creationPolicy).toEqual({
    ResourceSignal: { Count: 1, Timeout: "PT10M" },
  });
  expect(named(printed({ bootTimeoutMinutes: undefined }), "Server")).not.toHaveProperty("creationPolicy");
});

test("it waits for its way out and the writer of its database; the volume it fetches by itself", () => {
  expect(named(printed(), "Server").dependsOn).toEqual([
    "App1Routes",
    "AppRoutesDefaultRoute",
    "S3Endpoint",
    "DatabaseInstance1",
  ]);
  expect(ofType(printed(), "AWS::EC2::VolumeAttachment")).toEqual([]);
});

test("the launch template names no place: the server itself does", () => {
  const data = named(printed(), "ServerLaunchTemplate").properties["LaunchTemplateData"] as Record<string, unknown>;
  expect([data["SecurityGroupIds"], data["NetworkInterfaces"], data["Placement"]]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(data).toMatchObject({
    ImageId: "resolve:ssm:/aws/service/ami",
    InstanceType: "t4g.small",
    MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
    UserData: { "Fn::Base64": "#!/bin/sh\n" },
  });
});

test("the root volume goes with its server, but where the image keeps its state on it", () => {
  const ebs = (keepsRootVolume: boolean) => {
    const data = named(printed({ keepsRootVolume }), "ServerLaunchTemplate").properties["LaunchTemplateData"];
    return (data as { BlockDeviceMappings: { Ebs: object }[] }).BlockDeviceMappings.map(({ Ebs }) => Ebs);
  };
  const disk = { VolumeType: "gp3", VolumeSize: 20, Encrypted: true };
  expect(ebs(false)).toEqual([{ ...disk, DeleteOnTermination: true }]);
  expect(ebs(true)).toEqual([{ ...disk, DeleteOnTermination: false }]);
});

test("an image of its own may have nothing to run", () => {
  const data = named(printed({ image: { ami: "ami-1" }, userData: "" }), "ServerLaunchTemplate").properties[
    "LaunchTemplateData"
  ];
  expect(data).toMatchObject({ ImageId: "ami-1", UserData: undefined });
});

test("its attributes are what others ask for", () => {
  const { graph, id } = built();
  const name = (part?: string) => logicalName(id, part);
  const node = graph.nodes.get(id) as never;
  const { attributes } = webServer;
  expect(attributes.instanceId(name, node)).toEqual({ Ref: "Server" });
  expect(attributes.arn(name, node)).toEqual({
    "Fn::Sub": "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:instance/${Server}",
  });
  expect([
    attributes.publicIp(name, node),
    attributes.publicDnsName(name, node),
    attributes.privateDnsName(name, node),
  ]).toEqual(
    ["PublicIp", "PublicDnsName", "PrivateDnsName"].map((attribute) => ({ "Fn::GetAtt": ["Server", attribute] })),
  );
});
