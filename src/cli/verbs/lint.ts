import type { Verb } from "../verb.js";

export const lint: Verb = {
  name: "lint",
  summary: "check specs and all of their environments",
  operands: {
    usage: "[files...]",
    description: 'specs, directories, globs, or - for standard input (default: "wordpress.yaml")',
  },
  options: [
    {
      flags: "--format <format>",
      description: "how findings are printed",
      choices: ["pretty", "unix", "json", "sarif", "github", "junit"],
      default: "pretty",
    },
    {
      flags: "--fail-on <level>",
      description: "the lowest level that ends with exit code 1 (default: lint.failOn of each spec, or error)",
      choices: ["error", "warning", "info"],
    },
    { flags: "--max-warnings <count>", description: "end with exit code 1 when there are more warnings" },
    { flags: "--quiet", description: "print errors alone; warnings and notes still count" },
    { flags: "--sarif-category <name>", description: "what tells this SARIF from others of the same commit" },
    { flags: "--all-rules", description: "describe every rule in SARIF, not only those that found something" },
    { flags: "--fix", description: "mend what can be mended without changing more than the finding says" },
    { flags: "--unsafe", description: "with --fix: mend what may change more as well" },
    { flags: "--dry-run", description: "with --fix: print the changes as a diff, and make none" },
    { flags: "--config <file>", description: "levels of rules for many specs, as `lint:` of a spec has them" },
    { flags: "--baseline <file>", description: "let stay what is in this file" },
    {
      flags: "--write-baseline",
      description: "put all that is found into the baseline (default: .wpspec-baseline.json)",
    },
    { flags: "--prune-baseline", description: "take out of the baseline what is found no more" },
    { flags: "--stdin-filename <name>", description: "what standard input is called" },
    {
      flags: "--today <day>",
      description: "the day that dates of support are compared with (default: that of the facts)",
    },
    { flags: "--template <file>", description: "look at a CloudFormation template, or Terraform's JSON, of anybody's" },
    { flags: "--distribution <name>", description: "with --template: which of its distributions" },
  ],
  examples: [
    { command: "wpspec lint", does: "wordpress.yaml, for people" },
    { command: "wpspec lint sites/ --fail-on warning", does: "in CI: every spec below sites/, warnings fail" },
    { command: "wpspec lint --fix --dry-run", does: "what could be mended, as a diff" },
    { command: "wpspec lint --template site.template.yaml", does: "CloudFront of a template that somebody wrote" },
    { command: "wpspec lint - --format json < my.yaml", does: "for another program" },
    { command: "wpspec lint --format sarif > wpspec.sarif", does: "for GitHub's code scanning" },
    { command: "wpspec lint --format github --quiet", does: "in GitHub Actions: errors beside their lines" },
  ],
  run: async (call) => (await import("../lint-specs.js")).lintSpecs(call),
};
