import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { byCodeUnit } from "../compiler/order.js";
import { parseHeader } from "../emitters/header.js";
import { type Problem, reasonOf } from "./problem.js";
import { type Read, readSpec, readStandardInput, type SpecFile } from "./read-spec.js";

export interface Found {
  readonly specs: readonly SpecFile[];
  readonly problems: readonly Problem[];
  /** YAML files in directories that are no specs. */
  readonly skipped: number;
  /** Whether a directory or glob was searched: then the output has a directory for each spec. */
  readonly isSearch: boolean;
}

const defaultFile = "wordpress.yaml";

/**
 * Reads the specs that the operands name: files as they are; `-` from standard input; directories and globs are
 * searched for YAML files, without links, dot folders, `node_modules`, our own artifacts, and what is evidently no spec.
 */
export async function findSpecs(operands: readonly string[], stdinName?: string): Promise<Found> {
  const specs = new Map<string, SpecFile>();
  const problems: Problem[] = [];
  let skipped = 0;
  let isSearch = false;
  const add = (identity: string, read: Read): void => {
    if ("spec" in read) specs.set(identity, specs.get(identity) ?? read.spec);
    else problems.push(read.problem);
  };
  for (const operand of new Set(operands.length === 0 ? [defaultFile] : operands)) {
    if (operand === "-") {
      add("-", await readStandardInput(stdinName));
      continue;
    }
    const candidates = await search(operand, problems);
    if (candidates === undefined) {
      add(identityOf(operand), readSpec(operand));
      continue;
    }
    isSearch = true;
    const before = problems.length;
    let found = 0;
    for (const file of candidates) {
      const read = readSpec(file);
      if ("spec" in read && parseHeader(read.spec.text) !== undefined) continue;
      if (await isCandidate(file, read)) {
        found += 1;
        add(identityOf(file), read);
      } else skipped += 1;
    }
    if (found === 0 && problems.length === before) problems.push(nothingFound(operand, candidates.length));
  }
  return { specs: [...specs.values()], problems, skipped, isSearch };
}

/** The files behind a directory or glob, in order of their names; undefined for what names one file. */
async function search(operand: string, problems: Problem[]): Promise<readonly string[] | undefined> {
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
