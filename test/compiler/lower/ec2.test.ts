import { describe, expect, test } from "vitest";
import { compile } from "../../../src/index.js";
import { nodeOf, nodesOf } from "../../../src/compiler/graph/graph.js";
import type { NodeId } from "../../../src/compiler/graph/node.js";
import { beside, edges, inventory, lowered, only } from "./support/lowered.js";

const bare = lowered("ec2");

describe("the four-line spec", () => {
  test("is one server with its volume and address, public subnets alone, backups and alarms", () => {
    expect(inventory(bare)).toEqual({
      addressRange: ["internet"],
      alarm: ["server-cpu-alarm", "server-recovery-alarm", "server-unreachable-alarm"],
      backupPlan: ["files-backup", "images-backup"],
      backupVault: ["backup-vault"],
      dataVolume: ["data-volume"],
      flowLog: ["flow-log"],
      internetGateway: ["internet-gateway"],
      logBucket: ["logs"],
      logGroup: ["web-logs"],
      network: ["network"],
      role: ["backup-role", "server-role"],
      routeTable: ["public-routes"],
      staticIp: ["server-address"],
      subnet: ["public-1", "public-2"],
      vpcEndpoint: ["s3-endpoint"],
      webServer: ["server"],
    });
  });

  test("has everybody at the server's plain port, and the server at the internet's", () => {
    expect(edges(bare, "connects")).toEqual([
      "internet connects server 80",
      "server connects internet 80",
      "server connects internet 443",
    ]);
  });

  test("has the server in the zone of its volume, and copies of both", () => {
    const server = only(bare, "webServer");
    expect(server).toMatchObject({ hasPublicAddress: true, keepsRootVolume: false, subnet: "public-1" });
    expect(only(bare, "dataVolume").subnet).toBe("public-1");
    expect(edges(bare, "mounts", "backsUp")).toEqual([
      "files-backup backsUp data-volume",
      "images-backup backsUp server",
      "server mounts data-volume",
    ]);
  });

  test("has packages come from S3 past the internet gateway's own way", () => {
    expect(edges(bare, "reads", "routesTo")).toEqual([
      "public-1 routesTo public-routes",
      "public-2 routesTo public-routes",
      "public-routes routesTo internet-gateway",
      "s3-endpoint reads public-routes",
      "server-address routesTo server",
    ]);
  });

  test("says where the server and its volume are", () => {
    expect(bare.outputs.map(({ name, value }) => [name, value])).toEqual([
      ["DataVolumeId", { ref: "data-volume", attribute: "id" }],
      ["ServerInstanceId", { ref: "server", attribute: "instanceId" }],
      ["ServerIp", { ref: "server-address", attribute: "ipAddress" }],
    ]);
  });

  test("has one alarm that moves the server to other hardware", () => {
    const recovering = nodesOf(bare, "alarm").filter(({ properties }) => properties.recovers);
    expect(recovering.map(({ id, properties }) => [id, properties.metric])).toEqual([
      [
        "server-recovery-alarm",
        {
          namespace: "AWS/EC2",
          name: "StatusCheckFailed_System",
          dimensions: [["InstanceId", { ref: "server", attribute: "instanceId" }]],
          statistic: "Maximum",
        },
      ],
    ]);
  });
});

describe("with a CDN", () => {
  const cdn = lowered("ec2", "cdn: { enabled: true }\n");

  test("CloudFront reaches the server by its own name and proves itself by a secret that the server reads", () => {
    expect(beside(cdn, bare)).toEqual({ distribution: ["distribution"], secret: ["origin-secret"] });
    expect(only(cdn, "distribution").webOrigin).toMatchObject({
      domainName: { ref: "server-address", attribute: "publicDnsName" },
      protocol: "http-only",
      secretHeader: { name: "X-Origin-Verify", secret: "origin-secret" },
      vpcOrigin: undefined,
    });
    expect(edges(cdn, "reads")).toContain("server reads origin-secret");
  });

  test("nobody else reaches the server", () => {
    expect(edges(cdn, "connects").filter((edge) => edge.includes("connects server"))).toEqual([
      "distribution connects server 80",
    ]);
  });

  test("an origin with a name in a zone proves it by a record, and is spoken to in HTTPS alone", () => {
    const named = lowered(
      "ec2",
      "cdn: { enabled: true }\ndomain: { name: example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n",
    );
    expect(edges(named, "connects").filter((edge) => edge.includes("connects server"))).toEqual([
      "distribution connects server 443",
    ]);
    expect(edges(named, "writes")).toContain("server writes zone");
    expect(only(named, "hostedZone")).toEqual({ id: "Z0123456789ABCDEFGHIJ" });
    expect(nodeOf(named, "dns-origin-example-org" as NodeId<"dnsRecord">).properties).toEqual({
      name: "origin.example.org",
      hostedZoneId: "Z0123456789ABCDEFGHIJ",
      types: ["A"],
      target: { address: { ref: "server-address", attribute: "ipAddress" } },
    });
  });

  test("static files in a bucket are written by the server's role", () => {
    const offloading = lowered("ec2", "cdn: { enabled: true }\nstorage: { static: { enabled: true } }\n");
    expect(beside(offloading, cdn)).toEqual({ staticBucket: ["static-files"] });
    expect(edges(offloading, "writes")).toContain("server writes static-files");
  });
});

