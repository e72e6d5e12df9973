// @ts-check
/**
 * Breaks the model of CloudFront (src/compiler/cdn/) and its table (spec/behaviors.yaml) in one small place at a time, and
 * runs the tests of the model on each: a mutant under which all of them pass is a rule that nobody checks. Ends with 1 when
 * such a mutant is not explained in bench/mutants.yaml.
 * `node bench/mutants.mjs [--count N | --all] [--seed S] [--only FILE:LINE:,…] [--jobs N] [--list]`.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { codeMutants, neighbours } from "./support/code-mutants.mjs";
import { sample } from "./support/sample.mjs";
import { tableMutants } from "./support/table-mutants.mjs";

/** @typedef {import("./support/mutant.mjs").Mutant} Mutant */
/** @typedef {{ readonly file: string, readonly text: string, readonly change: string, readonly reason: string }} Explanation */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const table = "spec/behaviors.yaml";
const model = "src/compiler/cdn";
/** The quick tests find most mutants; the others see only what these let pass. */
const quick = ["test/compiler/cdn/*.test.ts"];
const thorough = [
  "test/table-1.test.ts",
  "test/properties/01*.test.ts",
  "test/properties/02*.test.ts",
  "test/properties/cdn*.test.ts",
  "test/route/*.test.ts",
  "test/cdn-page.test.ts",
  "test/facts.test.ts",
];
/** A mutant that runs in circles is found as well: the tests take a fraction of this. */
const longestMilliseconds = 300_000;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "60" },
    all: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    jobs: { type: "string", default: String(Math.min(2, availableParallelism())) },
    list: { type: "boolean", default: false },
  },
});

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), "utf8");

/** @returns {readonly Mutant[]} */
function everyMutant() {
  const files = readdirSync(join(root, model)).sort();
  const texts = files.map((name) => read(`${model}/${name}`));
  const nextWord = neighbours(texts);
  return [
    ...files.flatMap((name, index) => codeMutants(`${model}/${name}`, texts[index] ?? "", nextWord)),
    ...tableMutants(table, read(table)),
  ];
}

const folders = ["docs", "examples", "schema", "scripts", "spec", "src", "test"];
const copied = [...folders, "package.json", "tsconfig.json", "tsconfig.base.json"];

/** A copy of what the tests of the model need. Nothing is ever changed where we stand. @param {string} work */
function copyTo(work) {
  for (const name of copied) {
    cpSync(join(root, name), join(work, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(work, "node_modules"));
  const config = { cacheDir: "./.cache", test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 } };
  writeFileSync(join(work, "vitest.config.mjs"), `export default ${JSON.stringify(config)};\n`);
}

/** src/generated/facts.ts of the copy, from its table. @param {string} work */
async function generateFacts(work) {
  const step = await import(pathToFileURL(join(work, "scripts/generate/20-facts.mjs")).href);
  step.generate({
    root: work,
    write: (/** @type {string} */ name, /** @type {string} */ text) =>
      writeFileSync(join(work, "src/generated", name), text),
  });
}

/** The test files of some patterns, `*` in the name of a file. @param {readonly string[]} patterns */
const filesOf = (patterns) =>
  patterns.flatMap((pattern) => {
    const folder = dirname(pattern);
    const [start = "", end = ""] = pattern.slice(folder.length + 1).split("*");
    return readdirSync(join(root, folder))
      .filter((name) => (end === "" ? name === start : name.startsWith(start) && name.endsWith(end)))
      .map((name) => `${folder}/${name}`);
  });

/**
 * Whether the tests pass in a copy, and what failed first.
 * @param {string} work @param {readonly string[]} files @returns {Promise<string | undefined>}
 */
function failure(work, files) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const args = ["run", "--bail", "1", "--no-color", "--no-isolate", "--maxWorkers", "1", "--reporter", "default"];
  const child = spawn(process.execPath, [vitest, ...args, ...files], {
    cwd: work,
    // A group of its own, so that the workers end with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=2000" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  return new Promise((settle) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, longestMilliseconds);
    child.on("close", (code) => {
      clearTimeout(timer);
      const failed = /FAIL\s+(.+)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "";
      settle(isLate ? "did not end" : code === 0 ? undefined : failed);
    });
  });
}

/** @param {string} work @param {Mutant} mutant */
async function killerOf(work, { file, mutated }) {
  const path = join(work, file);
  const before = read(file);
  writeFileSync(path, mutated);
  try {
    if (file === table) await generateFacts(work);
    return (await failure(work, filesOf(quick))) ?? (await failure(work, filesOf(thorough)));
  } catch (error) {
    return `the facts do not fit: ${String(error).split("\n").at(-1)}`;
  } finally {
    writeFileSync(path, before);
    if (file === table) await generateFacts(work);
  }
}

const explanations = /** @type {readonly Explanation[]} */ (parse(read("bench/mutants.yaml")) ?? []);
/** @param {Mutant} mutant */
const explanationOf = (mutant) =>
  explanations.find(
    ({ file, text, change }) => file === mutant.file && text === mutant.text && change === mutant.change,
  )?.reason;

const all = everyMutant();
const stale = explanations.filter((each) => !all.some((mutant) => explanationOf(mutant) === each.reason));
for (const { file, change } of stale)
  console.error(`bench/mutants.yaml explains what is no mutant: ${file}: ${change}`);
const places = values.only.split(",");
const eligible = all.filter(({ file, line }) => places.some((place) => `${file}:${line}:`.includes(place)));
// A third of a sample is of the table, where a rule is a word.
const modelFiles = new Set(eligible.map(({ file }) => file)).size;
const chosen = sample(
  eligible,
  ({ file }) => file,
  (file) => (file === table ? Math.max(1, Math.ceil(modelFiles / 2)) : 1),
  values.all ? eligible.length : Number(values.count),
  Number(values.seed),
);
console.log(`${all.length} mutants, of which ${chosen.length} are tried (seed ${values.seed})`);
if (values.list) {
  for (const { file, line, change } of chosen) console.log(`${file}:${line}: ${change}`);
  process.exit(0);
}

const works = Array.from({ length: Number(values.jobs) }, () => mkdtempSync(join(tmpdir(), "wpspec-mutants-")));
const start = Date.now();
const counts = { killed: 0, explained: 0, survived: 0 };
try {
  for (const work of works) copyTo(work);
  const [first = ""] = works;
  const broken = (await failure(first, filesOf(quick))) ?? (await failure(first, filesOf(thorough)));
  if (broken !== undefined) throw new Error(`The tests fail without any mutant: ${broken}`);
  const pending = [...chosen];
  const work = async (/** @type {string} */ folder) => {
    for (let mutant = pending.shift(); mutant !== undefined; mutant = pending.shift()) {
      const killer = await killerOf(folder, mutant);
      const reason = explanationOf(mutant);
      const where = `${mutant.file}:${mutant.line}: ${mutant.change}`;
      if (killer !== undefined) {
        counts.killed += 1;
        console.log(`killed    ${where}\n          by ${killer}`);
      } else if (reason === undefined) {
        counts.survived += 1;
        console.log(`SURVIVED  ${where}\n          ${mutant.text}`);
      } else {
        counts.explained += 1;
        console.log(`explained ${where}\n          ${reason}`);
      }
    }
  };
  await Promise.all(works.map(work));
} finally {
  for (const work of works) rmSync(work, { recursive: true, force: true });
}
const seconds = Math.round((Date.now() - start) / 1000);
console.log(`${counts.killed} killed, ${counts.explained} explained, ${counts.survived} survived; ${seconds} s`);
process.exitCode = counts.survived > 0 || stale.length > 0 ? 1 : 0;
