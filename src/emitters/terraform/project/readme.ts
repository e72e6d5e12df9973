import type { Graph } from "../../../compiler/graph/graph.js";
import type { Configuration } from "../assemble.js";
import { stackName } from "./layers.js";
import { runbook, type Deployment } from "../runbook.js";

/** Sources: README of hashicorp/terraform-cdk, README of @cdktf/provider-aws, both of December 10, 2025. */
const archived = [
  "## CDKTF is archived",
  "",
  "HashiCorp archived CDKTF on December 10, 2025: no updates, no fixes, and nobody keeps it working with what comes. That was",
  "the last day of its AWS bindings too; 21.22.1, which this project uses, describes provider 6.25.0 and is deprecated by its own",
  "package. It works, on Node 20 and later, as long as Terraform reads the JSON it writes. A vulnerability found in it stays.",
  "",
  "There are two ways out. CDK Terrain (npm `cdktn`, `@cdktn/provider-aws`, of the Open Construct Foundation) is its fork by the",
  "community: to go there means other names of packages in `package.json` and in the imports of `main.ts`, and a newer Node (22",
  "at this time). Or leave code behind: `wpspec compile --target terraform` writes the same configuration as plain JSON, which",
  "needs nothing but Terraform. Names of resources are the same, so the state goes with you either way.",
  "",
];

const files = (folder: string): readonly string[] => [
  "## What is here",
  "",
  "`main.ts` is the architecture, a method for each layer. Run, it writes what Terraform reads:",
  `\`${folder}cdk.tf.json\`. \`cdktf.json\` is for CDKTF's own command line (\`cdktf synth\`,`,
  "npm `cdktf-cli`), which nothing here needs. `npm run typecheck` checks what you change; the bindings also know arguments",
  "that only version 6 of the provider has.",
  "",
  "It is yours to edit. As long as a file begins with the line that says wpspec made it, compiling again replaces it; take that",
  "line out of the files you change.",
  "",
];

/** The runbook of the configuration, with the commands of the project, and what to know of CDKTF. */
export function readme(graph: Graph, configuration: Configuration): string {
  const folder = `cdktf.out/stacks/${stackName(configuration)}/`;
  const how: Deployment = {
    intro: [...files(folder), ...archived],
    make: ["npm install", "npx tsx main.ts"],
    terraform: `terraform -chdir=cdktf.out/stacks/${stackName(configuration)}`,
    folder,
    launchScript: "a method at the end of `main.ts`",
    state: [
      `The state is yours to keep: without a backend it is a file in \`${folder}\`, and gone with it. Name one in \`main.ts\`, where`,
      "the constructor takes cdktf's own away, encrypted and",
    ],
  };
  return runbook(graph, configuration, how);
}
