import type { Graph } from "../../compiler/graph/graph.js";
import { nodesOf } from "../../compiler/graph/graph.js";
import type { NodeId } from "../../compiler/graph/node.js";
import { headerText } from "../header.js";
import { afterSection } from "../runbook/after.js";
import { beforeSection } from "../runbook/before.js";
import type { Deployed, RunbookContext } from "../runbook/context.js";
import { growthSection } from "../runbook/growth.js";
import { fence } from "../runbook/text.js";
import type { Configuration } from "./assemble.js";
import { gapsSection } from "./gaps.js";
import { address, blockName } from "./names.js";

/** What is asked for by id once it is applied, as an expression of the configuration. */
const expressions: Readonly<Record<Deployed, (id: NodeId) => string>> = {
  webFleet: (id) => `${address("autoscaling_group", blockName(id))}.name`,
  webServer: (id) => `${address("instance", blockName(id))}.id`,
  keySecret: (id) => `${address("secretsmanager_secret", blockName(id, "key-secret"))}.arn`,
};

/** How one deploys: with the configuration as it is, or with a project that makes it. */
export interface Deployment {
  /** What stands between the title and the sections. */
  readonly intro: readonly string[];
  /** Commands that make the configuration, before Terraform's. */
  readonly make: readonly string[];
  /** `terraform`, told where the configuration is. */
  readonly terraform: string;
  /** The configuration's folder, with a slash; empty when it is this one. */
  readonly folder: string;
  /** Where the launch script of an instance stands. */
  readonly launchScript: string;
  /** The beginning of the sentence on state, which goes on with who may read it. */
  readonly state: readonly string[];
}

/** main.tf.json beside the README. */
const inPlace: Deployment = {
  intro: [],
  make: [],
  terraform: "terraform",
  folder: "",
  launchScript: "`user_data` in the configuration",
  state: [
    "The state is yours to keep: name a backend in a file of your own beside this one, such as `backend.tf`, encrypted and",
  ],
};

function deploySection(graph: Graph, { make, terraform, state }: Deployment): readonly string[] {
  const hasSecret = nodesOf(graph, "secret").length > 0 || nodesOf(graph, "iamUser").length > 0;
  return [
    "## Deploy",
    "",
    "One configuration for all regions. The same commands update it.",
    "",
    fence(...make, `${terraform} init`, `${terraform} plan -out plan`, `${terraform} apply plan`),
    "",
    "A plan that says *must be replaced* for a database, file system, volume or bucket is a reason to stop; where the site's",
    "data is, `prevent_destroy` stops Terraform as well.",
    "",
    ...state,
    ...(hasSecret
      ? [
          "closed to everybody who may not read the site's secrets. What CloudFront and the servers share is in it, for no argument that",
          "takes it can be write-only.",
        ]
      : ["closed to everybody who may not change the site."]),
    "",
  ];
}

/** Everything that refuses to be destroyed, as `resource` blocks of an override that lets it. */
function unlocked({ sections }: Configuration): string {
  const types: Record<string, Record<string, object>> = {};
  for (const { mode, type, name, meta, config } of sections.flatMap(({ blocks }) => blocks)) {
    if (mode !== "resource") continue;
    const isProtected = "deletionProtection" in config && config.deletionProtection === true;
    const isLocked = "enableDeletionProtection" in config && config.enableDeletionProtection === true;
    if (meta.preventDestroy !== true && !isProtected && !isLocked) continue;
    (types[`aws_${type}`] ??= {})[name] = {
      ...(isProtected ? { deletion_protection: false } : {}),
      ...(isLocked ? { enable_deletion_protection: false } : {}),
      ...(type === "s3_bucket" ? { force_destroy: true } : {}),
      ...(meta.preventDestroy === true ? { lifecycle: { prevent_destroy: false } } : {}),
    };
  }
  return Object.keys(types).length === 0 ? "" : JSON.stringify({ resource: types }, undefined, 2);
}

function goneSection(graph: Graph, configuration: Configuration, { terraform, folder }: Deployment): readonly string[] {
  const override = unlocked(configuration);
  if (override === "") return ["## Take it down", "", fence(`${terraform} destroy`), ""];
  return [
    "## Take it down",
    "",
    "What holds data refuses to go. This unlocks it, **buckets with all that is in them**; leave out of the file what is to stay, and",
    `take it out of the state with \`${terraform} state rm\` instead.`,
    ...(nodesOf(graph, "databaseCluster").length > 0 ? ["The database leaves a last snapshot."] : []),
    "",
    fence(
      `cat > ${folder}unlock_override.tf.json <<'JSON'`,
      override,
      "JSON",
      `${terraform} apply`,
      `${terraform} destroy`,
    ),
    "",
  ];
}

/** The README beside the configuration: exact commands, what is left to do by hand, what Terraform cannot say. */
export function runbook(graph: Graph, configuration: Configuration, how: Deployment = inPlace): string {
  const { deployment } = graph;
  const context: RunbookContext = {
    graph,
    deployedAs: "configuration",
    otherBundle: "Terraform would want to replace the server with all that is on it",
    launchScript: how.launchScript,
    idOf: (what, id) => `echo ${expressions[what](id)} | ${how.terraform} console | tr -d '"'`,
  };
  return [
    `<!-- ${headerText(deployment.specFile, deployment.environment)} -->`,
    "",
    `# Runbook of ${deployment.name}`,
    "",
    ...how.intro,
    ...beforeSection(context),
    ...deploySection(graph, how),
    ...afterSection(context),
    ...gapsSection(context),
    ...growthSection(context),
    ...goneSection(graph, configuration, how),
  ].join("\n");
}
