import { expect, test } from "vitest";
import { replicaBucket } from "../../../../src/emitters/cloudformation/nodes/replica-bucket.js";
import { emit, named, standing } from "../../../support/emit-web.js";
import { resourcePolicy } from "../../../support/statements.js";

function printed() {
  const { g } = standing({ regions: { main: "eu-west-1", edge: "us-east-1", recovery: "eu-central-1" } });
  const id = g.add("replicaBucket", "replica", {}, [], "recovery");
  return emit(replicaBucket, g.build(), id);
}

test("the copy keeps versions, without which S3 refuses to replicate, and outlives the stack", () => {
  const bucket = named(printed(), "Replica");
  expect(bucket.deletionPolicy).toBe("Retain");
  expect(bucket.properties).toMatchObject({
    VersioningConfiguration: { Status: "Enabled" },
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    },
    PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
  });
});

test("nobody is let in but by roles of the account, over TLS", () => {
  expect(resourcePolicy(named(printed(), "ReplicaPolicy"))).toEqual([
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [{ "Fn::GetAtt": ["Replica", "Arn"] }, { "Fn::Sub": "${Replica.Arn}/*" }],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
});
