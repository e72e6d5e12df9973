import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import { relative, sep } from "node:path";
import { type Problem, reasonOf } from "./problem.js";

/** A spec as bytes became text; nothing of it has been parsed. */
export interface SpecFile {
  /** As the user typed or would type it; `<stdin>` for standard input. */
  readonly file: string;
  readonly text: string;
  /** Whether it lies, links followed, outside the working directory, so that its lines may be somebody's secrets. */
  readonly isOutside: boolean;
}

/** `isContent`: the file could be read, but what is in it cannot be a spec. */
export type Read = { readonly spec: SpecFile } | { readonly problem: Problem; readonly isContent: boolean };

/** 256 KiB: no spec comes near, and parsing stays far below a second. */
export const largestSpec = 262_144;

/** 5 MiB: five times what CloudFormation takes, and room for the plans that Terraform shows. */
export const largestTemplate = 5_242_880;

/** Reads a named file; links are followed, devices, pipes and directories are not read. */
export function readSpec(file: string, largest = largestSpec): Read {
  try {
    // Looked at before it is opened, for opening a pipe waits for its other end.
    if (!statSync(file).isFile()) return notAFile(file);
    const handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!fstatSync(handle).isFile()) return notAFile(file);
      return decode(file, readAtMost(handle, largest + 1), isOutside(file), largest);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    return cannotRead(file, reasonOf(error));
  }
}

/** Reads standard input, called `name`, up to its end, or to the first byte too many. */
export async function readStandardInput(name = "<stdin>"): Promise<Read> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > largestSpec) break;
    }
  } catch (error) {
    return cannotRead(name, reasonOf(error));
  }
  return decode(name, Buffer.concat(chunks), false, largestSpec);
}

const notAFile = (file: string): Read => cannotRead(file, "it is not a regular file");

function cannotRead(file: string, reason: string): Read {
  const message = `${file} cannot be read: ${reason}.`;
  const hint = "`wpspec init` writes one to start from.";
  return { problem: file === "wordpress.yaml" ? { message, hint } : { message }, isContent: false };
}

/** Read into again and again, for room of this size costs more than reading a spec; whoever reads decodes at once. */
let room = Buffer.alloc(0);

function readAtMost(handle: number, limit: number): Buffer {
  if (room.length < limit) room = Buffer.allocUnsafe(limit);
  const buffer = room;
  let length = 0;
  while (length < limit) {
    const count = readSync(handle, buffer, length, limit - length, null);
    if (count === 0) break;
    length += count;
  }
  return buffer.subarray(0, length);
}

function decode(file: string, bytes: Buffer, isOutsideOfHere: boolean, largest: number): Read {
  if (bytes.length > largest) {
    const isSpec = largest === largestSpec;
    const message = isSpec
      ? `${file} is larger than 256 KiB, so it is no spec.`
      : `${file} is larger than ${largest / 1_048_576} MiB, so it is no template.`;
    return { problem: isSpec ? { message, hint: "A spec has some dozens of lines." } : { message }, isContent: true };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { spec: { file, text, isOutside: isOutsideOfHere } };
  } catch {
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const message = `${file} is not UTF-8${isUtf16 ? " but UTF-16" : ""}, so its characters cannot be told.`;
    return { problem: { message, hint: "Save it as UTF-8." }, isContent: true };
  }
}

function isOutside(file: string): boolean {
  const path = relative(realpathSync("."), realpathSync(file));
  return path === ".." || path.startsWith(`..${sep}`) || /^(?:[A-Za-z]:|[\\/])/u.test(path);
}
