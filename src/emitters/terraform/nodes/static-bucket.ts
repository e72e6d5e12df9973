import { sourcesOf, targetsOf } from "../../../compiler/graph/graph.js";
import type { Node, NodeId } from "../../../compiler/graph/node.js";
import { regions } from "../../../generated/facts.js";
import { attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { oneOrMany } from "../../policy.js";
import { type PolicyStatement } from "../policy.js";
import { bucketArn, privateBucket, versioningOf, type BucketTraits } from "../private-bucket.js";
import { replacedVersionDays } from "../../replaced-versions.js";

/**
 * Copies every change to the other region, deletions too: there they hide an object, and its versions stay. What was
 * in the bucket before is not copied.
 */
function replication(context: EmitContext, node: Node<"staticBucket">): BucketTraits["replication"] {
  const { graph, text } = context;
  const { replicationRole } = node.properties;
  const replicas = targetsOf(graph, node.id, "replicatesTo", "replicaBucket");
  if (replicationRole === undefined || replicas.length === 0) return undefined;
  return {
    role: text({ ref: replicationRole, attribute: "arn" }),
    rules: replicas.map(({ id }) => ({
      id,
      bucket: text({ ref: id, attribute: "arn" }),
      versioning: versioningOf(context, id),
    })),
  };
}

/** CloudFront may read, and only for the distributions that serve this bucket. */
function readByDistributions(context: EmitContext, id: NodeId<"staticBucket">): readonly PolicyStatement[] {
  const distributions = sourcesOf(context.graph, id, "serves", "distribution");
  if (distributions.length === 0) return [];
  const arns = distributions.map((each) => context.text({ ref: each.id, attribute: "arn" }));
  return [
    {
      Effect: "Allow",
      Principal: { Service: "cloudfront.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: bucketArn(context, "/*"),
      Condition: { StringEquals: { "AWS:SourceArn": oneOrMany(arns) } },
    },
  ];
}

/** Everybody may read: what the whitepaper's origin, a website, needs. Appendix A: S3 Bucket Creation. */
const readByEverybody = (context: EmitContext): PolicyStatement => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: bucketArn(context, "/*"),
});

const partition = attributeOf("data.partition", "partition", "partition");
const urlSuffix = attributeOf("data.partition", "partition", "dns_suffix");

/** Two ways to spell the endpoint, by the age of the region. Amazon S3 User Guide, Website endpoints. */
function websiteOf(bucket: string, region: string): string {
  const sign = regions.find(({ name }) => name === region)?.website === "dash" ? "-" : ".";
  return `${bucket}.s3-website${sign}${region}.${urlSuffix}`;
}

/** Whitepaper, Static Content: the bucket CloudFront serves files from. A bucket that `existing` names stays as it is. */
export const staticBucket: NodeEmitter<"staticBucket"> = {
  attributes: {
    name: (name, { properties: { existing } }) => existing ?? attributeOf("s3_bucket", name(), "id"),
    arn: (name, { properties: { existing } }) =>
      existing === undefined ? attributeOf("s3_bucket", name(), "arn") : `arn:${partition}:s3:::${existing}`,
    // A bucket that is already there is taken to be in the deployment's region.
    regionalDomainName: (name, { properties: { existing, region } }) =>
      existing === undefined
        ? attributeOf("s3_bucket", name(), "bucket_regional_domain_name")
        : `${existing}.s3.${region}.${urlSuffix}`,
    websiteDomainName: (name, { properties: { existing, region } }) =>
      existing === undefined
        ? attributeOf("s3_bucket_website_configuration", name("website"), "website_endpoint")
        : websiteOf(existing, region),
  },
  blocks: (node, context) =>
    node.properties.existing !== undefined
      ? []
      : privateBucket(context, node.id, {
          versioning: node.properties.versioning,
          noncurrentDays: replacedVersionDays,
          replication: replication(context, node),
          isWebsite: node.properties.access === "website",
          statements:
            node.properties.access === "website" ? [readByEverybody(context)] : readByDistributions(context, node.id),
        }),
};
