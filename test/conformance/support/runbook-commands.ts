import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../support/tool.js";

/** The shell blocks of a Markdown text, with the heading they stand under. */
export function shellBlocks(markdown: string): readonly { readonly heading: string; readonly script: string }[] {
  const found: { heading: string; script: string }[] = [];
  let heading = "";
  // A block inside a numbered step is indented as far as its fence.
  for (const [, title, indent = "", script] of markdown.matchAll(/^## (.*)$|^( *)```sh\n([\s\S]*?)^\2```$/gm)) {
    if (title !== undefined) heading = title;
    if (script !== undefined) found.push({ heading, script: script.replaceAll(new RegExp(`^${indent}`, "gm"), "") });
  }
  return found;
}

/** A list of objects is handed on to another command, which wants JSON. */
const answer = 'case "$2" in list-object-versions) echo \'{"Objects": []}\' ;; *) echo an-id ;; esac\n';

/** Calls of `aws` in a script, word by word as bash hands them over; each answers `an-id`, or an empty list. */
export function awsCalls(script: string, folder: string): readonly (readonly string[])[] {
  const log = join(folder, "calls");
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  // Words end with NUL, calls with an empty word.
  writeFileSync(join(bin, "aws"), `#!/bin/bash\nprintf '%s\\0' "$@" '' >> '${log}'\n${answer}`);
  chmodSync(join(bin, "aws"), 0o755);
  writeFileSync(log, "");
  const { status, stderr } = run("bash", ["-eu", "-c", script], {
    env: { PATH: `${bin}:${process.env["PATH"] ?? ""}` },
    cwd: folder,
  });
  if (status !== 0) throw new Error(`The script ended with ${status}: ${stderr}`);
  return readFileSync(log, "utf8")
    .split("\0\0")
    .slice(0, -1)
    .map((call) => call.split("\0"));
}
