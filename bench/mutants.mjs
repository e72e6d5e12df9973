// @ts-check
/**
 * Breaks the model of CloudFront (src/compiler/cdn/) and its table (spec/behaviors.yaml) in one small place at a time, and
 * runs the tests of the model on each: a mutant under which all of them pass is a rule that nobody checks. Ends with 1 when
 * such a mutant is not explained in bench/mutants.yaml. Found is what fails twice; late is found as well, by tests that did
 * not come to an end, twice.
 * `node bench/mutants.mjs [--count N | --all] [--seed S] [--only FILE:LINE:,…] [--jobs N] [--list]`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { codeMutants, neighbours } from "./support/code-mutants.mjs";
import { copyOf, generateFacts, removeCopy } from "./support/copy.mjs";
import { confirmedFailure } from "./support/run-tests.mjs";
import { sample } from "./support/sample.mjs";
import { tableMutants } from "./support/table-mutants.mjs";

/** @typedef {import("./support/mutant.mjs").Mutant} Mutant */
/** @typedef {import("./support/run-tests.mjs").Failure} Failure */
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
  "test/properties/lint-requests.test.ts",
  "test/route/*.test.ts",
  "test/lint/rules/cdn/*.test.ts",
  "test/bad.test.ts",
  "test/cdn-page.test.ts",
  "test/facts.test.ts",
];
/** A mutant may run in circles: then it is late. Set anew for each set of tests by how long they take here. */
const longestMilliseconds = { quick: 300_000, thorough: 300_000 };

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
 * What fails first in a copy, of the quick tests and then of the others.
 * @param {string} work @returns {Promise<Failure | undefined>}
 */
const failureIn = async (work) =>
  (await confirmedFailure(work, filesOf(quick), longestMilliseconds.quick)) ??
  (await confirmedFailure(work, filesOf(thorough), longestMilliseconds.thorough));

/** Nothing may fail without a mutant. @param {string} work */
async function tryUnchanged(work) {
  for (const [name, patterns] of /** @type {const} */ ([
    ["quick", quick],
    ["thorough", thorough],
  ])) {
    const start = Date.now();
    const broken = await confirmedFailure(work, filesOf(patterns), longestMilliseconds[name]);
    if (broken !== undefined) throw new Error(`The tests fail without any mutant: ${broken.test}`);
    longestMilliseconds[name] = Math.max(60_000, 5 * (Date.now() - start));
  }
}

/** @param {string} work @param {Mutant} mutant @returns {Promise<Failure | undefined>} */
async function killerOf(work, { file, mutated }) {
  const path = join(work, file);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, mutated);
  try {
    if (file === table) await generateFacts(work);
  } catch (error) {
    writeFileSync(path, before);
    return { test: `the facts do not fit: ${String(error).split("\n").at(-1)}`, file: undefined, isLate: false };
  }
  try {
    return await failureIn(work);
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

const works = Array.from({ length: Number(values.jobs) }, () => copyOf(root));
const start = Date.now();
const counts = { killed: 0, late: 0, explained: 0, survived: 0 };
/**
 * Which of the counts a mutant goes to, and why.
 * @param {Mutant} mutant @param {Failure | undefined} killer @returns {readonly [keyof typeof counts, string]}
 */
function verdict(mutant, killer) {
  if (killer !== undefined) return [killer.isLate ? "late" : "killed", `by ${killer.test}`];
  const reason = explanationOf(mutant);
  return reason === undefined ? ["survived", mutant.text] : ["explained", reason];
}
try {
  await tryUnchanged(works[0] ?? "");
  const pending = [...chosen];
  const work = async (/** @type {string} */ folder) => {
    for (let mutant = pending.shift(); mutant !== undefined; mutant = pending.shift()) {
      const [word, why] = verdict(mutant, await killerOf(folder, mutant));
      counts[word] += 1;
      const shown = word === "survived" ? "SURVIVED" : word;
      console.log(`${shown.padEnd(9)} ${mutant.file}:${mutant.line}: ${mutant.change}\n          ${why}`);
    }
  };
  await Promise.all(works.map(work));
} finally {
  for (const work of works) removeCopy(work);
}
const seconds = Math.round((Date.now() - start) / 1000);
const sentence = Object.entries(counts).map(([word, count]) => `${count} ${word}`);
console.log(`${sentence.join(", ")}; ${seconds} s`);
process.exitCode = counts.survived > 0 || stale.length > 0 ? 1 : 0;
