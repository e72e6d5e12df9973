import { nodesOf } from "../../../compiler/graph/graph.js";
import { logicalName } from "../names.js";
import { fence } from "../../runbook/text.js";
import { resourceOf, type StackContext } from "./printed.js";

/** What stays behind when the stacks of production are deleted. */
function whatStays({ graph }: StackContext): string {
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
function emptyBuckets(context: StackContext): readonly string[] {
  const { graph, ordered } = context;
  // The copies in the other region last: what is deleted before is not copied there any more.
  const loops = ordered.toReversed().flatMap(({ template: { stack } }) => {
    const buckets = (["staticBucket", "replicaBucket", "logBucket"] as const)
      .flatMap((kind) => nodesOf(graph, kind))
      .filter((node) => node.kind !== "staticBucket" || node.properties.existing === undefined)
      .filter(({ placement }) => placement === stack.placement);
    if (buckets.length === 0) return [];
    const { region } = stack;
    return [
      `for bucket in ${buckets.map(({ id }) => `"$(${resourceOf(stack, logicalName(id))})"`).join(" ")}; do`,
      "  # Objects, old versions and delete markers, a thousand at a time: repeat until it has nothing left to delete.",
      `  aws s3api delete-objects --region ${region} --bucket "$bucket" --delete "$(aws s3api list-object-versions --region ${region} \\`,
      `    --bucket "$bucket" --max-items 1000 --output json --query '{Objects: [Versions, DeleteMarkers][].{Key: Key, VersionId: VersionId}}')"`,
      "done",
    ];
  });
  if (loops.length === 0) return [];
  return [
    "Everything goes with the stacks. CloudFormation deletes no bucket that holds anything, old versions included, so empty them first:",
    "",
    fence(...loops),
    "",
  ];
}

/** AWS Backup deletes no vault with anything in it. */
function emptyVaults({ graph, ordered }: StackContext): readonly string[] {
  const loops = ordered.toReversed().flatMap(({ template: { stack } }) =>
    nodesOf(graph, "backupVault")
      .filter(({ placement }) => placement === stack.placement)
      .flatMap(({ id }) => {
        const where = `--region ${stack.region} --backup-vault-name "$vault"`;
        return [
          `vault="$(${resourceOf(stack, logicalName(id))})"`,
          `for point in $(aws backup list-recovery-points-by-backup-vault ${where} \\`,
          "  --query 'RecoveryPoints[].RecoveryPointArn' --output text); do",
          `  aws backup delete-recovery-point ${where} --recovery-point-arn "$point"`,
          "done",
        ];
      }),
  );
  return loops.length === 0 ? [] : ["Nor does it delete a backup vault that holds backups:", "", fence(...loops), ""];
}

/** What is protected from deletion, as the beginning of a sentence; undefined where nothing is. */
function protectedParts({ graph }: StackContext): string | undefined {
  const hasBalancer = nodesOf(graph, "loadBalancer").some(({ properties }) => properties.isProtected);
  const hasDatabase = nodesOf(graph, "databaseCluster").some(({ properties }) => properties.isProtected);
  if (hasBalancer && hasDatabase) return "Load balancer and database are";
  if (hasBalancer) return "The load balancer is";
  return hasDatabase ? "The database is" : undefined;
}

/** How to take the deployment down, and what of it is left. */
export function goneSection(context: StackContext): readonly string[] {
  const { graph, ordered } = context;
  const guarded = protectedParts(context);
  const stacks = ordered.toReversed().map(({ template }) => template.stack);
  return [
    "## Take it down",
    "",
    ...(guarded !== undefined
      ? [
          `${guarded} protected from deletion: first write \`database.deletionProtection: false\`, compile`,
          "and deploy once more.",
          "",
        ]
      : []),
    ...(graph.deployment.keepsData ? [whatStays(context), ""] : [...emptyBuckets(context), ...emptyVaults(context)]),
    fence(
      ...stacks.map(({ name, region }) => `aws cloudformation delete-stack --region ${region} --stack-name ${name}`),
    ),
    "",
  ];
}
