// @ts-check
/**
 * Compiles the facts of spec/ into src/generated/facts.ts: one constant per file, literal types kept. keys.yaml is the
 * language's (10-language.mjs), and the compiler knows nothing of how its targets differ. Every file is checked against schema/facts.schema.json first: no fact without a source.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { parse } from "yaml";

const notFacts = new Set(["keys", "synonyms", "target-differences"]);
const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const constantName = (file) => file.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** Base names of the YAML files of a folder, sorted by code unit. @param {string} folder */
const yamlNames = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.slice(0, -".yaml".length))
    .sort();

/** All facts by constant name. @param {string} root @returns {Record<string, unknown>} */
export function readFacts(root) {
  const folder = join(root, "spec");
  const read = (name) => parse(readFileSync(join(folder, `${name}.yaml`), "utf8"), { maxAliasCount: -1 });
  const names = yamlNames(folder).filter((name) => !notFacts.has(name));
  const packs = yamlNames(join(folder, "cookies")).map((file) => {
    const pack = read(`cookies/${file}`);
    if (pack.name === file) return pack;
    throw new Error(`spec/cookies/${file}.yaml calls itself ${pack.name}: file and pack share one name.`);
  });
  return {
    ...Object.fromEntries(names.map((name) => [constantName(name), read(name)])),
    cookies: {
      core: packs.find(({ name }) => name === "core"),
      packs: packs.filter(({ name }) => name !== "core"),
    },
  };
}

/** Sentences about what is wrong with the facts; none when all is well. @param {string} root @param {unknown} facts */
export function factProblems(root, facts) {
  const schema = JSON.parse(readFileSync(join(root, "schema", "facts.schema.json"), "utf8"));
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  if (ajv.validate(schema, facts)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message }) => `spec${instancePath} ${message}`);
}

/** Keys that members of one list have, by the list's place with indices left out: a type must have them all or none. */
function keysByPlace(value, place, found) {
  if (Array.isArray(value)) {
    for (const member of value) {
      if (isMapping(member)) {
        const keys = found.get(place) ?? new Set();
        for (const key of Object.keys(member)) keys.add(key);
        found.set(place, keys);
      }
      keysByPlace(member, place, found);
    }
  } else if (isMapping(value)) {
    for (const [key, member] of Object.entries(value)) keysByPlace(member, `${place}.${key}`, found);
  }
  return found;
}

/** TypeScript source of a value; what a list's member lacks and its neighbours have is written as undefined. */
function source(value, place, keys, isMember = false) {
  if (Array.isArray(value)) return `[${value.map((member) => source(member, place, keys, true)).join(",")}]`;
  if (!isMapping(value)) return JSON.stringify(value);
  const own = isMember ? [...(keys.get(place) ?? [])] : Object.keys(value);
  const entries = own.map(
    (key) => `${JSON.stringify(key)}:${key in value ? source(value[key], `${place}.${key}`, keys) : "undefined"}`,
  );
  return `{${entries.join(",")}}`;
}

/** @param {{ root: string, write: (name: string, text: string) => void }} context */
export function generate({ root, write }) {
  const facts = readFacts(root);
  const problems = factProblems(root, facts);
  if (problems.length > 0) throw new Error(`The facts do not fit schema/facts.schema.json:\n${problems.join("\n")}`);
  const keys = keysByPlace(facts, "", new Map());
  const constants = Object.keys(facts)
    .sort()
    .map((name) => `export const ${name} = ${source(facts[name], `.${name}`, keys)} as const;`);
  write(
    "facts.ts",
    [
      "// Written by scripts/generate/20-facts.mjs from spec/.",
      ...constants,
      'export type PackName = (typeof cookies.packs)[number]["name"];',
      'export type RegionName = (typeof regions)[number]["name"];',
      "export type LimitName = keyof typeof limits;",
      "",
    ].join("\n"),
  );
}