describe("with Aurora and ElastiCache", () => {
  const managed = lowered("ec2", "database: { engine: aurora }\ncache: { engine: valkey }\n");

  test("both get data subnets in two zones, and the server stays where it is", () => {
    expect(beside(managed, bare)).toMatchObject({
      subnet: ["data-1", "data-2"],
      routeTable: ["data-routes"],
      databaseCluster: ["database"],
      cacheCluster: ["cache"],
    });
    expect(edges(managed, "runsIn").filter((edge) => /^(?:cache|database|server) /.test(edge))).toEqual([
      "cache runsIn data-1",
      "cache runsIn data-2",
      "database runsIn data-1",
      "database runsIn data-2",
      "server runsIn public-1",
    ]);
    expect(nodesOf(managed, "subnet").map(({ properties }) => ("zone" in properties ? properties.zone : 0))).toEqual([
      { index: 0 },
      { index: 1 },
      { index: 0 },
      { index: 1 },
    ]);
  });

  test("only the server reaches them, and their subnets have no way out", () => {
    expect(edges(managed, "connects").filter((edge) => /connects (?:cache|database)/.test(edge))).toEqual([
      "server connects cache 6379",
      "server connects database 3306",
    ]);
    expect(edges(managed, "routesTo").filter((edge) => edge.startsWith("data-routes"))).toEqual([]);
    expect(edges(managed, "reads")).toContain("server reads database");
  });

  test("a local database and cache need no subnets", () => {
    expect(beside(lowered("ec2", "database: { engine: local }\ncache: { engine: local }\n"), bare)).toEqual({});
  });
});

describe("behind CloudFront alone", () => {
  const hidden = lowered("ec2", "cdn: { enabled: true, originAccess: vpcOrigin }\n");

  test("the server stands in an app subnet without an address, and one NAT gateway lets it out", () => {
    expect(beside(hidden, bare)).toEqual({
      distribution: ["distribution"],
      natGateway: ["nat-1"],
      routeTable: ["app-routes"],
      subnet: ["app-1", "app-2"],
    });
    expect(beside(bare, hidden)).toEqual({ staticIp: ["server-address"] });
    expect(only(hidden, "webServer")).toMatchObject({ hasPublicAddress: false, subnet: "app-1" });
    expect(only(hidden, "dataVolume").subnet).toBe("app-1");
    expect(edges(hidden, "routesTo").filter((edge) => edge.includes("app") || edge.includes("nat"))).toEqual([
      "app-1 routesTo app-routes",
      "app-2 routesTo app-routes",
      "app-routes routesTo nat-1",
    ]);
    expect(edges(hidden, "runsIn")).toContain("nat-1 runsIn public-1");
  });

  test("CloudFront goes to the server itself, and needs no secret and no address", () => {
    expect(only(hidden, "distribution").webOrigin).toMatchObject({
      domainName: { ref: "server", attribute: "privateDnsName" },
      secretHeader: undefined,
      vpcOrigin: "server",
    });
    expect(edges(hidden, "connects").filter((edge) => edge.includes("connects server"))).toEqual([
      "distribution connects server 80",
    ]);
    expect(hidden.outputs.map(({ name }) => name)).not.toContain("ServerIp");
  });

  test("packages come from S3 by the tables of the server, not the public ones", () => {
    expect(edges(hidden, "reads")).toEqual(["s3-endpoint reads app-routes"]);
  });
});

