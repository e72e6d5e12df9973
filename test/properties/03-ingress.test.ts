import fc from "fast-check";
import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { arbitrarySpecOf } from "../support/arbitrary.js";
import { repaired } from "../support/arbitrary-repair.js";
import { graphBehind } from "../support/compiled.js";
import { connectionsAsked, connectionsOf } from "../support/connections.js";
import { forSpecs, specsWith } from "../support/runs.js";
import { settled, type Settled } from "../support/settled.js";
import { at, ofType, template, type Json } from "../support/template.js";

test("the reader sees what groups admit and refuses what it cannot judge", () => {
  const group = (ingress: object): string =>
    JSON.stringify({
      Resources: {
        G: {
          Type: "AWS::EC2::SecurityGroup",
          Properties: {
            SecurityGroupIngress: [ingress],
            SecurityGroupEgress: [{ IpProtocol: "-1", CidrIp: "127.0.0.1/32" }],
          },
        },
        C: { Type: "AWS::RDS::DBCluster", Properties: { VpcSecurityGroupIds: [{ Ref: "G" }] } },
      },
    });
  const tcp = { IpProtocol: "tcp", FromPort: 3306, ToPort: 3306 };
  expect(connectionsOf(template("x", group({ ...tcp, CidrIp: "0.0.0.0/0" })))).toEqual({
    in: ["0.0.0.0/0 > databaseCluster 3306"],
    out: [],
  });
  expect(() => connectionsOf(template("x", group({ ...tcp, ToPort: 9999, CidrIp: "0.0.0.0/0" })))).toThrow(
    "more than one",
  );
  expect(() => connectionsOf(template("x", group({ IpProtocol: "-1", CidrIp: "0.0.0.0/0" })))).toThrow("more than one");
  expect(() => connectionsOf(template("x", group(tcp)))).toThrow("without one peer");
});

/** A range as EC2 keeps it: bits of the host are of no account. */
function fromFirstAddress(cidr: string): string {
  const [address = "", bits = ""] = cidr.split("/");
  const bytes = address.split(".").map((byte, index) => {
    const ours = Math.min(8, Math.max(0, Number(bits) - 8 * index));
    return Number(byte) - (Number(byte) % 2 ** (8 - ours));
  });
  return `${bytes.join(".")}/${bits}`;
}

test("security groups admit and open exactly what the connects edges of the graph ask for", async () => {
  await forSpecs(100, (made) => {
    const found = connectionsOf(made.main);
    expect(found).toEqual(connectionsAsked(graphBehind(made)));
    for (const [placement, each] of made.templates) {
      if (placement !== "main") expect(ofType(each, "AWS::EC2::SecurityGroup")).toEqual([]);
    }
  });
});

/** The addresses of Lightsail's own network, as a peered VPC sees them. Amazon Lightsail User Guide, VPC peering. */
const lightsailServers = "172.26.0.0/16";

/** Who may be the client of a component, and on which ports, as one line each: the promise, whatever the graph says. */
function promised(spec: Spec, { tier, hasCdn, hasBastion, hasAurora, cache }: Settled): readonly string[] {
  const server = { lightsail: lightsailServers, ec2: "webServer", elastic: "webFleet" }[tier];
  const entrance = { lightsail: undefined, ec2: "webServer", elastic: "loadBalancer" }[tier];
  const outside = hasCdn ? "cloudFront" : "0.0.0.0/0";
  const guests = hasBastion ? (spec.network?.bastion?.allowedCidrs ?? []).map(fromFirstAddress) : [];
  return [
    ...(hasAurora ? [`${server} > databaseCluster 3306`] : []),
    ...(cache === undefined ? [] : [`${server} > cacheCluster ${cache === "valkey" ? 6379 : 11211}`]),
    ...(tier === "elastic" ? ["webFleet > fileSystem 2049", "loadBalancer > webFleet 80"] : []),
    ...(hasBastion ? [`bastion > ${server} 22`] : []),
    ...guests.map((cidr) => `${cidr} > bastion 22`),
    ...(entrance === undefined ? [] : [80, 443].map((port) => `${outside} > ${entrance} ${port}`)),
  ];
}

