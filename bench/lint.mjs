// @ts-check
/**
 * What `wpspec lint` costs: one spec as a multiple of an empty Node process; a thousand in one call, on all cores and on one,
 * and four thousand, for the memory; and beside others: cfn-lint on the templates of the same spec and, where npm may install
 * them, linters of YAML. The specs differ in what they cache, so that nothing found for one serves for the next.
 * `node bench/lint.mjs [--rounds N] [--specs N] [--with-npm]`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildCli, cacheCode, root } from "../scripts/build.mjs";
import { measure } from "./support/measure.mjs";
import { installed } from "./support/npm-tool.mjs";
import { report } from "./support/report.mjs";
import { isHere, timed } from "./support/timed.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    specs: { type: "string", default: "1000" },
    "with-npm": { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const count = Number(values.specs);
const runs = 5;
const work = mkdtempSync(join(tmpdir(), "wpspec-bench-"));
const example = readFileSync(join(root, "examples/production/wordpress.yaml"), "utf8");

/** A folder of specs of the size of production's. @param {string} name @param {number} number */
function specs(name, number) {
  const folder = join(work, name);
  mkdirSync(folder);
  for (let index = 0; index < number; index += 1)
    writeFileSync(
      join(folder, `${index}.yaml`),
      example
        .replace(/^name: .*/mu, `name: acme-${index}`)
        .replace(/^ {2}behaviors:/mu, `  behaviors:\n    - { path: "p${index}/*", kind: frontend }`),
    );
  return folder;
}

/** @param {number} number @param {string} where @param {import("./support/timed.mjs").Timed} whole @param {import("./support/timed.mjs").Timed} start */
function sayRate(number, where, whole, start) {
  const rate = Math.round(number / (whole.seconds - start.seconds));
  const cpu =
    whole.cpuSeconds === undefined || start.cpuSeconds === undefined
      ? ""
      : `, ${(((whole.cpuSeconds - start.cpuSeconds) / number) * 1000).toFixed(2)} ms of processor each`;
  const memory = whole.mebibytes === undefined ? "" : `, at most ${whole.mebibytes.toFixed(0)} MiB`;
  console.log(
    `${number} specs on ${where}: ${rate} a second after start-up (${whole.seconds.toFixed(2)} s in all)${cpu}${memory}`,
  );
}

/** Times on the processor where they are known, else on the clock. @param {import("./support/timed.mjs").Timed} each */
const cost = ({ cpuSeconds, seconds }) => cpuSeconds ?? seconds;

/** @param {string} what @param {string} who @param {number} ratio */
const sayRatio = (what, who, ratio) => console.log(`${what}: ${ratio.toFixed(ratio < 10 ? 2 : 0)} times ${who}`);

/** @param {string} spec @param {string} cli @param {import("./support/timed.mjs").Timed} start */
function besideTemplates(spec, cli, start) {
  if (!isHere("cfn-lint")) {
    console.log("cfn-lint is not here, so nothing is compared with it");
    return;
  }
  const out = join(work, "infra");
  spawnSync(process.execPath, [cli, "compile", spec, "--target", "cfn", "--out", out]);
  const folder = join(out, "cloudformation");
  const templates = readdirSync(folder)
    .filter((name) => name.endsWith(".template.yaml"))
    .map((name) => join(folder, name));
  const other = timed("cfn-lint", ["-t", ...templates], 3, [0, 2, 4, 6, 8, 10, 12, 14]);
  sayRatio("cfn-lint on the templates of one spec", "wpspec lint on the spec", cost(other) / cost(start));
}

/** Spectral with the schema as its one rule, and yaml-lint, which asks of a file only whether it is YAML. @param {string} spec @param {string} many @param {string} some @param {number} someCount @param {import("./support/timed.mjs").Timed} start @param {import("./support/timed.mjs").Timed} whole */
function besideYaml(spec, many, some, someCount, start, whole) {
  if (!values["with-npm"]) {
    console.log("Linters of YAML from npm are left out; --with-npm installs them for this run");
    return;
  }
  const found = installed(join(work, "npm"), ["yaml-lint@1.7.0", "@stoplight/spectral-cli@6.15.0"]);
  if ("why" in found) {
    console.log(`Linters of YAML are left out: ${found.why}`);
    return;
  }
  const rules = join(work, "spectral.json");
  const schema = JSON.parse(readFileSync(join(root, "schema/wpspec.schema.json"), "utf8"));
  // oxlint-disable-next-line unicorn/no-thenable -- that is what Spectral calls it
  const rule = { given: "$", severity: "error", then: { function: "schema", functionOptions: { schema } } };
  writeFileSync(rules, JSON.stringify({ rules: { "fits-the-schema": rule } }));
  /** @param {string} program @param {readonly string[]} args @param {number} [times] */
  const run = (program, args, times = 3) => timed(process.execPath, [join(found.programs, program), ...args], times);
  const spectral = (/** @type {string} */ files, /** @type {number} */ times) =>
    run("spectral", ["lint", "--ruleset", rules, files], times);
  const one = spectral(spec, 3);
  sayRatio("Spectral with our schema on one spec", "wpspec lint", cost(one) / cost(start));
  const each = (cost(spectral(join(some, "*.yaml"), 1)) - cost(one)) / someCount;
  const ours = (cost(whole) - cost(start)) / count;
  sayRatio(`Spectral with our schema on ${someCount}, for each spec after start-up`, "wpspec lint", each / ours);
  sayRatio(
    "yaml-lint (whether it is YAML, no more) on one spec",
    "wpspec lint",
    cost(run("yamllint", [spec])) / cost(start),
  );
  const all = readdirSync(many).map((name) => join(many, name));
  sayRatio(`yaml-lint on ${count} specs`, "wpspec lint", cost(run("yamllint", all)) / cost(whole));
}

try {
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
    rounds,
  );
  report(results, rounds);

  const bare = timed(process.execPath, ["-e", "0"], rounds);
  const lint = (/** @type {string} */ files) => [cli, "lint", files];
  const start = timed(process.execPath, lint(spec), rounds);
  sayRatio("One spec, on the processor", "node -e 0", cost(start) / cost(bare));

  const [some, many, more] = [specs("some", 50), specs("many", count), specs("more", count * 4)];
  const cores = availableParallelism();
  const whole = timed(process.execPath, lint(many), runs);
  sayRate(count, `${cores} cores`, whole, start);
  if (isHere("taskset"))
    sayRate(count, "one core", timed("taskset", ["-c", "0", process.execPath, ...lint(many)], runs), start);
  else console.log("There is no taskset here, so one core is not measured");
  sayRate(count * 4, `${cores} cores`, timed(process.execPath, lint(more), 3), start);

  besideTemplates(spec, cli, start);
  besideYaml(spec, many, some, 50, start, whole);
} finally {
  rmSync(work, { recursive: true, force: true });
}
