// @ts-check
/**
 * Compiles every example into its infra/ directory: `node scripts/goldens.mjs [--check] [NAME…]`. With --check nothing
 * is written, and the exit code is 1 when a committed file differs.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildCli, root } from "./build.mjs";

const args = process.argv.slice(2);
const check = args.filter((arg) => arg === "--check");
const names = args.filter((arg) => arg !== "--check");
const examples = join(root, "examples");
const all = readdirSync(examples).filter((name) => existsSync(join(examples, name, "wordpress.yaml")));
for (const name of names) if (!all.includes(name)) throw new Error(`There is no examples/${name}/wordpress.yaml.`);

const work = mkdtempSync(join(tmpdir(), "wpspec-goldens-"));
try {
  await buildCli(work);
  const chosen = (names.length === 0 ? all : names).sort();
  if (chosen.length === 0) throw new Error("There are no examples to compile.");
  const codes = chosen.map((name) => {
    console.log(`examples/${name}`);
    // The directory a user would be in, so that headers and messages are what a user sees.
    const cwd = join(examples, name);
    const verb = [join(work, "cli.cjs"), "compile", "--target", "cfn", ...check];
    return spawnSync(process.execPath, verb, { cwd, stdio: "inherit" }).status ?? 3;
  });
  process.exitCode = Math.max(...codes);
} finally {
  rmSync(work, { recursive: true, force: true });
}