test("each tier admits who it promises to and nobody else: the servers to the data, 80 and 443 to the world or to CloudFront alone", async () => {
  await forSpecs(100, (made, data) => {
    const spec = data as unknown as Spec;
    const facts = settled(data, made);
    const found = connectionsOf(made.main).in;
    const allowed = promised(spec, facts);
    expect(found.filter((rule) => !allowed.includes(rule))).toEqual([]);
    // All of it is there as well, but that one of the two ports of the web is enough.
    const isWeb = (rule: string): boolean => /^(?:cloudFront|0\.0\.0\.0\/0) > /.test(rule);
    expect(found.filter((rule) => !isWeb(rule))).toEqual(
      [...new Set(allowed.filter((rule) => !isWeb(rule)))].toSorted(),
    );
    expect(found.some(isWeb)).toBe(facts.tier !== "lightsail");
    for (const cidr of facts.hasBastion ? (spec.network?.bastion?.allowedCidrs ?? []) : []) {
      expect(Number(cidr.split("/")[1])).toBeGreaterThanOrEqual(8);
    }
  });
});

test("groups stand in the deployment's VPC, on lightsail in the default one, and the data tier has no public address", async () => {
  await forSpecs(60, (made, data) => {
    const { tier, isWhitepaper } = settled(data, made);
    const { main } = made;
    for (const { name, properties } of ofType(main, "AWS::EC2::SecurityGroup"))
      expect(at(properties, "VpcId", "Ref") === "DefaultVpcId", name).toBe(tier === "lightsail");
    for (const { properties } of ofType(main, "AWS::RDS::DBInstance"))
      expect(properties["PubliclyAccessible"]).toBe(false);
    for (const { name, properties } of ofType(main, "AWS::EC2::Subnet")) {
      const assigns = properties["MapPublicIpOnLaunch"] === true;
      expect(assigns, name).toBe(isWhitepaper && name.startsWith("Public"));
    }
  });
});

test("a server that only CloudFront's private way leads to has no public address", async () => {
  const specs = specsWith(
    (spec) => repaired({ ...spec, cdn: { ...(spec["cdn"] as object), enabled: true, originAccess: "vpcOrigin" } }),
    fc.oneof(arbitrarySpecOf("ec2"), arbitrarySpecOf("elastic")),
  );
  await forSpecs(
    40,
    ({ main }, { cdn }) => {
      // An overlay may say otherwise.
      if (at(cdn as Json, "originAccess") !== "vpcOrigin" || at(cdn as Json, "enabled") !== true) return;
      expect(ofType(main, "AWS::EC2::EIP").filter(({ name }) => name.startsWith("Server"))).toEqual([]);
      for (const { properties } of ofType(main, "AWS::ElasticLoadBalancingV2::LoadBalancer"))
        expect(properties["Scheme"]).toBe("internal");
      const server = main.resources.get("Server");
      if (server !== undefined) {
        expect(at(server, "Properties", "NetworkInterfaces", 0, "AssociatePublicIpAddress")).toBe(false);
      }
    },
    specs,
  );
});

test("a Lightsail instance opens the ports of the spec, all of them and no others", async () => {
  const usual = [{ port: 80 }, { port: 443 }, { port: 22, from: ["lightsail-connect"] }];
  await forSpecs(
    60,
    ({ main }, { lightsail }) => {
      const ports = (lightsail as Spec["lightsail"])?.ports ?? usual;
      const [instance] = ofType(main, "AWS::Lightsail::Instance");
      expect(at(instance?.properties, "Networking", "Ports")).toEqual(
        ports.map(
          ({
            port,
            protocol = "tcp",
            from = ["0.0.0.0/0"],
          }: {
            port: number;
            protocol?: string;
            from?: readonly string[];
          }) => {
            const [aliases, cidrs] = [true, false].map((isAlias) =>
              from.filter((each) => (each === "lightsail-connect") === isAlias),
            );
            return {
              FromPort: port,
              ToPort: port,
              Protocol: protocol,
              ...(cidrs?.length === 0 ? {} : { Cidrs: cidrs }),
              ...(aliases?.length === 0 ? {} : { CidrListAliases: aliases }),
            };
          },
        ),
      );
    },
    arbitrarySpecOf("lightsail"),
  );
});
