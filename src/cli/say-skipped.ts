import type { Search } from "./find-specs.js";
import { counted, type Terminal } from "./terminal.js";

/** Says how many files a search took for no specs, so that a spec without its two keys is missed by somebody. */
export function saySkipped({ skipped }: Search, terminal: Terminal): void {
  if (skipped > 0) terminal.err(`Passed over ${counted(skipped, "YAML file")} without \`tier\` and \`name\`.\n`);
}
