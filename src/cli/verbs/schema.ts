import { exitCode } from "../exit-code.js";
import type { Verb } from "../verb.js";

export const schema: Verb = {
  name: "schema",
  summary: "print the JSON Schema of specs",
  options: [],
  examples: [{ command: "wpspec schema > wpspec.schema.json", does: "a copy for an editor or another tool" }],
  run: async ({ terminal }) => {
    const { schemaText } = await import("../../generated/schema.js");
    terminal.out(schemaText.endsWith("\n") ? schemaText : `${schemaText}\n`);
    return exitCode.fine;
  },
};
