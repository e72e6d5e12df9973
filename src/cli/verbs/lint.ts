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
      choices: ["pretty", "unix", "json"],
      default: "pretty",
    },
    {
      flags: "--fail-on <level>",
      description: "the lowest level that ends with exit code 1",
      choices: ["error", "warning", "info"],
      default: "error",
    },
  ],
  examples: [
    { command: "wpspec lint", does: "wordpress.yaml, for people" },
    { command: "wpspec lint sites/ --fail-on warning", does: "in CI: every spec below sites/, warnings fail" },
    { command: "wpspec lint - --format json < my.yaml", does: "for another program" },
  ],
  run: async (call) => (await import("../lint-specs.js")).lintSpecs(call),
};
