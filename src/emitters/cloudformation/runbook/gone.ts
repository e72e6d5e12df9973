import { nodesOf } from "../../../compiler/graph/graph.js";
import { logicalName } from "../names.js";
import { fence, resourceOf, type RunbookContext } from "./printed.js";

/** What stays behind when the stacks of production are deleted. */
function whatStays({ graph }: RunbookContext): string {
  const kept = [
    ...(nodesOf(graph, "databaseCluster").length > 0 ? ["The database leaves a last snapshot."] : []),
    ...(nodesOf(graph, "dataVolume").length > 0 ? ["The data volume leaves a last snapshot."] : []),
    ...(nodesOf(graph, "lightsailInstance").length > 0
      ? ["The Lightsail instance stays, and costs what it costs, until you delete it."]
      : []),
    "Buckets, file system and backup vault stay, where there are any, and are yours to delete.",
  ];
  return kept.join(" ");
}

/** CloudFormation deletes no bucket with anything in it, versions included. */
function emptyBuckets(context: RunbookContext): readonly string[] {
  const buckets = (["staticBucket", "logBucket"] as const)
    .flatMap((kind) => nodesOf(context.graph, kind))
    .filter((node) => node.kind !== "staticBucket" || node.properties.existing === undefined);
  if (buckets.length === 0) return [];
  const { main } = context.graph.deployment.regions;
  return [
    "Everything goes with the stacks. CloudFormation deletes no bucket that holds anything, old versions included, so empty them first:",
    "",
    fence(
      `for bucket in ${buckets.map(({ id }) => `"$(${resourceOf(context, logicalName(id))})"`).join(" ")}; do`,
      "  # Objects, old versions and delete markers, a thousand at a time: repeat until it has nothing left to delete.",
      `  aws s3api delete-objects --region ${main} --bucket "$bucket" --delete "$(aws s3api list-object-versions --region ${main} \\`,
      `    --bucket "$bucket" --max-items 1000 --output json --query '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}}')"`,
      "done",
    ),
    "",
  ];
}

/** How to take the deployment down, and what of it is left. */
export function goneSection(context: RunbookContext): readonly string[] {
  const { graph, ordered } = context;
  const isProtected =
    nodesOf(graph, "loadBalancer").some(({ properties }) => properties.isProtected) ||
    nodesOf(graph, "databaseCluster").some(({ properties }) => properties.isProtected);
  const stacks = ordered.toReversed().map(({ template }) => template.stack);
  return [
    "## Take it down",
    "",
    ...(isProtected
      ? [
          "Load balancer and database are protected from deletion: first write `database.deletionProtection: false`, compile",
          "and deploy once more.",
          "",
        ]
      : []),
    ...(graph.deployment.keepsData ? [whatStays(context), ""] : emptyBuckets(context)),
    fence(
      ...stacks.map(({ name, region }) => `aws cloudformation delete-stack --region ${region} --stack-name ${name}`),
    ),
    "",
  ];
}
