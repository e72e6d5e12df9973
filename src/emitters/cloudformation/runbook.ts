import type { Graph } from "../../compiler/graph/graph.js";
import { nodesOf } from "../../compiler/graph/graph.js";
import { limits } from "../../generated/facts.js";
import { headerText } from "../header.js";
import { codeSpan, shellWord } from "../markdown.js";
import { prefixListParameter } from "./security-groups.js";
import type { Template } from "./template.js";

/** A template as it was printed. Paths are relative to the output directory. */
export interface Printed {
  readonly template: Template;
  readonly path: string;
  readonly bytes: number;
}

const fileOf = ({ path }: Printed): string => path.split("/").at(-1) ?? path;

/** What the recovery and edge stacks export is read by the main one, so it comes last. */
const order = { recovery: 0, edge: 1, main: 2 } as const;

const needsIam = (printed: Printed): boolean =>
  printed.template.sections.some(({ resources }) => resources.some(({ type }) => type.startsWith("AWS::IAM::")));

/** CloudFormation takes no stack tag without a value; a rule says so. */
const stackTags = (graph: Graph): Graph["deployment"]["tags"] =>
  graph.deployment.tags.filter(([, value]) => value !== "");

const tagWords = (graph: Graph): string =>
  stackTags(graph)
    .map(([key, value]) => shellWord(`${key}=${value}`))
    .join(" ");

/** The command that creates or updates one stack. */
function deployCommand(graph: Graph, printed: Printed): string {
  const { stack, parameters } = printed.template;
  const isLarge = printed.bytes > limits.templateInlineBytes.value;
  const words = [
    "aws cloudformation deploy",
    `--region ${stack.region}`,
    `--stack-name ${stack.name}`,
    `--template-file ${fileOf(printed)}`,
    ...(isLarge ? ['--s3-bucket "$TEMPLATE_BUCKET"'] : []),
    ...(needsIam(printed) ? ["--capabilities CAPABILITY_IAM"] : []),
    ...(parameters.length === 0 ? [] : [`--parameter-overrides ${prefixListParameter}="$PREFIX_LIST_ID"`]),
    ...(stackTags(graph).length === 0 ? [] : [`--tags ${tagWords(graph)}`]),
  ];
  return words.join(" \\\n  ");
}

const fence = (...lines: readonly string[]): string => ["```sh", ...lines, "```"].join("\n");

const prefixListCommand = (region: string): string =>
  [
    `PREFIX_LIST_ID=$(aws ec2 describe-managed-prefix-lists --region ${region}`,
    "  --filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing",
    "  --query 'PrefixLists[0].PrefixListId' --output text)",
  ].join(" \\\n");

function deploySection(graph: Graph, ordered: readonly Printed[]): string {
  const isLarge = ordered.some(({ bytes }) => bytes > limits.templateInlineBytes.value);
  const asksForList = ordered.find(({ template }) => template.parameters.length > 0);
  return [
    "## Deploy",
    "",
    ordered.length === 1
      ? "One stack. The same command updates it."
      : "One stack for each region, in this order: the last reads the outputs of the others, by their names. The same commands update them.",
    "",
    ...(isLarge
      ? [
          "A template is larger than a command may carry; it goes through a bucket of yours in the same region:",
          "",
          fence("TEMPLATE_BUCKET=your-bucket-for-templates"),
          "",
        ]
      : []),
    ...(asksForList === undefined
      ? []
      : [
          "The id of CloudFront's prefix list in this region is asked from AWS:",
          "",
          fence(prefixListCommand(asksForList.template.stack.region)),
          "",
        ]),
    ...ordered.flatMap((printed) => [fence(deployCommand(graph, printed)), ""]),
    "Look before you change: `aws cloudformation deploy --no-execute-changeset …` prints the name of a change set to read.",
    "A line that says *Replacement: True* for a database, file system or bucket is a reason to stop.",
    "",
  ].join("\n");
}

