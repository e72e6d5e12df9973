import { nodesOf } from "../../compiler/graph/graph.js";
import type { Node } from "../../compiler/graph/node.js";
import type { RunbookContext } from "./context.js";
import { command, fence, steps } from "./text.js";

interface Server {
  readonly name: string;
  readonly region: string;
  readonly zone: string;
  readonly hasStaticIp: boolean;
  readonly snapshotTime: string | undefined;
  readonly ports: Node<"lightsailInstance">["properties"]["ports"];
}

const wait = ({ region }: Server, snapshot: string): string =>
  `aws lightsail get-instance-snapshot --region ${region} --instance-snapshot-name ${snapshot} --query instanceSnapshot.state --output text`;

const snapshotOf = ({ name, region }: Server, snapshot: string): string =>
  `aws lightsail create-instance-snapshot --region ${region} --instance-name ${name} --instance-snapshot-name ${snapshot}`;

const keepNewest = ({ name, region }: Server, snapshot: string): string =>
  command(
    `aws lightsail copy-snapshot --region ${region} --source-region ${region} --source-resource-name ${name}`,
    `--use-latest-restorable-auto-snapshot --target-snapshot-name ${snapshot}`,
  );

/** A replacement from a snapshot: the same disk on an instance of another name, size or zone. */
const fromSnapshot = ({ region, zone }: Server, instance: string, snapshot: string, bundle: string): string =>
  command(
    `aws lightsail create-instances-from-snapshot --region ${region} --availability-zone ${zone}`,
    `--instance-names ${instance} --instance-snapshot-name ${snapshot} --bundle-id ${bundle}`,
  );

/** A port as the CLI's shorthand has it; the command replaces the whole list. */
function portInfo({ port, protocol, cidrs, aliases }: Server["ports"][number]): string {
  const lists = [
    ...(cidrs.length === 0 ? [] : [`cidrs=${cidrs.join(",")}`]),
    ...(aliases.length === 0 ? [] : [`cidrListAliases=${aliases.join(",")}`]),
  ];
  return `fromPort=${port},toPort=${port},protocol=${protocol},${lists.join(",")}`;
}

const moveAddress = ({ name, region }: Server, instance: string): string =>
  `aws lightsail attach-static-ip --region ${region} --static-ip-name ${name}-address --instance-name ${instance}`;

function largerBundle(server: Server, { deployedAs, otherBundle }: RunbookContext): readonly string[] {
  const { name, region, snapshotTime, hasStaticIp } = server;
  const next = `${name}-2`;
  return [
    [
      "Choose a bundle that is larger than the one in the spec:",
      fence(
        `aws lightsail get-bundles --region ${region} --query 'bundles[?isActive].[bundleId,price,ramSizeInGb,diskSizeInGb]' --output text`,
      ),
    ].join("\n"),
    [
      "Stop the writing (maintenance mode), then take a snapshot and wait until this says `available`:",
      fence(snapshotOf(server, `${name}-grow`), wait(server, `${name}-grow`)),
    ].join("\n"),
    [
      "Start the larger instance from it. Firewall and automatic snapshots are not part of a snapshot:",
      fence(
        fromSnapshot(server, next, `${name}-grow`, "medium_3_0"),
        command(
          `aws lightsail put-instance-public-ports --region ${region} --instance-name ${next}`,
          `--port-infos ${server.ports.map(portInfo).join(" ")}`,
        ),
        command(
          `aws lightsail enable-add-on --region ${region} --resource-name ${next}`,
          `--add-on-request addOnType=AutoSnapshot,autoSnapshotAddOnRequest={snapshotTimeOfDay=${snapshotTime ?? "06:00"}}`,
        ),
      ),
    ].join("\n"),
    hasStaticIp
      ? [
          "Look at the new instance under its own address, then move the site's; it leaves the old instance by itself:",
          fence(moveAddress(server, next)),
        ].join("\n")
      : "Look at the new instance under its own address, then point the site's DNS record at it.",
    `Keep the old instance until you trust the new one. The ${deployedAs} goes on describing the old one: do not change \`lightsail.bundle\` in the spec, for ${otherBundle}; alarms watch the old name, so make them again for the new one in the console.`,
  ];
}

