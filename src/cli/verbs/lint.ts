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
      description: "the lowest level that ends with exit code 1",
      choices: ["error", "warning", "info"],
      default: "error",
    },
    { flags: "--max-warnings <count>", description: "end with exit code 1 when there are more warnings" },
    { flags: "--quiet", description: "print errors alone; warnings and notes still count" },
    { flags: "--sarif-category <name>", description: "what tells this SARIF from others of the same commit" },
    { flags: "--all-rules", description: "describe every rule in SARIF, not only those that found something" },
  ],
  examples: [
    { command: "wpspec lint", does: "wordpress.yaml, for people" },
    { command: "wpspec lint sites/ --fail-on warning", does: "in CI: every spec below sites/, warnings fail" },
    { command: "wpspec lint - --format json < my.yaml", does: "for another program" },
    { command: "wpspec lint --format sarif > wpspec.sarif", does: "for GitHub's code scanning" },
    { command: "wpspec lint --format github --quiet", does: "in GitHub Actions: errors beside their lines" },
  ],
  run: async (call) => (await import("../lint-specs.js")).lintSpecs(call),
};
