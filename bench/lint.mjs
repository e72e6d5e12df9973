// @ts-check
/**
 * What `wpspec lint` costs: one spec as a multiple of an empty Node process, and a thousand in one call, on one core and on
 * all, beside cfn-lint on the templates of the same spec. The specs differ in what they cache, so that nothing found for one
 * serves for the next. `node bench/lint.mjs [--rounds N] [--specs N]`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildCli, cacheCode, root } from "../scripts/build.mjs";
import { measure, quantile } from "./support/measure.mjs";
import { report } from "./support/report.mjs";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "15" }, specs: { type: "string", default: "1000" } },
});
const work = mkdtempSync(join(tmpdir(), "wpspec-bench-"));

/** Seconds of the middle one of five runs. @param {string} program @param {readonly string[]} args */
function secondsOf(program, args) {
  const all = Array.from({ length: 5 }, () => {
    const start = process.hrtime.bigint();
    const { error, stderr, status } = spawnSync(program, args, {
      stdio: ["ignore", "ignore", "pipe"],
      maxBuffer: 1 << 28,
    });
    if (error !== undefined) throw error;
    if (status === 2 && program === process.execPath) throw new Error(String(stderr));
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return quantile(all);
}

try {
  const example = readFileSync(join(root, "examples/production/wordpress.yaml"), "utf8");
  const spec = join(work, "wordpress.yaml");
  cpSync(join(root, "examples/production/wordpress.yaml"), spec);
  await buildCli(work);
  cacheCode(work);
  const cli = join(work, "cli.cjs");
  const results = measure(
    [
      { name: "node -e 0", command: [process.execPath, "-e", "0"] },
      { name: "wpspec lint", command: [process.execPath, cli, "lint", spec] },
    ],
    Number(values.rounds),
  );
  report(results, Number(values.rounds));

  const count = Number(values.specs);
  const many = join(work, "many");
  mkdirSync(many);
  for (let index = 0; index < count; index += 1)
    writeFileSync(
      join(many, `${index}.yaml`),
      example
        .replace(/^name: .*/mu, `name: acme-${index}`)
        .replace(/^ {2}behaviors:/mu, `  behaviors:\n    - { path: "p${index}/*", kind: frontend }`),
    );
  const start = secondsOf(process.execPath, [cli, "lint", spec]);
  const whole = secondsOf(process.execPath, [cli, "lint", many]);
  const rate = count / (whole - start);
  console.log(
    `${count} specs on ${availableParallelism()} cores: ${Math.round(rate)} a second after start-up (${whole.toFixed(2)} s in all)`,
  );

  const templates = join(work, "infra");
  spawnSync(process.execPath, [cli, "compile", spec, "--target", "cfn", "--out", templates]);
  const files = readdirSync(join(templates, "cloudformation")).filter((name) => name.endsWith(".yaml"));
  const found = spawnSync("cfn-lint", ["--version"]);
  if (found.error !== undefined) console.log("cfn-lint is not here, so nothing is compared with it");
  else {
    const other = secondsOf("cfn-lint", ["-t", ...files.map((name) => join(templates, "cloudformation", name))]);
    console.log(
      `cfn-lint on the templates of one: ${(other / start).toFixed(0)} times wpspec lint on the spec, both with their start-up`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