function toEc2(server: Server, { deployedAs }: RunbookContext): readonly string[] {
  const { name, region } = server;
  return [
    [
      "Export a snapshot; it becomes an image (AMI) and snapshots of EBS in your account:",
      fence(
        `aws lightsail export-snapshot --region ${region} --source-snapshot-name ${name}-ready`,
        `aws lightsail get-export-snapshot-records --region ${region} --query 'exportSnapshotRecords[0].[state,destinationInfo.id]' --output text`,
      ),
    ].join("\n"),
    [
      "Start it on EC2 as it is, with a stack of CloudFormation that Lightsail writes (the server keeps WordPress, database and files on its own disk):",
      fence(
        `EXPORT=$(aws lightsail get-export-snapshot-records --region ${region} --query 'exportSnapshotRecords[0].name' --output text)`,
        command(
          `aws lightsail create-cloud-formation-stack --region ${region}`,
          `--instances "sourceName=$EXPORT,instanceType=t3.medium,portInfoSource=INSTANCE,availabilityZone=${server.zone}"`,
        ),
      ),
    ].join("\n"),
    `Or move the content into a ${deployedAs} of \`tier: ec2\` with another \`name\`: compile and deploy it, then copy database (\`wp db export\`, \`wp db import\`) and \`wp-content/\` from the old server, look at it under its own address, and move the DNS record. That server can be replaced without losing data; the exported one cannot.`,
  ];
}

const serverOf = ({ graph }: RunbookContext, node: Node<"lightsailInstance">): Server => ({
  name: node.properties.name,
  region: graph.deployment.regions.main,
  zone: node.properties.zone,
  hasStaticIp: nodesOf(graph, "staticIp").length > 0,
  snapshotTime: node.properties.snapshotTime,
  ports: node.properties.ports,
});

/** Snapshots, recovery and the way up from Lightsail: none of it exists in a template. Whitepaper, Simple Deployment. */
export function growthSection(context: RunbookContext): readonly string[] {
  const [node] = nodesOf(context.graph, "lightsailInstance");
  if (node === undefined) return [];
  const server = serverOf(context, node);
  const { name, region } = server;
  return [
    "## Snapshots, recovery, growth",
    "",
    "### After the set-up, and before every change",
    "",
    "A manual snapshot stays until somebody deletes it:",
    "",
    fence(snapshotOf(server, `${name}-ready`)),
    "",
    "### Before the instance is deleted",
    "",
    "Automatic snapshots go with their instance. This lists them, and keeps the newest as a snapshot of its own; with",
    "`--restore-date` instead of the flag it keeps that of another day. A name is taken once: choose another next time.",
    "",
    fence(
      `aws lightsail get-auto-snapshots --region ${region} --resource-name ${name}`,
      keepNewest(server, `${name}-kept`),
    ),
    "",
    "### Recover from a failure",
    "",
    "Start a replacement from the newest snapshot and give it the address; what was written since that snapshot is lost. An",
    "automatic snapshot has to become one of its own first; where you have a newer manual one, take that:",
    "",
    fence(
      keepNewest(server, `${name}-restore`),
      wait(server, `${name}-restore`),
      fromSnapshot(server, `${name}-restored`, `${name}-restore`, node.properties.bundleId),
      ...(server.hasStaticIp ? [moveAddress(server, `${name}-restored`)] : []),
    ),
    "",
    "### A larger bundle",
    "",
    ...steps(largerBundle(server, context)),
    "",
    "### From Lightsail to EC2",
    "",
    ...steps(toEc2(server, context)),
    "",
  ];
}
