import { sourcesOf, targetsOf } from "../../../compiler/graph/graph.js";
import type { Node, NodeId } from "../../../compiler/graph/node.js";
import { regions } from "../../../generated/facts.js";
import { getAtt, ref, type Cfn, type CfnObject } from "../cfn.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { oneOrMany } from "../../policy.js";
import { bucketArn, privateBucket } from "../private-bucket.js";
import { replacedVersionDays } from "../../replaced-versions.js";
import { joinParts } from "../values.js";

/**
 * Copies every change to the other region, deletions too: there they hide an object, and its versions stay. What was
 * in the bucket before is not copied.
 */
function replication({ graph, value }: EmitContext, node: Node<"staticBucket">): CfnObject | undefined {
  const { replicationRole } = node.properties;
  const replicas = targetsOf(graph, node.id, "replicatesTo", "replicaBucket");
  if (replicationRole === undefined || replicas.length === 0) return undefined;
  return {
    Role: value({ ref: replicationRole, attribute: "arn" }),
    Rules: replicas.map((replica, index) => ({
      Id: replica.id,
      Status: "Enabled",
      Priority: index + 1,
      Filter: { Prefix: "" },
      DeleteMarkerReplication: { Status: "Enabled" },
      Destination: { Bucket: value({ ref: replica.id, attribute: "arn" }) },
    })),
  };
}

/** CloudFront may read, and only for the distributions that serve this bucket. */
function readByDistributions(context: EmitContext, id: NodeId<"staticBucket">): readonly CfnObject[] {
  const distributions = sourcesOf(context.graph, id, "serves", "distribution");
  if (distributions.length === 0) return [];
  const arns = distributions.map((each) => context.value({ ref: each.id, attribute: "arn" }));
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
const readByEverybody = (context: EmitContext): CfnObject => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: bucketArn(context, "/*"),
});

/** The host of a website endpoint: what is between the slashes of `http://HOST`. */
const hostOf = (url: Cfn): Cfn => ({ "Fn::Select": [2, { "Fn::Split": ["/", url] }] });

/** Two ways to spell the endpoint, by the age of the region. Amazon S3 User Guide, Website endpoints. */
function websiteOf(bucket: string, region: string): Cfn {
  const sign = regions.find(({ name }) => name === region)?.website === "dash" ? "-" : ".";
  return joinParts([`${bucket}.s3-website${sign}`, ref("AWS::Region"), ".", ref("AWS::URLSuffix")]);
}

/** What a bucket that is already there is known by; it is taken to be in the deployment's region. */
const known = (bucket: string): { readonly arn: Cfn; readonly regionalDomainName: Cfn } => ({
  arn: joinParts(["arn:", ref("AWS::Partition"), `:s3:::${bucket}`]),
  regionalDomainName: joinParts([`${bucket}.s3.`, ref("AWS::Region"), ".", ref("AWS::URLSuffix")]),
});

/** Whitepaper, Static Content: the bucket CloudFront serves files from. A bucket that `existing` names stays as it is. */
export const staticBucket: NodeEmitter<"staticBucket"> = {
  attributes: {
    name: (name, { properties: { existing } }) => existing ?? ref(name()),
    arn: (name, { properties: { existing } }) => (existing === undefined ? getAtt(name(), "Arn") : known(existing).arn),
    regionalDomainName: (name, { properties: { existing } }) =>
      existing === undefined ? getAtt(name(), "RegionalDomainName") : known(existing).regionalDomainName,
    websiteDomainName: (name, { properties: { existing, region } }) =>
      existing === undefined ? hostOf(getAtt(name(), "WebsiteURL")) : websiteOf(existing, region),
  },
  resources: (node, context) =>
    node.properties.existing !== undefined
      ? []
      : privateBucket(context, {
          versioning: node.properties.versioning,
          noncurrentDays: replacedVersionDays,
          replication: replication(context, node),
          isWebsite: node.properties.access === "website",
          statements:
            node.properties.access === "website" ? [readByEverybody(context)] : readByDistributions(context, node.id),
        }),
};
