import { nodesOf, type Graph } from "../../../compiler/graph/graph.js";
import { limits } from "../../../generated/facts.js";
import { shellWord } from "../../markdown.js";
import { parameters } from "../parameters.js";
import { command, fence } from "../../runbook/text.js";
import { type Printed, type StackContext } from "./printed.js";

const fileOf = ({ path }: Printed): string => path.split("/").at(-1) ?? path;

const needsIam = (printed: Printed): boolean =>
  printed.template.sections.some(({ resources }) => resources.some(({ type }) => type.startsWith("AWS::IAM::")));

const isLarge = ({ bytes }: Printed): boolean => bytes > limits.templateInlineBytes.value;

/**
 * CloudFormation takes no stack tag without a value, and its command line divides at the first `=` and takes what begins
 * with a hyphen for an option. A rule says so.
 */
const stackTags = (graph: Graph): Graph["deployment"]["tags"] =>
  graph.deployment.tags.filter(([key, value]) => value !== "" && !key.includes("=") && !key.startsWith("-"));

/** How each parameter is asked from AWS, and under which name the shell keeps the answer. */
const questions: Readonly<Record<string, (graph: Graph) => { why: string; variable: string; ask: string }>> = {
  [parameters.prefixList.name]: ({ deployment }) => ({
    why: "The id of CloudFront's prefix list in this region is asked from AWS:",
    variable: "PREFIX_LIST_ID",
    ask: command(
      `aws ec2 describe-managed-prefix-lists --region ${deployment.regions.main}`,
      "--filters Name=prefix-list-name,Values=com.amazonaws.global.cloudfront.origin-facing",
      "--query 'PrefixLists[0].PrefixListId' --output text",
    ),
  }),
  [parameters.defaultVpc.name]: ({ deployment }) => ({
    why: "The default VPC of the region, with which Lightsail is peered:",
    variable: "DEFAULT_VPC_ID",
    ask: command(
      `aws ec2 describe-vpcs --region ${deployment.regions.main} --filters Name=is-default,Values=true`,
      "--query 'Vpcs[0].VpcId' --output text",
    ),
  }),
  [parameters.serverZone.name]: (graph) => ({
    why: "The data volume goes where the server's subnet is:",
    variable: "SERVER_ZONE",
    ask: command(
      `aws ec2 describe-subnets --region ${graph.deployment.regions.main}`,
      `--subnet-ids ${nodesOf(graph, "webServer")
        .map(({ properties }) => existingId(graph, properties.subnet))
        .join(" ")}`,
      "--query 'Subnets[0].AvailabilityZone' --output text",
    ),
  }),
};

function existingId(graph: Graph, id: string): string {
  const subnet = nodesOf(graph, "subnet").find((each) => each.id === id);
  return subnet !== undefined && "existing" in subnet.properties ? subnet.properties.existing : "";
}

const questionsOf = (graph: Graph, { template }: Printed) =>
  template.parameters.flatMap(({ name }) => {
    const question = questions[name]?.(graph);
    return question === undefined ? [] : [{ name, ...question }];
  });

/** The command that creates or updates one stack. */
function deployCommand(graph: Graph, printed: Printed): string {
  const { stack } = printed.template;
  const asked = questionsOf(graph, printed).map(({ name, variable }) => `${name}="$${variable}"`);
  const tags = stackTags(graph).map(([key, value]) => shellWord(`${key}=${value}`));
  return command(
    "aws cloudformation deploy",
    `--region ${stack.region}`,
    `--stack-name ${stack.name}`,
    `--template-file ${fileOf(printed)}`,
    ...(isLarge(printed) ? ['--s3-bucket "$TEMPLATE_BUCKET"'] : []),
    ...(needsIam(printed) ? ["--capabilities CAPABILITY_IAM"] : []),
    ...(asked.length === 0 ? [] : [`--parameter-overrides ${asked.join(" ")}`]),
    ...(tags.length === 0 ? [] : [`--tags ${tags.join(" ")}`]),
  );
}

/** Order and exact commands of a deployment, with the questions it asks AWS first. */
export function deploySection({ graph, ordered }: StackContext): readonly string[] {
  return [
    "## Deploy",
    "",
    ordered.length === 1
      ? "One stack. The same command updates it."
      : "One stack for each region, in this order: the last reads the outputs of the others, by their names. The same commands update them.",
    "",
    ...(ordered.some(isLarge)
      ? [
          "A template is larger than a command may carry; it goes through a bucket of yours in the same region:",
          "",
          fence("TEMPLATE_BUCKET=your-bucket-for-templates"),
          "",
        ]
      : []),
    ...ordered
      .flatMap((printed) => questionsOf(graph, printed))
      .flatMap(({ why, variable, ask }) => [why, "", fence(`${variable}=$(${ask})`), ""]),
    ...ordered.flatMap((printed) => [fence(deployCommand(graph, printed)), ""]),
    "Look before you change: `aws cloudformation deploy --no-execute-changeset …` prints the name of a change set to read.",
    "A line that says *Replacement: True* for a database, file system, volume or bucket is a reason to stop.",
    "",
  ];
}
