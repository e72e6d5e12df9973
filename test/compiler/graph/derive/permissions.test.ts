import { describe, expect, test } from "vitest";
import { permissionsOf, permissionsOfUser, trustOf } from "../../../../src/compiler/graph/derive/permissions.js";
import type { Relation } from "../../../../src/compiler/graph/edge.js";
import { nodeOf } from "../../../../src/compiler/graph/graph.js";
import type { NodeId, NodeKind, NodeKinds } from "../../../../src/compiler/graph/node.js";
import { layers } from "../../../../src/emitters/layers.js";
import { standing } from "../../../support/emit-web.js";

const bare = { service: "ec2.amazonaws.com", managedPolicies: [], sessionManager: false, metricNamespaces: [] };
const bucket = {
  existing: undefined,
  region: "eu-west-1",
  versioning: true,
  access: "private",
  paths: ["wp-content/uploads/*", "a"],
  replicationRole: undefined,
} as const;

/** The statements of a role whose actor has one edge of this link to a node of this kind, called `the-target`. */
function permissions(link: Relation, kind: NodeKind, extra: Partial<NodeKinds["role"]["properties"]> = {}) {
  const { g } = standing();
  const actor = g.add("webFleet", "web", {} as never, []);
  const target = g.add(kind, "the-target", bucket as never, []);
  g.link(actor, link, target);
  const role = g.add("role", "web-role", { ...bare, actor, ...extra }, []);
  const graph = g.build();
  return permissionsOf(graph, nodeOf(graph, role));
}
const arn = { ref: "the-target", attribute: "arn" };

