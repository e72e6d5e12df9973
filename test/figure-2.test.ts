import { describe, expect, test } from "vitest";
import { graphOf } from "../src/compile.js";
import { targetsOf, nodesOf, type Graph } from "../src/compiler/graph/graph.js";
import { examples, templatesOf } from "./support/examples.js";

const minimal = examples.find(({ name }) => name === "minimal")?.text ?? "";

const typesOf = async (): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const template of (await templatesOf(minimal)).values()) {
    const resources = template["Resources"] as Record<string, { Type: string }>;
    for (const { Type } of Object.values(resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return counts;
};

const graph = (): Graph => {
  const { graph: found } = graphOf(minimal, "wordpress.yaml");
  if (found === undefined) throw new Error("The minimal example does not compile.");
  return found;
};

/** The numbers are those of Figure 2 in the whitepaper, "Reference architecture for hosting WordPress on AWS". */
describe("four lines give every part of Figure 2", () => {
  const zones = 2;
  test.each([
    ["(1) CloudFront", "AWS::CloudFront::Distribution", 1],
    ["(2) the bucket for static content, and the one for logs", "AWS::S3::Bucket", 2],
    ["(3) the internet gateway", "AWS::EC2::InternetGateway", 1],
    ["(4) the Application Load Balancer", "AWS::ElasticLoadBalancingV2::LoadBalancer", 1],
    ["(5) a NAT gateway in each zone", "AWS::EC2::NatGateway", zones],
    ["(6) the Auto Scaling group", "AWS::AutoScaling::AutoScalingGroup", 1],
    ["(7) the ElastiCache cluster", "AWS::ElastiCache::ReplicationGroup", 1],
    ["(8) Aurora with a writer and a replica", "AWS::RDS::DBInstance", 2],
    ["(9) an EFS mount target in each zone", "AWS::EFS::MountTarget", zones],
    ["public, app and data subnets in each zone", "AWS::EC2::Subnet", 3 * zones],
  ])("%s: %s", async (_, type, count) => {
    expect((await typesOf()).get(type)).toBe(count);
  });

  test("each part stands in the layer in which the figure draws it", () => {
    const found = graph();
    const layersOf = (
      kind: "loadBalancer" | "natGateway" | "webFleet" | "fileSystem" | "databaseCluster" | "cacheCluster",
    ): unknown =>
      nodesOf(found, kind).map(({ id }) => [
        ...new Set(targetsOf(found, id, "runsIn", "subnet").map((subnet) => subnet.properties.layer)),
      ]);
    expect(layersOf("loadBalancer")).toEqual([["public"]]);
    expect(layersOf("natGateway")).toEqual([["public"], ["public"]]);
    expect(layersOf("webFleet")).toEqual([["app"]]);
    expect(layersOf("fileSystem")).toEqual([["data"]]);
    expect(layersOf("databaseCluster")).toEqual([["data"]]);
    expect(layersOf("cacheCluster")).toEqual([["data"]]);
  });

  test("its arrows are edges: CloudFront to bucket and balancer, balancer to servers, servers to cache, database and files", () => {
    const arrows = graph().edges.map(({ from, kind, to }) => `${from} ${kind} ${to}`);
    for (const arrow of [
      "distribution serves static-files",
      "distribution connects load-balancer",
      "load-balancer routesTo web",
      "load-balancer connects web",
      "web connects cache",
      "web connects database",
      "web mounts files",
    ]) {
      expect(arrows).toContain(arrow);
    }
  });
});
