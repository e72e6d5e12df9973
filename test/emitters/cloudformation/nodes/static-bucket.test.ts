import { expect, test } from "vitest";
import type { Node, NodeId } from "../../../../src/compiler/graph/node.js";
import { nodeOf } from "../../../../src/compiler/graph/graph.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { staticBucket } from "../../../../src/emitters/cloudformation/nodes/static-bucket.js";
import { emit, named, standing } from "../../../support/emit-web.js";
import { resourcePolicy } from "../../../support/statements.js";

interface Options {
  readonly existing?: string;
  readonly versioning?: boolean;
  readonly replicates?: boolean;
  readonly served?: boolean;
  readonly access?: "private" | "website";
  readonly region?: string;
}

function built(options: Options) {
  const { existing, versioning = true, replicates = false, served = true } = options;
  const { access = "private", region = "eu-west-1" } = options;
  const { g } = standing({ regions: { main: region, edge: "us-east-1", recovery: "eu-central-1" } });
  const replicationRole = replicates ? ("copy-role" as NodeId<"role">) : undefined;
  const properties = { existing, region, versioning, access, paths: ["*"], replicationRole };
  const id = g.add("staticBucket", "static-files", properties, []);
  const site = g.add("distribution", "distribution", {} as never, []);
  g.add("distribution", "other-distribution", {} as never, []);
  // Two behaviors, one distribution.
  if (served) for (const behavior of ["wp-content/*", "wp-includes/*"]) g.link(site, { kind: "serves", behavior }, id);
  if (replicates) g.link(id, { kind: "replicatesTo" }, g.add("replicaBucket", "replica", {}, [], "recovery"));
  return { graph: g.build(), id };
}

function printed(options: Options) {
  const { graph, id } = built(options);
  return emit(staticBucket, graph, id);
}

test("the bucket is private, takes no ACLs, and outlives the stack", () => {
  const bucket = named(printed({}), "StaticFiles");
  expect(bucket.deletionPolicy).toBe("Retain");
  expect(bucket.properties).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    VersioningConfiguration: { Status: "Enabled" },
  });
  expect(bucket.properties).not.toHaveProperty("BucketName");
});

test("files that are there do not expire; replaced ones do", () => {
  const { LifecycleConfiguration } = named(printed({}), "StaticFiles").properties;
  const { Rules } = LifecycleConfiguration as {
    Rules: { ExpirationInDays?: number; NoncurrentVersionExpiration: object }[];
  };
  expect(Rules.map((rule) => [rule.ExpirationInDays, rule.NoncurrentVersionExpiration])).toEqual([
    [undefined, { NoncurrentDays: 35 }],
  ]);
});

test("without versioning it says so, for leaving it out would not switch it off", () => {
  expect(named(printed({ versioning: false }), "StaticFiles").properties["VersioningConfiguration"]).toEqual({
    Status: "Suspended",
  });
});

test("only the distribution that serves it may read, and only objects", () => {
  const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [{ "Fn::GetAtt": ["StaticFiles", "Arn"] }, { "Fn::Sub": "${StaticFiles.Arn}/*" }],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  expect(resourcePolicy(named(printed({}), "StaticFilesPolicy"))).toEqual([
    deny,
    {
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: { "Fn::Sub": "${StaticFiles.Arn}/*" },
      Condition: { StringEquals: { "AWS:SourceArn": { Ref: "distribution.arn" } } },
    },
  ]);
  expect(resourcePolicy(named(printed({ served: false }), "StaticFilesPolicy"))).toEqual([deny]);
});

test("replication copies everything to the replica, in the form whose filter may be empty", () => {
  expect(named(printed({ replicates: true }), "StaticFiles").properties["ReplicationConfiguration"]).toEqual({
    Role: { Ref: "copy-role.arn" },
    Rules: [
      {
        Id: "replica",
        Status: "Enabled",
        Priority: 1,
        Filter: { Prefix: "" },
        DeleteMarkerReplication: { Status: "Enabled" },
        Destination: { Bucket: { Ref: "replica.arn" } },
      },
    ],
  });
  expect(named(printed({}), "StaticFiles").properties["ReplicationConfiguration"]).toBeUndefined();
});

test("a bucket that is already there is not touched, and known by its name", () => {
  const { graph, id } = built({ existing: "acme-static" });
  expect(emit(staticBucket, graph, id).size).toBe(0);
  const node: Node<"staticBucket"> = nodeOf(graph, id);
  const name = (part?: string) => logicalName(id, part);
  const { attributes } = staticBucket;
  expect(attributes.name(name, node)).toBe("acme-static");
  expect(attributes.arn(name, node)).toEqual({ "Fn::Sub": "arn:${AWS::Partition}:s3:::acme-static" });
  expect(attributes.regionalDomainName(name, node)).toEqual({
    "Fn::Sub": "acme-static.s3.${AWS::Region}.${AWS::URLSuffix}",
  });
});

test("an own bucket is known by the region's name: the global one redirects for hours", () => {
  const { graph, id } = built({});
  const name = (part?: string) => logicalName(id, part);
  expect(staticBucket.attributes.regionalDomainName(name, nodeOf(graph, id))).toEqual({
    "Fn::GetAtt": ["StaticFiles", "RegionalDomainName"],
  });
});

test("a website is read by everybody and written by nobody in its policy; writing and listing need TLS", () => {
  const resources = printed({ access: "website" });
  expect(resourcePolicy(named(resources, "StaticFilesPolicy"))).toEqual([
    {
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:Delete*", "s3:List*", "s3:Put*"],
      Resource: [{ "Fn::GetAtt": ["StaticFiles", "Arn"] }, { "Fn::Sub": "${StaticFiles.Arn}/*" }],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: { "Fn::Sub": "${StaticFiles.Arn}/*" } },
  ]);
});

test("a website may have a public policy, and still takes no ACL", () => {
  const { properties } = named(printed({ access: "website" }), "StaticFiles");
  expect(properties["PublicAccessBlockConfiguration"]).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: false,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: false,
  });
  expect(properties["WebsiteConfiguration"]).toEqual({ IndexDocument: "index.html" });
  expect(named(printed({}), "StaticFiles").properties["WebsiteConfiguration"]).toBeUndefined();
});

test("a website is known by its endpoint: the host of its URL, or for a bucket that is there as its region spells it", () => {
  const of = (options: Options) => {
    const { graph, id } = built({ ...options, access: "website" });
    return staticBucket.attributes.websiteDomainName((part) => logicalName(id, part), nodeOf(graph, id));
  };
  expect(of({})).toEqual({
    "Fn::Select": [2, { "Fn::Split": ["/", { "Fn::GetAtt": ["StaticFiles", "WebsiteURL"] }] }],
  });
  const endpoint = (sign: string) => ({
    "Fn::Sub": `acme-static.s3-website${sign}\${AWS::Region}.\${AWS::URLSuffix}`,
  });
  const existing = "acme-static";
  expect(of({ existing, region: "eu-west-1" })).toEqual(endpoint("-"));
  expect(of({ existing, region: "us-east-1" })).toEqual(endpoint("-"));
  expect(of({ existing, region: "eu-central-1" })).toEqual(endpoint("."));
  expect(of({ existing, region: "eu-south-2" })).toEqual(endpoint("."));
});
