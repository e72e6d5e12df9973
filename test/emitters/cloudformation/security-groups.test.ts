import { expect, test } from "vitest";
import type { NodeId } from "../../../src/compiler/graph/node.js";
import type { EmitContext } from "../../../src/emitters/cloudformation/node-emitter.js";
import { logicalName } from "../../../src/emitters/cloudformation/names.js";
import {
  cloudFrontPrefixList,
  securityGroupIds,
  securityGroups,
} from "../../../src/emitters/cloudformation/security-groups.js";
import { standing } from "../../support/emit-web.js";

/** A load balancer that CloudFront, an office and a bastion reach, in front of a fleet. */
function groups(region = "eu-west-1", isReached = true) {
  const { g } = standing({ regions: { main: region, edge: "us-east-1", recovery: undefined } });
  const balancer = g.add("loadBalancer", "balancer", {} as never, []);
  if (isReached) {
    const cdn = g.add("distribution", "cdn", {} as never, []);
    const office = g.add("addressRange", "office", { cidrs: ["198.51.100.0/24", "2001:db8::/32"] }, []);
    const bastion = g.add("bastion", "bastion", {} as never, []);
    const fleet = g.add("webFleet", "web", {} as never, []);
    for (const port of [80, 443]) g.link(cdn, { kind: "connects", port }, balancer);
    g.link(office, { kind: "connects", port: 443 }, balancer);
    g.link(bastion, { kind: "connects", port: 8080 }, balancer);
    g.link(balancer, { kind: "connects", port: 80 }, fleet);
  }
  const graph = g.build();
  const context: EmitContext = {
    graph,
    value: (value) => ({ Value: JSON.stringify(value) }),
    name: (part) => logicalName(balancer, part),
    nameOf: (id: NodeId, part) => logicalName(id, part),
  };
  const printed = securityGroups(context, balancer, "Balancer");
  return { ids: securityGroupIds(context, balancer), by: new Map(printed.map((each) => [each.name, each])) };
}
const nowhere = [{ IpProtocol: "-1", CidrIp: "127.0.0.1/32" }];

test("a group admits addresses and other groups by its edges, and opens no connection of its own", () => {
  const { by } = groups();
  expect(by.get("BalancerSecurityGroup")?.properties).toMatchObject({
    GroupDescription: "Balancer",
    SecurityGroupIngress: [
      { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "198.51.100.0/24" },
      { IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIpv6: "2001:db8::/32" },
      { IpProtocol: "tcp", FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: { Ref: "BastionSecurityGroup" } },
    ],
    SecurityGroupEgress: nowhere,
  });
});

test("CloudFront has a group for each port, for its prefix list nearly fills one", () => {
  const { ids, by } = groups();
  expect(ids).toEqual(
    ["BalancerSecurityGroup", "BalancerCloudFront80SecurityGroup", "BalancerCloudFront443SecurityGroup"].map((Ref) => ({
      Ref,
    })),
  );
  expect(by.get("BalancerCloudFront443SecurityGroup")?.properties).toMatchObject({
    SecurityGroupIngress: [{ FromPort: 443, ToPort: 443, SourcePrefixListId: "pl-4fa04526" }],
    SecurityGroupEgress: nowhere,
  });
});

test("what goes out to another group is a rule that stands alone", () => {
  const { by } = groups();
  expect(by.get("BalancerToWeb80")).toMatchObject({
    type: "AWS::EC2::SecurityGroupEgress",
    properties: {
      GroupId: { Ref: "BalancerSecurityGroup" },
      IpProtocol: "tcp",
      FromPort: 80,
      ToPort: 80,
      DestinationSecurityGroupId: { Ref: "WebSecurityGroup" },
    },
  });
  expect(by.size).toBe(4);
});

test("without edges nothing comes in and nothing goes out", () => {
  const { by, ids } = groups("eu-west-1", false);
  expect([...by.keys()]).toEqual(["BalancerSecurityGroup"]);
  expect(ids).toHaveLength(1);
  const properties = by.get("BalancerSecurityGroup")?.properties;
  expect(properties?.["SecurityGroupIngress"]).toBeUndefined();
  expect(properties?.["SecurityGroupEgress"]).toEqual(nowhere);
});

test("in a region whose prefix list is not known a parameter asks for it", () => {
  expect(cloudFrontPrefixList("eu-west-1")).toBe("pl-4fa04526");
  const { by } = groups("ap-southeast-5");
  expect(by.get("BalancerCloudFront80SecurityGroup")?.properties["SecurityGroupIngress"]).toMatchObject([
    { SourcePrefixListId: { Ref: "CloudFrontPrefixListId" } },
  ]);
});
