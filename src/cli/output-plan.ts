import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { byCodeUnit } from "../compiler/order.js";
import type { Artifact } from "../emitters/artifact.js";
import { type Header, parseHeader } from "../emitters/header.js";
import { type Problem, reasonOf } from "./problem.js";
import { readIfThere } from "./read-if-there.js";

/** What one spec gives, and where it belongs. */
export interface Output {
  readonly directory: string;
  readonly artifacts: readonly Artifact[];
  /** What the headers of this spec's files say. */
  readonly header: Header;
  /** Folders below `directory` that hold nothing but artifacts of the targets asked for. */
  readonly folders: readonly string[];
}

export interface PlannedFile {
  readonly path: string;
  readonly text: string;
  /** What is there now; undefined when nothing is. */
  readonly before: string | undefined;
  /** Undefined when the file may be written, else whose it is. */
  readonly owner?: string;
}

export interface OutputPlan {
  readonly files: readonly PlannedFile[];
  /** Files with this spec's header that it no longer gives. */
  readonly stale: readonly string[];
  readonly problems: readonly Problem[];
}

/** Compares what should be with what is on disk. Reads only; a link anywhere on the way is a problem. */
export function planOutput({ directory, artifacts, header, folders }: Output): OutputPlan {
  const files: PlannedFile[] = [];
  const problems: Problem[] = [];
  for (const artifact of artifacts) {
    const path = join(directory, artifact.path);
    if (!isBelow(directory, path)) throw new Error(`The artifact path ${artifact.path} leads out of its directory.`);
    try {
      const link = firstLink(directory, path);
      if (link !== undefined) problems.push(linkProblem(link));
      else files.push(planFile(path, artifact.text, header));
    } catch (error) {
      problems.push({ message: `${path} cannot be written: ${reasonOf(error)}.` });
    }
  }
  const wanted = new Set(files.map((file) => file.path));
  const stale = problems.length > 0 ? [] : folders.flatMap((folder) => ownFiles(join(directory, folder), header));
  return { files, stale: stale.filter((path) => !wanted.has(path)).sort(byCodeUnit), problems };
}

function planFile(path: string, text: string, header: Header): PlannedFile {
  const before = readIfThere(path);
  if (before === undefined || before === text) return { path, text, before };
  const owner = ownerOf(before, header);
  return owner === undefined ? { path, text, before } : { path, text, before, owner };
}

/** Whose file it is when it is not this spec's, in words. */
function ownerOf(text: string, header: Header): string | undefined {
  const found = parseHeader(text);
  if (found === undefined) return "it does not begin with wpspec's header, so it is not wpspec's any more";
  if (found.spec !== header.spec) return `it was made from ${found.spec}`;
  if (found.environment === header.environment) return undefined;
  return found.environment === undefined
    ? "it was made without an environment"
    : `it was made for ${found.environment}`;
}

/** The first symbolic link from the working directory (or, outside of it, from `directory`) down to the file. */
function firstLink(directory: string, path: string): string | undefined {
  const start = isBelow(".", directory) || resolve(directory) === resolve(".") ? "." : directory;
  let at = start;
  for (const part of ["", ...relative(start, path).split(sep)]) {
    at = join(at, part);
    // The working directory itself may be reached through any link.
    if (at !== "." && lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() === true) return at;
  }
  return undefined;
}

const linkProblem = (link: string): Problem => ({
  message: `${link} is a symbolic link, so what is written there would end up somewhere else.`,
  hint: "Give the real directory to --out, or remove the link.",
});

function isBelow(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const largestArtifact = 4_194_304;

/** All files in a folder whose header is exactly this one; links and hidden files are left alone. */
function ownFiles(folder: string, header: Header): string[] {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    if (entry.isDirectory()) return ownFiles(path, header);
    if (!entry.isFile() || lstatSync(path).size > largestArtifact) return [];
    const found = parseHeader(readFileSync(path, "utf8"));
    return found?.spec === header.spec && found.environment === header.environment ? [path] : [];
  });
}
