// @ts-check
/**
 * What npm runs after it has installed this repository: generates src/generated/ and builds dist/.
 *
 * `npm install -g git+…`, by which pre-commit installs hooks, comes here before anything we build with is there: the npm that
 * should bring it inherits `global` and looks elsewhere. So then it is brought here first.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { npm_config_global: isGlobal, npm_execpath: npm } = process.env;

/** @param {readonly string[]} words what Node runs; what it prints is talk, for `npm pack --json` prints JSON @param {NodeJS.ProcessEnv} [env] */
function node(words, env = process.env) {
  execFileSync(process.execPath, words, { cwd: root, env, stdio: ["ignore", process.stderr, "inherit"] });
}

if (isGlobal === "true" && npm !== undefined && !existsSync(join(root, "node_modules")))
  node([npm, "ci", "--ignore-scripts", "--include=dev", "--no-audit"], { ...process.env, npm_config_global: "false" });
node([join(root, "scripts/generate.mjs")]);
node([join(root, "scripts/build.mjs")]);