describe("an image that brings its own WordPress", () => {
  const own = lowered("ec2", "web: { image: { ami: ami-0123456789abcdef0 }, bootstrap: none }\n");

  test("keeps all it has on its own disk: no data volume, and the disk stays", () => {
    expect(beside(bare, own)).toEqual({ backupPlan: ["files-backup"], dataVolume: ["data-volume"] });
    expect(beside(own, bare)).toEqual({});
    expect(only(own, "webServer")).toMatchObject({
      image: { ami: "ami-0123456789abcdef0" },
      keepsRootVolume: true,
      bootTimeoutMinutes: undefined,
      userData: "",
    });
    expect(own.outputs.map(({ name }) => name)).toEqual(["ServerInstanceId", "ServerIp"]);
  });

  test("is copied as an image", () => {
    expect(edges(own, "backsUp")).toEqual(["images-backup backsUp server"]);
  });
});

test("without a static IP the server is known by the address it happens to have", () => {
  const moving = lowered(
    "ec2",
    "web: { staticIp: false }\ncdn: { enabled: false }\ndomain: { name: example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n",
  );
  expect(nodesOf(moving, "staticIp")).toEqual([]);
  const ip = { ref: "server", attribute: "publicIp" };
  expect(moving.outputs.find(({ name }) => name === "ServerIp")?.value).toEqual(ip);
  expect(only(moving, "dnsRecord")).toMatchObject({ name: "example.org", types: ["A"], target: { address: ip } });
  const delivered = lowered("ec2", "web: { staticIp: false }\ncdn: { enabled: true }\n");
  expect(only(delivered, "distribution").webOrigin.domainName).toEqual({ ref: "server", attribute: "publicDnsName" });
});

test("in a network that is there the server takes the first public subnet, whose zone is asked for", async () => {
  const existing = `network:
  existing:
    vpcId: vpc-0123456789abcdef0
    publicSubnetIds: [subnet-00000000000000001, subnet-00000000000000002]
    appSubnetIds: [subnet-00000000000000003, subnet-00000000000000004]
    dataSubnetIds: [subnet-00000000000000005, subnet-00000000000000006]
`;
  const graph = lowered("ec2", existing);
  expect(inventory(graph)).toMatchObject({ network: ["network"], subnet: ["public-1", "public-2"] });
  expect([nodesOf(graph, "routeTable"), nodesOf(graph, "internetGateway"), nodesOf(graph, "flowLog")]).toEqual([
    [],
    [],
    [],
  ]);
  const text = `version: 1\nname: acme\ntier: ec2\nregion: eu-west-1\n${existing}`;
  const { artifacts } = await compile(text, { file: "wordpress.yaml", target: "cfn", format: "json" });
  const { Parameters, Resources } = JSON.parse(
    artifacts.find(({ path }) => path.endsWith("acme.template.json"))?.text ?? "{}",
  ) as { Parameters: object; Resources: Record<string, { Properties: Record<string, unknown> }> };
  expect(Object.keys(Parameters)).toEqual(["ServerZone"]);
  expect(Resources["DataVolume"]?.Properties["AvailabilityZone"]).toEqual({ Ref: "ServerZone" });
  expect(Resources["Server"]?.Properties["NetworkInterfaces"]).toMatchObject([
    { SubnetId: "subnet-00000000000000001" },
  ]);
});

test("a bastion stands in front of the server where sessions are not wanted", () => {
  const graph = lowered("ec2", "network: { access: bastion, bastion: { allowedCidrs: [203.0.113.0/24] } }\n");
  expect(beside(graph, bare)).toEqual({ addressRange: ["bastion-clients"], bastion: ["bastion"] });
  expect(edges(graph, "connects")).toContain("bastion connects server 22");
  expect(nodeOf(graph, "server-role" as NodeId<"role">).properties.sessionManager).toBe(false);
  expect(nodeOf(bare, "server-role" as NodeId<"role">).properties.sessionManager).toBe(true);
});

test("staging has neither backups nor anything that stays", () => {
  const staging = lowered("ec2", "purpose: staging\nweb: { image: { ami: ami-0123456789abcdef0 }, bootstrap: none }\n");
  expect(staging.deployment.keepsData).toBe(false);
  expect(nodesOf(staging, "backupPlan")).toEqual([]);
  expect(nodesOf(staging, "role").map(({ id }) => id)).toEqual(["server-role"]);
  expect(only(staging, "webServer").keepsRootVolume).toBe(false);
});

test("a bastion that nobody may use has no way in: what the paper has, until somebody is let in", () => {
  const graph = lowered("ec2", "profile: whitepaper\n");
  expect(nodesOf(graph, "bastion").map(({ id }) => id)).toEqual(["bastion"]);
  expect(edges(graph, "connects").filter((edge) => edge.includes("connects bastion"))).toEqual([]);
  expect(nodesOf(graph, "addressRange").map(({ id }) => id)).toEqual(["internet"]);
});