function afterSection(graph: Graph): string {
  const steps: string[] = [];
  const main = graph.deployment;
  const [topic] = nodesOf(graph, "notificationTopic");
  if (topic !== undefined) {
    steps.push(
      "Confirm the subscription: AWS sends a mail to each address of `monitoring.notify`; until then alarms reach nobody.",
    );
  }
  const [distribution] = nodesOf(graph, "distribution");
  const records = nodesOf(graph, "dnsRecord");
  if (distribution !== undefined && distribution.properties.aliases.length > 0 && records.length === 0) {
    const names = distribution.properties.aliases.map(codeSpan).join(", ");
    steps.push(
      `Make the DNS records by hand: ${names} as CNAME (at a zone's apex: ALIAS) to the output \`DistributionDomainName\`.`,
    );
    const origin = distribution.properties.webOrigin.domainName;
    if (typeof origin === "string") {
      steps.push(
        `And ${codeSpan(origin)} as CNAME to the output \`LoadBalancerDnsName\`: CloudFront reaches the servers under that name.`,
      );
    }
  }
  if (distribution === undefined && records.length === 0) {
    steps.push("Point the site's name at the output `LoadBalancerDnsName`.");
  }
  const existing = nodesOf(graph, "staticBucket").find(({ properties }) => properties.existing !== undefined);
  if (existing !== undefined) {
    steps.push(
      `The bucket ${codeSpan(existing.properties.existing ?? "")} is yours: add a statement to its policy that lets \`cloudfront.amazonaws.com\` do \`s3:GetObject\` where \`AWS:SourceArn\` is the output \`DistributionArn\`.`,
    );
  }
  steps.push(
    "This version of wpspec boots the web servers with PHP, nginx and the shared files; it does not install WordPress yet. Put an installation into `/var/www/wordpress` from any of them:",
  );
  const connect = fence(
    `aws ec2 describe-instances --region ${main.regions.main} \\`,
    `  --filters Name=tag:aws:autoscaling:groupName,Values="$(aws cloudformation describe-stack-resource --region ${main.regions.main} --stack-name ${main.name} --logical-resource-id Web --query StackResourceDetail.PhysicalResourceId --output text)" \\`,
    "  --query 'Reservations[].Instances[].InstanceId' --output text",
    `aws ssm start-session --region ${main.regions.main} --target INSTANCE_ID`,
  );
  return [
    "## After the first deployment",
    "",
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    "",
    connect,
    "",
  ].join("\n");
}

function goneSection(graph: Graph, ordered: readonly Printed[]): string {
  const isProtected =
    nodesOf(graph, "loadBalancer").some(({ properties }) => properties.isProtected) ||
    nodesOf(graph, "databaseCluster").some(({ properties }) => properties.isProtected);
  const names = ordered.toReversed().map(({ template }) => template.stack);
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
    "The database leaves a last snapshot; buckets, file system and backup vault stay and are yours to delete.",
    "",
    fence(
      ...names.map(({ name, region }) => `aws cloudformation delete-stack --region ${region} --stack-name ${name}`),
    ),
    "",
  ].join("\n");
}

/** The README beside the templates: order, exact commands with tags, what is left to do by hand. */
export function runbook(graph: Graph, printed: readonly Printed[]): string {
  const { deployment } = graph;
  const ordered = printed.toSorted((a, b) => order[a.template.stack.placement] - order[b.template.stack.placement]);
  const rows = ordered.map(
    ({ template, path, bytes }) =>
      `| \`${path.split("/").at(-1)}\` | \`${template.stack.name}\` | ${template.stack.region} | ${template.sections.reduce((sum, { resources }) => sum + resources.length, 0)} | ${bytes} |`,
  );
  return [
    `<!-- ${headerText(deployment.specFile, deployment.environment)} -->`,
    "",
    `# Runbook of ${deployment.name}`,
    "",
    "| template | stack | region | resources | bytes |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
    deploySection(graph, ordered),
    afterSection(graph),
    goneSection(graph, ordered),
  ].join("\n");
}
