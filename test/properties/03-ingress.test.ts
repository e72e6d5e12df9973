import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { graphBehind } from "../support/compiled.js";
import { connectionsAsked, connectionsOf } from "../support/connections.js";
import { forSpecs } from "../support/runs.js";
import { at, ofType, template } from "../support/template.js";

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

test("security groups admit and open exactly what the connects edges of the graph ask for", async () => {
  await forSpecs(100, (made) => {
    const found = connectionsOf(made.main);
    expect(found).toEqual(connectionsAsked(graphBehind(made)));
    for (const [placement, each] of made.templates) {
      if (placement !== "main") expect(ofType(each, "AWS::EC2::SecurityGroup")).toEqual([]);
    }
  });
});

test("the data tier is reached by web servers alone, the world reaches ports 80 and 443, and with CloudFront not even these", async () => {
  await forSpecs(100, ({ main }, data) => {
    const spec = data as unknown as Spec;
    const rules = connectionsOf(main).in.map((rule) => {
      const [, from = "", to = "", port = ""] = /^(.+) > (\w+) (\d+)$/.exec(rule) ?? [];
      return { from, to, port };
    });
    const hasCdn = spec.cdn?.enabled !== false;
    const clients = spec.network?.access === "bastion" ? (spec.network.bastion?.allowedCidrs ?? []) : [];
    for (const { from, to, port } of rules) {
      if (["databaseCluster", "cacheCluster", "fileSystem"].includes(to)) expect(from).toBe("webFleet");
      else if (to === "webFleet")
        expect([from, port]).toEqual(from === "bastion" ? ["bastion", "22"] : ["loadBalancer", "80"]);
      else if (to === "loadBalancer") {
        expect(from).toBe(hasCdn ? "cloudFront" : "0.0.0.0/0");
        expect(["80", "443"]).toContain(port);
      } else {
        expect([to, port]).toEqual(["bastion", "22"]);
        expect(clients).toContain(from);
        expect(Number(from.split("/")[1])).toBeGreaterThanOrEqual(8);
      }
    }
    expect(rules.some(({ to }) => to === "loadBalancer")).toBe(true);
    for (const { properties } of ofType(main, "AWS::RDS::DBInstance"))
      expect(properties["PubliclyAccessible"]).toBe(false);
    for (const { properties } of ofType(main, "AWS::EC2::Subnet")) {
      expect([undefined, false]).toContain(at(properties, "MapPublicIpOnLaunch"));
    }
  });
});
