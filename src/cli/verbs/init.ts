import type { Verb } from "../verb.js";

export const init: Verb = {
  name: "init",
  summary: "write a commented spec to start from",
  options: [
    {
      flags: "--tier <tier>",
      description: "the deployment to start with",
      choices: ["lightsail", "ec2", "elastic"],
      default: "elastic",
    },
    { flags: "--out <file>", description: "where to write, or - for standard output", default: "wordpress.yaml" },
  ],
  examples: [
    { command: "wpspec init", does: "wordpress.yaml for the reference architecture" },
    { command: "wpspec init --tier ec2 --out -", does: "show the one for a single server" },
  ],
  run: async (call) => (await import("../write-starter.js")).writeStarter(call),
};
