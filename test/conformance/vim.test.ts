import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { badSpec, commandLine } from "../scenarios/support/cli.js";
import { fencesIn, readPage } from "../support/pages.js";
import { findTool } from "../support/tool.js";

/* The compiler file of docs/editors.md in vim: `:make` runs wpspec, and vim finds the places in what it prints. */

const vim = findTool("vim");
const { cli } = commandLine();
const home = mkdtempSync(join(tmpdir(), "wpspec-vim-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Entry {
  readonly file: string;
  readonly lnum: number;
  readonly col: number;
  readonly type: string;
  readonly text: string;
}

/** What the list of errors holds after `:make` on a file; lines that vim found no place in are left out. */
function make(file: string, text: string): readonly Entry[] {
  const put = (name: string, content: string): string => {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), content);
    return join(home, name);
  };
  put("vim/compiler/wpspec.vim", fencesIn(readPage("docs/editors.md"), "vim")[0]?.text ?? "");
  put(file, text);
  // Takes `--no-install wpspec` off, as npx does.
  chmodSync(put("bin/npx", `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${cli()}" "$@"\n`), 0o755);
  const list =
    "map(filter(getqflist(), 'v:val.valid'), {_, e -> {'file': bufname(e.bufnr), 'lnum': e.lnum, 'col': e.col, 'type': e.type, 'text': e.text}})";
  const commands = [
    "set nocompatible shell=/bin/sh",
    `let &runtimepath = '${join(home, "vim")},' . &runtimepath`,
    "compiler wpspec",
    "silent make!",
    `call writefile([json_encode(${list})], 'list.json')`,
    "qall!",
  ];
  const script = put("run.vim", `${commands.join("\n")}\n`);
  vim?.(["-u", "NONE", "-i", "NONE", "-n", "-es", "-S", script, "--", file], {
    cwd: home,
    input: "",
    env: { PATH: [join(home, "bin"), process.env["PATH"] ?? ""].join(delimiter) },
  });
  return JSON.parse(readFileSync(join(home, "list.json"), "utf8")) as readonly Entry[];
}

describe.skipIf(vim === undefined)("vim", () => {
  test.each(["wordpress.yaml", "a b/it's $(x).yaml"])("finds the place in %s", (file) => {
    expect(make(file, badSpec)).toEqual([
      {
        file,
        lnum: 5,
        col: 1,
        type: "e",
        text: expect.stringMatching(/^There is no key `webb` .* \[spec\/unknown-key\]$/),
      },
    ]);
  });

  test("tells warnings and notes from errors, and finds nothing where nothing is wrong", () => {
    const domain = "domain: {name: blog.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ}\n";
    const good = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${domain}`;
    expect(make("wordpress.yaml", good)).toEqual([]);
    expect(make("wordpress.yaml", `${good}profile: whitepaper\n`).map(({ type }) => type)).toContain("i");
    const warned = `${good}cdn: {priceClass: PriceClass_100, geo: {allow: [AU]}}\n`;
    expect(make("wordpress.yaml", warned).map(({ type }) => type)).toContain("w");
  });
});
