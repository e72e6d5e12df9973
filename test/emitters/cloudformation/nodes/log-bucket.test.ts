import { expect, test } from "vitest";
import { logBucket } from "../../../../src/emitters/cloudformation/nodes/log-bucket.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { emit, named, standing } from "../../../support/emit-web.js";
import { gists, resourcePolicy, saying } from "../../../support/statements.js";

interface Options {
  readonly writers?: readonly ("flowLog" | "loadBalancer" | "distribution")[];
  readonly allowsAcls?: boolean;
  readonly main?: string;
}

function printed({ writers = [], allowsAcls = false, main = "eu-west-1" }: Options) {
  const { g } = standing({ regions: { main, edge: "us-east-1", recovery: undefined } });
  const id = g.add("logBucket", "logs", { retentionDays: 90, allowsAcls }, []);
  for (const kind of writers) g.link(g.add(kind, kind.toLowerCase(), {} as never, []), { kind: "writes" }, id);
  return emit(logBucket, g.build(), id);
}

const policy = (options: Options) => resourcePolicy(named(printed(options), "LogsPolicy"));
const closed = ["Deny", "*", "s3:*"];
const delivery = { Service: "delivery.logs.amazonaws.com" };

test("logs are private, encrypted, forgotten after their retention, and outlive the stack", () => {
  expect(named(printed({}), "Logs")).toEqual({
    name: "Logs",
    type: "AWS::S3::Bucket",
    deletionPolicy: "Retain",
    properties: {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
      },
      VersioningConfiguration: { Status: "Enabled" },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: "tidy",
            Status: "Enabled",
            ExpirationInDays: 90,
            NoncurrentVersionExpiration: { NoncurrentDays: 7 },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
      ReplicationConfiguration: undefined,
    },
  });
});

test("CloudFront's logs are let in by ACL, and by nothing in the policy", () => {
  const options = { writers: ["distribution"], allowsAcls: true } as const;
  expect(named(printed(options), "Logs").properties["OwnershipControls"]).toEqual({
    Rules: [{ ObjectOwnership: "BucketOwnerPreferred" }],
  });
  expect(gists(policy(options))).toEqual([closed]);
});

test("bucket and objects are closed to everybody without TLS", () => {
  const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [{ "Fn::GetAtt": ["Logs", "Arn"] }, { "Fn::Sub": "${Logs.Arn}/*" }],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  expect(policy({})).toEqual([deny]);
  expect(saying(policy({ writers: ["flowLog", "loadBalancer"] }), { Effect: "Deny" })).toEqual(deny);
});

test("only who writes is let in", () => {
  expect(gists(policy({ writers: ["flowLog"] }))).toEqual([
    closed,
    ["Allow", delivery, "s3:PutObject"],
    ["Allow", delivery, "s3:GetBucketAcl"],
  ]);
  expect(gists(policy({ writers: ["loadBalancer"] }))).toEqual([
    closed,
    [
      "Allow",
      {
        AWS: { "Fn::Sub": "arn:${AWS::Partition}:iam::156460612806:root" },
        Service: "logdelivery.elasticloadbalancing.amazonaws.com",
      },
      "s3:PutObject",
    ],
  ]);
});

test("flow logs' statements carry the names EC2 looks for, and no other statement has one", () => {
  const statements = policy({ writers: ["flowLog", "loadBalancer"] });
  expect(statements.map(({ Sid, Action }) => [Sid, Action])).toEqual([
    [undefined, "s3:*"],
    ["AWSLogDeliveryWrite", "s3:PutObject"],
    ["AWSLogDeliveryAclCheck", "s3:GetBucketAcl"],
    [undefined, "s3:PutObject"],
  ]);
});

test("flow logs come from this account and region, into this account's folder", () => {
  const statements = policy({ writers: ["flowLog"] });
  const write = saying(statements, { Sid: "AWSLogDeliveryWrite" });
  const check = saying(statements, { Sid: "AWSLogDeliveryAclCheck" });
  const source = { "aws:SourceArn": { "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*" } };
  expect(write).toMatchObject({
    Effect: "Allow",
    Principal: delivery,
    Action: "s3:PutObject",
    Resource: { "Fn::Sub": "${Logs.Arn}/flow-logs/AWSLogs/${AWS::AccountId}/*" },
    Condition: {
      StringEquals: {
        "aws:SourceAccount": { Ref: "AWS::AccountId" },
        "s3:x-amz-acl": "bucket-owner-full-control",
      },
      ArnLike: source,
    },
  });
  expect(check).toMatchObject({
    Effect: "Allow",
    Principal: delivery,
    Action: "s3:GetBucketAcl",
    Resource: { "Fn::GetAtt": ["Logs", "Arn"] },
    Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } }, ArnLike: source },
  });
});

test("load balancers write in their folder, as the region's account and as the service", () => {
  expect(saying(policy({ writers: ["loadBalancer"] }), { Action: "s3:PutObject" })).toMatchObject({
    Effect: "Allow",
    Principal: {
      AWS: { "Fn::Sub": "arn:${AWS::Partition}:iam::156460612806:root" },
      Service: "logdelivery.elasticloadbalancing.amazonaws.com",
    },
    Action: "s3:PutObject",
    Resource: { "Fn::Sub": "${Logs.Arn}/load-balancer/AWSLogs/${AWS::AccountId}/*" },
  });
});

test("in regions without such an account the service writes alone", () => {
  const statement = saying(policy({ writers: ["loadBalancer"], main: "ap-south-2" }), { Action: "s3:PutObject" });
  expect(statement["Principal"]).toEqual({
    AWS: undefined,
    Service: "logdelivery.elasticloadbalancing.amazonaws.com",
  });
});

test("CloudFront knows the bucket by its name without a region", () => {
  const name = (part?: string) => logicalName("logs" as NodeId, part);
  expect(logBucket.attributes.domainName(name, {} as never)).toEqual({ "Fn::GetAtt": ["Logs", "DomainName"] });
});
