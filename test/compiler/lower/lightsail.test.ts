import { describe, expect, test } from "vitest";
import { nodeOf, nodesOf } from "../../../src/compiler/graph/graph.js";
import type { NodeId } from "../../../src/compiler/graph/node.js";
import { beside, edges, inventory, lowered, only } from "./support/lowered.js";

const bare = lowered("lightsail");

test("the four-line spec is an instance, its address and its alarms, and no more is tied together", () => {
  expect(inventory(bare)).toEqual({
    lightsailAlarm: ["instance-burst-alarm", "instance-cpu-alarm", "instance-unreachable-alarm"],
    lightsailInstance: ["lightsail"],
    staticIp: ["server-address"],
  });
  expect(edges(bare)).toEqual(["server-address routesTo lightsail"]);
  expect(bare.outputs.map(({ name, value }) => [name, value])).toEqual([
    ["InstanceName", { ref: "lightsail", attribute: "name" }],
    ["ServerIp", { ref: "server-address", attribute: "ipAddress" }],
  ]);
});

test("the instance is what the paper makes by hand: a bundle, a blueprint, a firewall, snapshots", () => {
  expect(only(bare, "lightsailInstance")).toMatchObject({
    name: "acme",
    bundleId: "small_3_0",
    blueprintId: "wordpress",
    zone: "eu-west-1a",
    keyPairName: undefined,
    snapshotTime: "06:00",
    ports: [
      { port: 80, protocol: "tcp", cidrs: ["0.0.0.0/0"], aliases: [] },
      { port: 443, protocol: "tcp", cidrs: ["0.0.0.0/0"], aliases: [] },
      { port: 22, protocol: "tcp", cidrs: [], aliases: ["lightsail-connect"] },
    ],
  });
});

test("a port is open to those it names, to the browser's terminal by its own word", () => {
  const graph = lowered(
    "lightsail",
    "lightsail: { ports: [{ port: 80 }, { port: 22, from: [203.0.113.0/24, lightsail-connect] }, { port: 53, protocol: udp, from: [198.51.100.7/32] }] }\n",
  );
  expect(only(graph, "lightsailInstance").ports).toEqual([
    { port: 80, protocol: "tcp", cidrs: ["0.0.0.0/0"], aliases: [] },
    { port: 22, protocol: "tcp", cidrs: ["203.0.113.0/24"], aliases: ["lightsail-connect"] },
    { port: 53, protocol: "udp", cidrs: ["198.51.100.7/32"], aliases: [] },
  ]);
});

test("without static IP and snapshots neither is there, and the address is the instance's", () => {
  const graph = lowered(
    "lightsail",
    "purpose: staging\nlightsail: { staticIp: false, snapshots: false }\ndomain: { name: example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n",
  );
  expect(nodesOf(graph, "staticIp")).toEqual([]);
  expect(edges(graph, "routesTo", "resolvesTo")).toEqual(["dns-example-org resolvesTo lightsail"]);
  expect(only(graph, "lightsailInstance").snapshotTime).toBeUndefined();
  expect(only(graph, "dnsRecord")).toMatchObject({
    name: "example.org",
    types: ["A"],
    target: { address: { ref: "lightsail", attribute: "publicIp" } },
  });
});

describe("with a CDN", () => {
  const zone = "domain: { name: example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n";
  const cdn = lowered("lightsail", `cdn: { enabled: true }\n${zone}`);

  test("CloudFront reaches the instance under a name in the zone, and no header is secret to it", () => {
    expect(beside(cdn, bare)).toEqual({
      certificate: ["certificate"],
      distribution: ["distribution"],
      dnsRecord: ["dns-example-org", "dns-origin-example-org"],
    });
    expect(only(cdn, "distribution").webOrigin).toMatchObject({
      domainName: "origin.example.org",
      protocol: "https-only",
      secretHeader: undefined,
      vpcOrigin: undefined,
    });
    expect(nodeOf(cdn, "dns-origin-example-org" as NodeId<"dnsRecord">).properties.target).toEqual({
      address: { ref: "server-address", attribute: "ipAddress" },
    });
  });

  test("the site's name leads to CloudFront, the origin's to the address, and that to the instance", () => {
    expect(edges(cdn, "resolvesTo", "routesTo")).toEqual([
      "dns-example-org resolvesTo distribution",
      "dns-origin-example-org resolvesTo server-address",
      "server-address routesTo lightsail",
    ]);
  });

  test("static files are written by a user, for the instance can have no role", () => {
    const offloading = lowered("lightsail", `cdn: { enabled: true }\nstorage: { static: { enabled: true } }\n${zone}`);
    expect(beside(offloading, cdn)).toEqual({ iamUser: ["static-files-user"], staticBucket: ["static-files"] });
    expect(edges(offloading, "writes", "reads")).toEqual(["static-files-user writes static-files"]);
  });
});

describe("peered with the default VPC", () => {
  const peered = lowered(
    "lightsail",
    "lightsail: { peering: true }\ndatabase: { engine: aurora }\ncache: { engine: memcached }\n",
  );

  test("database and cache stand in that VPC, without subnets of ours", () => {
    expect(beside(peered, bare)).toMatchObject({
      network: ["network"],
      addressRange: ["lightsail-servers"],
      databaseCluster: ["database"],
      cacheCluster: ["cache"],
    });
    expect(only(peered, "network")).toEqual({ isDefault: true });
    expect(nodesOf(peered, "subnet")).toEqual([]);
    expect(only(peered, "cacheCluster").nodeZones).toEqual([{ index: 0 }, { index: 1 }]);
    expect(edges(peered, "runsIn")).toEqual([]);
  });

  test("Lightsail's addresses reach them, and nobody else", () => {
    expect(only(peered, "addressRange")).toEqual({ cidrs: ["172.26.0.0/16"] });
    expect(edges(peered)).toEqual([
      "lightsail-servers connects cache 11211",
      "lightsail-servers connects database 3306",
      "server-address routesTo lightsail",
    ]);
  });

  test("only what is used is linked, and peering alone makes nothing", () => {
    const cacheOnly = lowered("lightsail", "lightsail: { peering: true }\ncache: { engine: valkey }\n");
    expect(edges(cacheOnly, "connects")).toEqual(["lightsail-servers connects cache 6379"]);
    expect(inventory(lowered("lightsail", "lightsail: { peering: true }\n"))).toEqual(inventory(bare));
  });
});

test("alarms are Lightsail's own, mail to the first address, and need no topic to be confirmed", () => {
  const graph = lowered("lightsail", "monitoring: { notify: [a@example.org, b@example.org] }\n");
  expect(nodesOf(graph, "notificationTopic")).toEqual([]);
  expect(nodesOf(graph, "lightsailAlarm").map(({ id, properties }) => [id, properties])).toEqual(
    (
      [
        ["instance-burst-alarm", "BurstCapacityPercentage", "below", 10, 3],
        ["instance-cpu-alarm", "CPUUtilization", "above", 90, 3],
        ["instance-unreachable-alarm", "StatusCheckFailed", "above", 0, 2],
      ] as const
    ).map(([id, metricName, comparison, threshold, periods]) => [
      id,
      { instance: "lightsail", metricName, comparison, threshold, periods, contact: "a@example.org" },
    ]),
  );
  expect(nodesOf(lowered("lightsail", "monitoring: { alarms: false }\n"), "lightsailAlarm")).toEqual([]);
});
