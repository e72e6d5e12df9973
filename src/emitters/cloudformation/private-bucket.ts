import { getAtt, ref, type Cfn, type CfnObject, type Resource } from "./cfn.js";
import { kept } from "./kept.js";
import type { EmitContext } from "./node-emitter.js";
import { denyBucketWithoutTls } from "../policy.js";
import { policyDocument } from "./policy-document.js";
import { joinParts } from "./values.js";

/** What differs between our buckets. */
export interface BucketTraits {
  readonly versioning: boolean;
  /** Days until an object is deleted; undefined keeps it. */
  readonly expireDays?: number;
  /** Days that a replaced or deleted version can still be fetched back. */
  readonly noncurrentDays: number;
  readonly allowsAcls?: boolean;
  readonly replication?: CfnObject | undefined;
  /** Anybody may read it over its website endpoint, which knows no TLS. */
  readonly isWebsite?: boolean;
  /** What the bucket's policy says besides refusing requests without TLS. */
  readonly statements?: readonly CfnObject[];
}

/** Pieces of uploads that nobody finished cost money and are seen in no listing. */
const abortUploadDays = 7;

/** The ARN of this node's bucket, or of what lies in it under `keys`. */
export function bucketArn({ name }: EmitContext, ...keys: readonly Cfn[]): Cfn {
  const arn = getAtt(name(), "Arn");
  return keys.length === 0 ? arn : joinParts([arn, ...keys]);
}

/**
 * A bucket that nobody outside the account can be let into (but to read a website), and its policy (part `policy`). No name is given: bucket
 * names are taken world-wide. Retained, because CloudFormation cannot delete a bucket with anything in it.
 */
export function privateBucket(context: EmitContext, traits: BucketTraits): readonly Resource[] {
  const { name } = context;
  const {
    versioning,
    expireDays,
    noncurrentDays,
    allowsAcls = false,
    isWebsite = false,
    replication,
    statements = [],
  } = traits;
  return [
    {
      name: name(),
      type: "AWS::S3::Bucket",
      deletionPolicy: kept(context, "Retain"),
      properties: {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: !isWebsite,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: !isWebsite,
        },
        WebsiteConfiguration: isWebsite ? { IndexDocument: "index.html" } : undefined,
        OwnershipControls: {
          Rules: [{ ObjectOwnership: allowsAcls ? "BucketOwnerPreferred" : "BucketOwnerEnforced" }],
        },
        // The key of S3 itself: load balancers can write under no other, and CloudFront needs no key policy.
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
        },
        VersioningConfiguration: { Status: versioning ? "Enabled" : "Suspended" },
        LifecycleConfiguration: {
          Rules: [
            {
              Id: "tidy",
              Status: "Enabled",
              ExpirationInDays: expireDays,
              NoncurrentVersionExpiration: { NoncurrentDays: noncurrentDays },
              AbortIncompleteMultipartUpload: { DaysAfterInitiation: abortUploadDays },
            },
          ],
        },
        ReplicationConfiguration: replication,
      },
    },
    {
      name: name("policy"),
      type: "AWS::S3::BucketPolicy",
      properties: {
        Bucket: ref(name()),
        PolicyDocument: policyDocument([
          denyBucketWithoutTls(isWebsite, [bucketArn(context), bucketArn(context, "/*")]),
          ...statements,
        ]),
      },
    },
  ];
}
