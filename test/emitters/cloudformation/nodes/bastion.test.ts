import { expect, test } from "vitest";
import { bastion } from "../../../../src/emitters/cloudformation/nodes/bastion.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

function printed() {
  const { g, app } = standing();
  const [subnet] = app;
  if (subnet === undefined) throw new Error("A subnet is needed.");
  const imageParameter = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
  const id = g.add("bastion", "bastion", { instanceType: "t4g.nano", imageParameter, keyName: "ops", subnet }, []);
  const office = g.add("addressRange", "office", { cidrs: ["198.51.100.0/24"] }, []);
  g.link(office, { kind: "connects", port: 22 }, id);
  return emit(bastion, g.build(), id);
}

test("a new image does not replace the host: the parameter is resolved at launch, not at each update of the stack", () => {
  const resources = printed();
  expect(named(resources, "BastionLaunchTemplate").properties["LaunchTemplateData"]).toMatchObject({
    ImageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  });
  const { properties } = named(resources, "Bastion");
  expect(properties).not.toHaveProperty("ImageId");
  expect(properties["LaunchTemplate"]).toEqual({
    LaunchTemplateId: { Ref: "BastionLaunchTemplate" },
    Version: { "Fn::GetAtt": ["BastionLaunchTemplate", "LatestVersionNumber"] },
  });
});

test("its disk is encrypted, and its metadata wants a session", () => {
  expect(named(printed(), "BastionLaunchTemplate").properties["LaunchTemplateData"]).toMatchObject({
    MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
    BlockDeviceMappings: [{ Ebs: { VolumeType: "gp3", Encrypted: true } }],
  });
});

test("its interface asks for a public address and wears the security group; the instance itself names neither", () => {
  const { properties, dependsOn } = named(printed(), "Bastion");
  expect(properties["NetworkInterfaces"]).toMatchObject([
    {
      AssociatePublicIpAddress: true,
      SubnetId: { Ref: "app-1.id" },
      GroupSet: [{ Ref: "BastionSecurityGroup" }],
    },
  ]);
  // Refused by EC2 beside NetworkInterfaces.
  expect(properties).not.toHaveProperty("SubnetId");
  expect(properties).not.toHaveProperty("SecurityGroupIds");
  expect(dependsOn).toEqual(["InternetGatewayAttachment"]);
});

test("SSH is open to the addresses that connect to it, and to nobody else", () => {
  const [group, ...others] = ofType(printed(), "AWS::EC2::SecurityGroup");
  expect(others).toEqual([]);
  expect(group?.properties["SecurityGroupIngress"]).toEqual([
    { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "198.51.100.0/24" },
  ]);
});