describe("what an edge allows", () => {
  test("who mounts shared files may mount and write, through the access point only and never as root", () => {
    expect(permissions({ kind: "mounts" }, "fileSystem")).toEqual([
      {
        sid: "MountSharedFiles",
        actions: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        resources: [arn],
        condition: {
          operator: "StringEquals",
          key: "elasticfilesystem:AccessPointArn",
          value: { ref: "the-target", attribute: "accessPointArn" },
        },
      },
    ]);
  });

  test("who reads a secret may read this one, and a database's reader the database's own", () => {
    expect(permissions({ kind: "reads" }, "secret")).toEqual([
      { sid: "ReadTheTarget", actions: ["secretsmanager:GetSecretValue"], resources: [arn] },
    ]);
    expect(permissions({ kind: "reads" }, "databaseCluster")).toEqual([
      {
        sid: "ReadDatabaseSecret",
        actions: ["secretsmanager:GetSecretValue"],
        resources: [{ ref: "the-target", attribute: "secretArn" }],
      },
    ]);
  });

  test("who writes a log group may write to it, not make or delete it", () => {
    expect(permissions({ kind: "writes" }, "logGroup")).toEqual([
      {
        sid: "WriteTheTarget",
        actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        resources: [arn],
      },
    ]);
  });

  test("who writes the static files may list the bucket and write below its paths alone", () => {
    expect(permissions({ kind: "writes" }, "staticBucket")).toEqual([
      { sid: "ListStaticBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [arn] },
      {
        sid: "WriteStaticFiles",
        actions: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
        resources: [{ join: [arn, "/wp-content/uploads/*"] }, { join: [arn, "/a"] }],
      },
    ]);
  });

  test("a bucket that replicates may read its own versions and write copies into the other, not the reverse", () => {
    const { g } = standing({ regions: { main: "eu-west-1", edge: "us-east-1", recovery: "eu-central-1" } });
    const from = g.add("staticBucket", "static", bucket, []);
    const to = g.add("replicaBucket", "replica", {}, [], "recovery");
    g.link(from, { kind: "replicatesTo" }, to);
    const role = g.add("role", "copy-role", { ...bare, actor: from }, []);
    const graph = g.build();
    const source = { ref: "static", attribute: "arn" };
    expect(permissionsOf(graph, nodeOf(graph, role)).map(({ sid, resources }) => [sid, resources])).toEqual([
      ["ReadReplicationRules", [source]],
      ["ReadVersions", [{ join: [source, "/*"] }]],
      ["WriteReplicas", [{ join: [{ ref: "replica", attribute: "arn" }, "/*"] }]],
    ]);
    const writes = permissionsOf(graph, nodeOf(graph, role)).find(({ sid }) => sid === "WriteReplicas");
    expect(writes?.actions).toEqual(["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]);
  });

  test("who mounts a data volume may move this one alone, between servers of this deployment alone", () => {
    const [find, move, takeOver, ...others] = permissions({ kind: "mounts" }, "dataVolume");
    expect(others).toEqual([]);
    // EC2 lets nobody ask about a single one.
    expect(find).toEqual({
      sid: "FindVolume",
      actions: ["ec2:DescribeInstances", "ec2:DescribeVolumes"],
      resources: ["*"],
    });
    expect(move).toEqual({
      sid: "MoveVolume",
      actions: ["ec2:AttachVolume", "ec2:DetachVolume"],
      resources: [arn],
    });
    const fact = (deployment: string) => ({ deployment });
    expect(takeOver).toEqual({
      sid: "TakeOver",
      actions: ["ec2:AttachVolume", "ec2:DetachVolume", "ec2:StartInstances", "ec2:StopInstances"],
      resources: [
        { join: ["arn:", fact("partition"), ":ec2:", fact("region"), ":", fact("accountId"), ":instance/*"] },
      ],
      condition: { operator: "StringEquals", key: "aws:ResourceTag/wpspec:server", value: "acme-blog" },
    });
  });

  test("who writes a zone may prove names in this one, and change no other record", () => {
    const { g } = standing();
    const actor = g.add("webServer", "server", {} as never, []);
    g.link(actor, { kind: "writes" }, g.add("hostedZone", "zone", { id: "Z123" }, []));
    const role = g.add("role", "server-role", { ...bare, actor }, []);
    const graph = g.build();
    expect(permissionsOf(graph, nodeOf(graph, role))).toEqual([
      { sid: "FindZone", actions: ["route53:GetChange", "route53:ListHostedZones"], resources: ["*"] },
      {
        sid: "ProveNames",
        actions: ["route53:ChangeResourceRecordSets"],
        resources: [{ join: ["arn:", { deployment: "partition" }, ":route53:::hostedzone/Z123"] }],
        condition: {
          operator: "ForAllValues:StringLike",
          key: "route53:ChangeResourceRecordSetsNormalizedRecordNames",
          value: "_acme-challenge.*",
        },
      },
    ]);
  });

  test("who reads a user may read the secret with its key, and nothing of the user itself", () => {
    expect(permissions({ kind: "reads" }, "iamUser")).toEqual([
      {
        sid: "ReadTheTargetKey",
        actions: ["secretsmanager:GetSecretValue"],
        resources: [{ ref: "the-target", attribute: "secretArn" }],
      },
    ]);
  });

  test("no other link to any kind allows anything", () => {
    const allowed = new Set([
      "mounts fileSystem",
      "mounts dataVolume",
      "reads secret",
      "reads databaseCluster",
      "reads iamUser",
      "writes hostedZone",
      "writes logGroup",
      "writes staticBucket",
      "replicatesTo replicaBucket",
    ]);
    const plain = "runsIn routesTo mounts reads writes protects backsUp replicatesTo resolvesTo notifies".split(" ");
    const links: readonly Relation[] = [
      { kind: "connects", port: 443 },
      { kind: "serves", behavior: "*" },
      ...plain.map((kind) => ({ kind }) as Relation),
    ];
    const kinds: readonly NodeKind[] = layers.flatMap((layer) => [...layer.kinds]);
    const giving = links.flatMap((link) =>
      kinds.filter((kind) => permissions(link, kind).length > 0).map((kind) => `${link.kind} ${kind}`),
    );
    expect(giving.toSorted()).toEqual([...allowed].toSorted());
    expect(links.length * kinds.length).toBeGreaterThan(300);
  });
});

describe("what a user may do", () => {
  /** The statements of a user that writes one bucket, while a server with its key writes another. */
  const ofUser = (access: "private" | "website") => {
    const { g } = standing();
    const user = g.add("iamUser", "static-files-user", {}, []);
    const own = g.add("staticBucket", "own", { ...bucket, access }, []);
    const other = g.add("staticBucket", "other", { ...bucket, access }, []);
    const server = g.add("webServer", "server", {} as never, []);
    g.link(user, { kind: "writes" }, own);
    g.link(server, { kind: "writes" }, other);
    g.link(server, { kind: "reads" }, user);
    const graph = g.build();
    return permissionsOfUser(graph, nodeOf(graph, user));
  };
  const own = { ref: "own", attribute: "arn" };

  test("the paper's six actions on a website, for this bucket alone", () => {
    const statements = ofUser("website");
    expect(statements).toEqual([
      { sid: "ListStaticBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [own] },
      {
        sid: "WriteStaticFiles",
        actions: ["s3:DeleteObject", "s3:GetObject", "s3:GetObjectAcl", "s3:PutObject", "s3:PutObjectAcl"],
        resources: [{ join: [own, "/*"] }],
      },
    ]);
    // The paper's own list; where the bucket is comes with it, for the plugin asks.
    const paper = ["DeleteObject", "GetObject", "GetObjectAcl", "ListBucket", "PutObject", "PutObjectAcl"];
    const actions = statements.flatMap((each) => each.actions);
    expect(actions.filter((action) => action !== "s3:GetBucketLocation").toSorted()).toEqual(
      paper.map((action) => `s3:${action}`),
    );
  });

  test("of a private bucket it may write the paths of static files", () => {
    expect(ofUser("private").map(({ sid, resources }) => [sid, resources])).toEqual([
      ["ListStaticBucket", [own]],
      ["WriteStaticFiles", [{ join: [own, "/wp-content/uploads/*"] }, { join: [own, "/a"] }]],
    ]);
  });

  test("a user without edges may do nothing", () => {
    const { g } = standing();
    const user = g.add("iamUser", "static-files-user", {}, []);
    const graph = g.build();
    expect(permissionsOfUser(graph, nodeOf(graph, user))).toEqual([]);
  });
});

describe("what a role asks for itself", () => {
  test("nothing, when neither edges nor properties ask", () => {
    expect(permissions({ kind: "runsIn" }, "subnet")).toEqual([]);
  });

  test("shell access is Session Manager's channels, without a single parameter or secret of the account", () => {
    const [statement, ...others] = permissions({ kind: "runsIn" }, "subnet", { sessionManager: true });
    expect(others).toEqual([]);
    expect(statement).toEqual({
      sid: "SessionManager",
      actions: [
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      resources: ["*"],
    });
  });

  test("metrics may be written to the named namespaces only", () => {
    const statements = permissions({ kind: "runsIn" }, "subnet", { metricNamespaces: ["A", "B"] });
    expect(statements.map(({ actions, condition }) => [actions, condition])).toEqual(
      ["A", "B"].map((value) => [
        ["cloudwatch:PutMetricData"],
        { operator: "StringEquals", key: "cloudwatch:namespace", value },
      ]),
    );
  });

  test("edges of others, and edges that point at the actor, are not its own", () => {
    const { g } = standing();
    const actor = g.add("webFleet", "web", {} as never, []);
    const other = g.add("bastion", "bastion", {} as never, []);
    const secret = g.add("secret", "secret", {} as never, []);
    g.link(other, { kind: "reads" }, secret);
    g.link(secret, { kind: "reads" }, actor);
    const role = g.add("role", "web-role", { ...bare, actor }, []);
    const graph = g.build();
    expect(permissionsOf(graph, nodeOf(graph, role))).toEqual([]);
  });

  test("names of statements are letters and digits, also of a node with numbers in its name", () => {
    const { g } = standing();
    const actor = g.add("webFleet", "web", {} as never, []);
    g.link(actor, { kind: "reads" }, g.add("secret", "origin-2-secret", {} as never, []));
    const role = g.add("role", "web-role", { ...bare, actor }, []);
    const graph = g.build();
    expect(permissionsOf(graph, nodeOf(graph, role)).map(({ sid }) => sid)).toEqual(["ReadOrigin2Secret"]);
  });
});

describe("who may assume a role", () => {
  const trust = (service: string) => {
    const { g } = standing();
    const actor = "web" as NodeId;
    const role = g.add("role", "a-role", { ...bare, service, actor }, []);
    return trustOf(nodeOf(g.build(), role));
  };

  test("EC2 without a condition, for an instance names no account", () => {
    expect(trust("ec2.amazonaws.com")).toEqual({
      sid: "Assume",
      actions: ["sts:AssumeRole"],
      resources: [],
      service: "ec2.amazonaws.com",
    });
  });

  test("every other service for this account only", () => {
    for (const service of ["backup.amazonaws.com", "s3.amazonaws.com", "vpc-flow-logs.amazonaws.com"]) {
      expect(trust(service)).toMatchObject({
        service,
        condition: { operator: "StringEquals", key: "aws:SourceAccount", value: { deployment: "accountId" } },
      });
    }
  });
});
