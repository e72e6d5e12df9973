// @ts-check
/**
 * Compiles every example (and each of its environments) into its infra/ directory, and draws its graph beside it, in every format: `node scripts/goldens.mjs [NAME…]`.
 * The commit that changes them says why, under `Goldens:`. That they are what the specs say is test/goldens.test.ts's.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";
import { buildCli, root } from "./build.mjs";

const targets = ["cfn", "terraform", "cdktf"].flatMap((target) => ["--target", target]);
const names = process.argv.slice(2);
const examples = join(root, "examples");
const all = readdirSync(examples).filter((name) => existsSync(join(examples, name, "wordpress.yaml")));
for (const name of names) if (!all.includes(name)) throw new Error(`There is no examples/${name}/wordpress.yaml.`);
const chosen = (names.length === 0 ? all : names).sort();
if (chosen.length === 0) throw new Error("There are no examples to compile.");

const work = mkdtempSync(join(tmpdir(), "wpspec-goldens-"));
try {
  await buildCli(work);
  const contents = 'export { graphOf } from "./src/compile.ts"; export { drawings } from "./src/drawing/formats.ts";';
  const outfile = join(work, "graph.mjs");
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    outfile,
  });
  const { graphOf, drawings } = await import(pathToFileURL(outfile).href);
  const codes = chosen.map((name) => {
    console.log(`examples/${name}`);
    // The directory a user would be in, so that headers and messages are what a user sees.
    const cwd = join(examples, name);
    const text = readFileSync(join(cwd, "wordpress.yaml"), "utf8");
    const environments = Object.keys(parse(text).environments ?? {});
    const statuses = [[], ...environments.map((each) => ["--env", each])].map((words) => {
      const args = [join(work, "cli.cjs"), "compile", ...targets, ...words];
      return spawnSync(process.execPath, args, { cwd, stdio: "inherit" }).status ?? 3;
    });
    const status = Math.max(...statuses);
    if (status === 0) {
      const { graph } = graphOf(text, "wordpress.yaml");
      for (const [format, draw] of Object.entries(drawings)) writeFileSync(join(cwd, `graph.${format}`), draw(graph));
    }
    return status;
  });
  process.exitCode = Math.max(...codes);
} finally {
  rmSync(work, { recursive: true, force: true });
}
