// @ts-check
/**
 * Compiles every example into its infra/ directory, and writes its graph beside it: `node scripts/goldens.mjs [NAME…]`.
 * The commit that changes them says why, under `Goldens:`. That they are what the specs say is test/goldens.test.ts's.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { buildCli, root } from "./build.mjs";

const names = process.argv.slice(2);
const examples = join(root, "examples");
const all = readdirSync(examples).filter((name) => existsSync(join(examples, name, "wordpress.yaml")));
for (const name of names) if (!all.includes(name)) throw new Error(`There is no examples/${name}/wordpress.yaml.`);
const chosen = (names.length === 0 ? all : names).sort();
if (chosen.length === 0) throw new Error("There are no examples to compile.");

const work = mkdtempSync(join(tmpdir(), "wpspec-goldens-"));
try {
  await buildCli(work);
  const contents = 'export { graphOf } from "./src/compile.ts"; export { graphJson } from "./src/drawing/json.ts";';
  const outfile = join(work, "graph.mjs");
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    outfile,
  });
  const { graphOf, graphJson } = await import(pathToFileURL(outfile).href);
  const codes = chosen.map((name) => {
    console.log(`examples/${name}`);
    // The directory a user would be in, so that headers and messages are what a user sees.
    const cwd = join(examples, name);
    const { status } = spawnSync(process.execPath, [join(work, "cli.cjs"), "compile", "--target", "cfn"], {
      cwd,
      stdio: "inherit",
    });
    if (status === 0) {
      const { graph } = graphOf(readFileSync(join(cwd, "wordpress.yaml"), "utf8"), "wordpress.yaml");
      writeFileSync(join(cwd, "graph.json"), graphJson(graph));
    }
    return status ?? 3;
  });
  process.exitCode = Math.max(...codes);
} finally {
  rmSync(work, { recursive: true, force: true });
}
