import { expect, test } from "vitest";
import { dnsRecord } from "../../../../src/emitters/cloudformation/nodes/dns-record.js";
import { emit, standing } from "../../../support/emit-web.js";

test("each type is a record of its own, an alias of the target", () => {
  const { g } = standing();
  const distribution = g.add("distribution", "distribution", {} as never, []);
  const id = g.add(
    "dnsRecord",
    "record-www",
    {
      name: "www.example.com",
      hostedZoneId: "Z1",
      types: ["A", "AAAA"],
      target: { dnsName: { ref: distribution, attribute: "domainName" }, hostedZoneId: "Z2FDTNDATAQYW2" },
    },
    [],
  );
  const resources = emit(dnsRecord, g.build(), id);
  const record = (type: string) => ({
    HostedZoneId: "Z1",
    Name: "www.example.com",
    Type: type,
    AliasTarget: {
      DNSName: { Ref: "distribution.domainName" },
      HostedZoneId: "Z2FDTNDATAQYW2",
      EvaluateTargetHealth: false,
    },
  });
  expect([...resources].map(([name, { properties }]) => [name, properties])).toEqual([
    ["RecordWwwA", record("A")],
    ["RecordWwwAaaa", record("AAAA")],
  ]);
});

test("a record with an address is no alias, and forgotten after five minutes: the address may move", () => {
  const { g } = standing();
  const address = g.add("staticIp", "server-address", {} as never, []);
  const target = { address: { ref: address, attribute: "ipAddress" } } as const;
  const properties = { name: "example.com", hostedZoneId: "Z1", types: ["A"], target } as const;
  const id = g.add("dnsRecord", "dns-example-com", properties, []);
  expect([...emit(dnsRecord, g.build(), id).values()]).toEqual([
    {
      name: "DnsExampleComA",
      type: "AWS::Route53::RecordSet",
      properties: {
        HostedZoneId: "Z1",
        Name: "example.com",
        Type: "A",
        TTL: "300",
        ResourceRecords: [{ Ref: "server-address.ipAddress" }],
      },
    },
  ]);
});
