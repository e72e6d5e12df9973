import type { Node, NodeId } from "../node.js";
import { join, type Value } from "../value.js";
import type { Statement } from "./statement.js";

/** What who `writes` static files may do: within the paths that the bucket answers. */
const bucketStatements = (bucket: Node<"staticBucket">): readonly Statement[] => {
  const arn: Value = { ref: bucket.id, attribute: "arn" };
  return [
    // Without ListBucket a missing object answers 403 instead of 404, and every first upload fails.
    { sid: "ListStaticBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [arn] },
    {
      sid: "WriteStaticFiles",
      actions: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      resources: bucket.properties.paths.map((path) => join(arn, `/${path}`)),
    },
  ];
};

/**
 * The paper's six actions, for one user and one bucket: its own policy lets everybody in the world delete. Whitepaper,
 * Appendix A: S3 Bucket Creation.
 */
const websiteStatements = (bucket: Node<"staticBucket">): readonly Statement[] => {
  const arn: Value = { ref: bucket.id, attribute: "arn" };
  return [
    { sid: "ListStaticBucket", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [arn] },
    {
      sid: "WriteStaticFiles",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:GetObjectAcl", "s3:PutObject", "s3:PutObjectAcl"],
      resources: [join(arn, "/*")],
    },
  ];
};

/** What a writer of a bucket may do, by the way it is served. */
export const writerStatements = (bucket: Node<"staticBucket">): readonly Statement[] =>
  bucket.properties.access === "website" ? websiteStatements(bucket) : bucketStatements(bucket);

/** What S3 needs to copy every version to the other region. */
export const replicationStatements = (
  from: NodeId<"staticBucket">,
  to: NodeId<"replicaBucket">,
): readonly Statement[] => {
  const source: Value = { ref: from, attribute: "arn" };
  const replica: Value = { ref: to, attribute: "arn" };
  return [
    { sid: "ReadReplicationRules", actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"], resources: [source] },
    {
      sid: "ReadVersions",
      actions: ["s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTagging"],
      resources: [join(source, "/*")],
    },
    {
      sid: "WriteReplicas",
      actions: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
      resources: [join(replica, "/*")],
    },
  ];
};
