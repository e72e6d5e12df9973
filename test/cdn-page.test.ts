import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandLine } from "./scenarios/support/cli.js";
import { root } from "./support/root.js";
import { run } from "./support/tool.js";

/* What docs/cdn.md shows is what the command line prints: each console block is a command and lines of its output. */

const { cli } = commandLine();
const page = readFileSync(join(root, "docs/cdn.md"), "utf8");
const blocks = [...page.matchAll(/```console\n\$ wpspec (.*)\n([\s\S]*?)```/g)].map(
  ([, command = "", output = ""]) => [command, output] as const,
);

/** Words of a command line, quotes taken off. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

test("the page has answers", () => {
  expect(blocks.length).toBeGreaterThan(5);
});

test.each(blocks)("wpspec %s prints what the page says", (command, output) => {
  const { status, stdout } = run(process.execPath, [cli(), ...wordsOf(command)], { cwd: root });
  expect(status).toBe(command.includes("--compare") ? 1 : 0);
  const printed = stdout.trimEnd().split("\n");
  let at = 0;
  let isLeftOut = false;
  for (const line of output.trimEnd().split("\n")) {
    if (line === "…") {
      isLeftOut = true;
      continue;
    }
    const place = isLeftOut ? printed.indexOf(line, at) : at;
    expect(printed[place], line).toBe(line);
    at = place + 1;
    isLeftOut = false;
  }
  expect(isLeftOut || at === printed.length).toBe(true);
});
