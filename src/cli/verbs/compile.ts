import type { Verb } from "../verb.js";

export const compile: Verb = {
  name: "compile",
  summary: "write the architecture of a spec as templates",
  operands: {
    usage: "[files...]",
    description: 'specs, directories, globs, or - for standard input (default: "wordpress.yaml")',
  },
  options: [
    {
      flags: "--target <target>",
      description: "what to write; may repeat",
      choices: ["cfn", "terraform", "cdktf"],
      isRepeatable: true,
    },
    {
      flags: "--out <dir>",
      description: 'where to write, or - for standard output (default: "infra")',
    },
    { flags: "--env <name>", description: "the environment to compile, one of `environments`" },
    {
      flags: "--format <format>",
      description: "how CloudFormation templates are written; Terraform is JSON always",
      choices: ["yaml", "json"],
      default: "yaml",
    },
    { flags: "--check", description: "write nothing; exit 1 when the files on disk differ from what would be written" },
    { flags: "--force", description: "overwrite files that are not wpspec's or belong to another spec or environment" },
  ],
  examples: [
    { command: "wpspec compile --target cfn", does: "wordpress.yaml to infra/cloudformation/" },
    { command: "wpspec compile --target terraform", does: "the same architecture to infra/terraform/main.tf.json" },
    { command: "wpspec compile --target cdktf", does: "the same as a project of your own, in TypeScript" },
    { command: "wpspec compile --target cfn --env staging", does: "its environment staging to infra/staging/" },
    { command: "wpspec compile --target cfn --check", does: "in CI: are the committed templates up to date?" },
    { command: "wpspec compile sites/ --target cfn --out build", does: "every spec below sites/ to build/<name>/" },
    { command: "wpspec compile - --target cfn --out - < my.yaml", does: "from standard input to standard output" },
  ],
  run: async (call) => (await import("../compile-specs.js")).compileSpecs(call),
};
