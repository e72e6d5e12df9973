import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../support/root.js";
import { run } from "../support/tool.js";

/* scripts/prepare.mjs beside a stand-in for npm and for what it runs; each writes down that it was called. */

const home = mkdtempSync(join(tmpdir(), "wpspec-prepare-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let count = 0;

function prepare(isGlobal: boolean, hasModules: boolean) {
  count += 1;
  const folder = join(home, `${count}`);
  mkdirSync(join(folder, "scripts"), { recursive: true });
  copyFileSync(join(root, "scripts/prepare.mjs"), join(folder, "scripts/prepare.mjs"));
  const log = join(folder, "log");
  const note = `import { appendFileSync } from "node:fs";\nconst note = (text) => appendFileSync(${JSON.stringify(log)}, text + "\\n");\nconsole.log("talk");\n`;
  writeFileSync(
    join(folder, "npm.mjs"),
    `${note}note(["npm", ...process.argv.slice(2), process.env.npm_config_global].join(" "));`,
  );
  for (const name of ["generate", "build"])
    writeFileSync(join(folder, `scripts/${name}.mjs`), `${note}note("${name}");`);
  if (hasModules) mkdirSync(join(folder, "node_modules"));
  const env = { npm_config_global: isGlobal ? "true" : "", npm_execpath: join(folder, "npm.mjs") };
  const { status, stdout } = run(process.execPath, [join(folder, "scripts/prepare.mjs")], { cwd: home, env });
  return { status, stdout, log: existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [] };
}

test.each([
  [false, true],
  [false, false],
  [true, true],
])("global %s, node_modules %s: builds, and says nothing where `npm pack --json` prints", (isGlobal, hasModules) => {
  expect(prepare(isGlobal, hasModules)).toEqual({ status: 0, stdout: "", log: ["generate", "build"] });
});

test("installed from the repository for the whole machine, it brings first what it builds with", () => {
  const { status, stdout, log } = prepare(true, false);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  const [npm = "", ...others] = log;
  expect(others).toEqual(["generate", "build"]);
  expect(npm).toMatch(/^npm ci .*--include=dev.* false$/);
});
