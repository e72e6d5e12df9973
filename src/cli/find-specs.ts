import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { byCodeUnit } from "../compiler/order.js";
import { parseHeader } from "../emitters/header.js";
import { type Problem, reasonOf } from "./problem.js";
import { type Read, readSpec, readStandardInput, type SpecFile } from "./read-spec.js";

/** What a search comes to beside its specs; it is known when all of them were taken. */
export interface Search {
  readonly problems: Problem[];
  /** YAML files in directories that are no specs. */
  skipped: number;
  /** Whether a directory or glob was searched: then the output has a directory for each spec. */
  isSearch: boolean;
}

export const newSearch = (): Search => ({ problems: [], skipped: 0, isSearch: false });

const defaultFile = "wordpress.yaml";

/**
 * The specs that the operands name, each read when it is asked for, so that thousands of them need no more room than one:
 * files as they are; `-` from standard input; directories and globs are searched for YAML files, without links, dot folders,
 * `node_modules`, our own artifacts, and what is evidently no spec.
 */
export async function* specsIn(
  operands: readonly string[],
  search: Search,
  stdinName?: string,
): AsyncGenerator<SpecFile, void> {
  const known = new Set<string>();
  const fresh = (identity: string, read: Read): readonly SpecFile[] => {
    if ("problem" in read) search.problems.push(read.problem);
    if ("problem" in read || known.has(identity)) return [];
    known.add(identity);
    return [read.spec];
  };
  for (const operand of new Set(operands.length === 0 ? [defaultFile] : operands)) {
    if (operand === "-") {
      yield* fresh("-", await readStandardInput(stdinName));
      continue;
    }
    const candidates = await candidatesOf(operand, search.problems);
    if (candidates === undefined) {
      yield* fresh(identityOf(operand), readSpec(operand));
      continue;
    }
    search.isSearch = true;
    const before = search.problems.length;
    let found = 0;
    for (const file of candidates) {
      const read = readSpec(file);
      if ("spec" in read && parseHeader(read.spec.text) !== undefined) continue;
      if (await isCandidate(file, read)) {
        found += 1;
        yield* fresh(identityOf(file), read);
      } else search.skipped += 1;
    }
    if (found === 0 && search.problems.length === before)
      search.problems.push(nothingFound(operand, candidates.length));
  }
}

/** All of them at once, for those who write only when all went well. */
export async function allOf(specs: AsyncIterable<SpecFile>): Promise<readonly SpecFile[]> {
  const all: SpecFile[] = [];
  for await (const spec of specs) all.push(spec);
  return all;
}

/** The files behind a directory or glob, in order of their names; undefined for what names one file. */
async function candidatesOf(operand: string, problems: Problem[]): Promise<readonly string[] | undefined> {
  try {
    if (existsSync(operand)) return statSync(operand).isDirectory() ? yamlBelow(operand) : undefined;
    if (!/[*?[\]{}()!]/u.test(operand)) return undefined;
    const { glob } = await import("tinyglobby");
    const ignore = ["**/node_modules/**"];
    const files = await glob(operand, { ignore, followSymbolicLinks: false, expandDirectories: false });
    return files.filter((file) => !isLink(file)).sort(byCodeUnit);
  } catch (error) {
    problems.push({ message: `${operand} cannot be searched: ${reasonOf(error)}.` });
    return [];
  }
}

function yamlBelow(directory: string): string[] {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => byCodeUnit(a.name, b.name));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return yamlBelow(path);
    return entry.isFile() && /\.ya?ml$/u.test(entry.name) ? [path] : [];
  });
}

async function isCandidate(file: string, read: Read): Promise<boolean> {
  // Of a file too large or not in UTF-8 the name is all there is to judge by.
  if ("problem" in read) return !read.isContent || /(?:^|[\\/])wordpress\.ya?ml$/u.test(file);
  const { looksLikeSpec } = await import("./looks-like-spec.js");
  return looksLikeSpec(read.spec.text);
}

function nothingFound(operand: string, seen: number): Problem {
  const message =
    seen === 0
      ? `${operand} holds no YAML file, so there is no spec to read.`
      : `None of the YAML files in ${operand} is a spec.`;
  return { message, hint: "A spec has `version`, `name` and `tier` at the top level." };
}

/** One identity for a file however it is named. */
function identityOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

const isLink = (file: string): boolean => lstatSync(file).isSymbolicLink();
