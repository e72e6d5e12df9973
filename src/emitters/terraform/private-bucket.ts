import type { NodeId } from "../../compiler/graph/node.js";
import { resource, type Block } from "./block.js";
import { kept } from "./kept.js";
import { address } from "./names.js";
import type { EmitContext } from "./node-emitter.js";
import { denyBucketWithoutTls } from "../policy.js";
import { policyText, type PolicyStatement } from "./policy.js";

/** One target of replication. */
export interface ReplicationRule {
  readonly id: string;
  /** ARN of the bucket that gets the copies. */
  readonly bucket: string;
  /** Address of what switches that bucket's versions on. */
  readonly versioning: string;
}

/** What differs between our buckets. */
export interface BucketTraits {
  readonly versioning: boolean;
  /** Days until an object is deleted; undefined keeps it. */
  readonly expireDays?: number;
  /** Days that a replaced or deleted version can still be fetched back. */
  readonly noncurrentDays: number;
  readonly allowsAcls?: boolean;
  readonly replication?: { readonly role: string; readonly rules: readonly ReplicationRule[] } | undefined;
  /** Anybody may read it over its website endpoint, which knows no TLS. */
  readonly isWebsite?: boolean;
  /** What the bucket's policy says besides refusing requests without TLS. */
  readonly statements?: readonly PolicyStatement[];
}

/** Pieces of uploads that nobody finished cost money and are seen in no listing. */
const abortUploadDays = 7;

/** The longest prefix of a bucket's name that the provider takes: it puts 26 digits after it. */
const prefixLength = 37;

/** The ARN of this node's bucket, or of what lies in it under `keys`. */
export const bucketArn = ({ attribute }: EmitContext, keys = ""): string => `${attribute("s3_bucket", "arn")}${keys}`;

/** What switches on the versions of the bucket `id`, as `depends_on` lists it. */
export const versioningOf = ({ nameOf }: EmitContext, id: NodeId): string =>
  address("s3_bucket_versioning", nameOf(id, "versioning"));

/** Begins a name that is taken world-wide, so the provider ends it with digits of its own. */
const namePrefix = ({ graph }: EmitContext, id: NodeId): string =>
  `${`${graph.deployment.name}-${id}`.slice(0, prefixLength - 1)}-`;

/** Objects and their versions, deleted when they are old. An empty prefix means every object. */
const lifecycleRule = ({ expireDays, noncurrentDays }: BucketTraits) => ({
  id: "tidy",
  status: "Enabled",
  filter: [{ prefix: "" }],
  ...(expireDays === undefined ? {} : { expiration: [{ days: expireDays }] }),
  noncurrentVersionExpiration: [{ noncurrentDays }],
  abortIncompleteMultipartUpload: [{ daysAfterInitiation: abortUploadDays }],
});

/** Wants versions on both sides before it is written. */
function replicationOf({ name }: EmitContext, bucket: string, { replication }: BucketTraits): readonly Block[] {
  if (replication === undefined) return [];
  const { role, rules } = replication;
  return [
    resource(
      "s3_bucket_replication_configuration",
      name("replication"),
      {
        bucket,
        role,
        rule: rules.map((rule, index) => ({
          id: rule.id,
          status: "Enabled",
          priority: index + 1,
          filter: { prefix: "" },
          deleteMarkerReplication: { status: "Enabled" },
          destination: { bucket: rule.bucket },
        })),
      },
      {
        dependsOn: [address("s3_bucket_versioning", name("versioning")), ...rules.map(({ versioning }) => versioning)],
      },
    ),
  ];
}

/** What the bucket is set to, each setting a resource of its own. */
function settings(context: EmitContext, bucket: string, traits: BucketTraits): readonly Block[] {
  const { name } = context;
  const { versioning, allowsAcls = false, isWebsite = false } = traits;
  return [
    resource("s3_bucket_public_access_block", name("public-access"), {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: !isWebsite,
      ignorePublicAcls: true,
      restrictPublicBuckets: !isWebsite,
    }),
    ...(isWebsite
      ? [
          resource("s3_bucket_website_configuration", name("website"), {
            bucket,
            indexDocument: { suffix: "index.html" },
          }),
        ]
      : []),
    resource("s3_bucket_ownership_controls", name("ownership"), {
      bucket,
      rule: { objectOwnership: allowsAcls ? "BucketOwnerPreferred" : "BucketOwnerEnforced" },
    }),
    // The key of S3 itself: load balancers can write under no other, and CloudFront needs no key policy.
    resource("s3_bucket_server_side_encryption_configuration", name("encryption"), {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    }),
    resource("s3_bucket_versioning", name("versioning"), {
      bucket,
      versioningConfiguration: { status: versioning ? "Enabled" : "Suspended" },
    }),
    resource(
      "s3_bucket_lifecycle_configuration",
      name("lifecycle"),
      { bucket, rule: [lifecycleRule(traits)] },
      // Rules on versions of a bucket that has none yet may be lost.
      { dependsOn: [address("s3_bucket_versioning", name("versioning"))] },
    ),
    ...replicationOf(context, bucket, traits),
  ];
}

/**
 * A bucket that nobody outside the account can be let into (but to read a website), and its policy (part `policy`).
 * Where the deployment keeps no data, Terraform empties it before deleting it.
 */
export function privateBucket(context: EmitContext, id: NodeId, traits: BucketTraits): readonly Block[] {
  const { graph, name, attribute } = context;
  const { isWebsite = false, statements = [] } = traits;
  const bucket = attribute("s3_bucket", "id");
  return [
    resource(
      "s3_bucket",
      name(),
      { bucketPrefix: namePrefix(context, id), forceDestroy: !graph.deployment.keepsData },
      kept(context),
    ),
    ...settings(context, bucket, traits),
    resource(
      "s3_bucket_policy",
      name("policy"),
      {
        bucket,
        policy: policyText([
          denyBucketWithoutTls(isWebsite, [bucketArn(context), bucketArn(context, "/*")]),
          ...statements,
        ]),
      },
      // S3 refuses a policy for everybody until this allows it, and a second change to a bucket at the same moment.
      { dependsOn: [address("s3_bucket_public_access_block", name("public-access"))] },
    ),
  ];
}
