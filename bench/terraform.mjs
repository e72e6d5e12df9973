// @ts-check
/**
 * What `wpspec compile` costs for Terraform, as a multiple of an empty Node process, and what the same configuration
 * costs as a program of CDKTF's own: its submodules imported one by one, and the whole provider at once. The program is
 * the project that `--target cdktf` writes, as JavaScript. `node bench/terraform.mjs [--rounds N] [--spec FILE]`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { buildCli, cacheCode, root } from "../scripts/build.mjs";
import { measure } from "./support/measure.mjs";
import { report } from "./support/report.mjs";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" }, spec: { type: "string" } } });
const work = mkdtempSync(join(tmpdir(), "wpspec-bench-"));
try {
  const spec = join(work, "wordpress.yaml");
  cpSync(resolve(values.spec ?? join(root, "examples/production/wordpress.yaml")), spec);
  await buildCli(work);
  cacheCode(work);
  const node = process.execPath;
  const out = join(work, "out");
  const cli = join(work, "cli.cjs");
  const compile = (/** @type {string} */ target) => [node, cli, "compile", spec, "--target", target, "--out", out];
  const made = spawnSync(node, compile("cdktf").slice(1), { encoding: "utf8" });
  if (made.status !== 0) throw new Error(made.stderr);
  const project = join(out, "cdktf");
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  const program = join(project, "main.cjs");
  await build({ entryPoints: [join(project, "main.ts")], outfile: program, format: "cjs", platform: "node" });
  const whole = join(root, "node_modules/@cdktf/provider-aws");
  // In its own directory, for it writes where it is started.
  const started = (/** @type {readonly string[]} */ words) => [
    "sh",
    "-c",
    'cd "$1" && shift && exec "$@"',
    "sh",
    project,
    node,
    ...words,
  ];
  const results = measure(
    [
      { name: "node -e 0", command: [node, "-e", "0"] },
      { name: "wpspec compile --target cfn", command: compile("cfn") },
      { name: "wpspec compile --target terraform", command: compile("terraform") },
      { name: "wpspec compile --target cdktf", command: compile("cdktf") },
      { name: "CDKTF program, submodules", command: started([program]) },
      { name: "CDKTF program, whole provider", command: started(["--require", whole, program]) },
    ],
    Number(values.rounds),
  );
  report(results, Number(values.rounds));
} finally {
  rmSync(work, { recursive: true, force: true });
}
