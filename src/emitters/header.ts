import { replaceHidden } from "./hidden.js";

/** What the first lines of a generated file say of its making. */
export interface Header {
  readonly spec: string;
  readonly environment?: string;
}

const ending = ". Edit that file, not this one.";
const sentence =
  /^Made by wpspec from (.+?)(?:, environment ([a-z][a-z0-9-]{0,15}))?\. Edit that file, not this one\./u;

/** The spec's name as headers write it: no directories, nothing that could end a comment or a line. */
export function headerName(specFile: string): string {
  if (specFile === "-" || specFile === "<stdin>") return "standard input";
  const base = specFile.slice(Math.max(specFile.lastIndexOf("/"), specFile.lastIndexOf("\\")) + 1);
  return replaceHidden(base, codePointEscape).replace(/[<>]/gu, (mark) => codePointEscape(mark.charCodeAt(0)));
}

/** The sentence that every generated file begins with; no paths, dates or versions, so that it never churns. */
export function headerText(specFile: string, environment?: string): string {
  const from = `Made by wpspec from ${headerName(specFile)}`;
  return (environment === undefined ? from : `${from}, environment ${environment}`) + ending;
}

/**
 * Reads the header of a generated file: the first line of YAML, HCL or TypeScript (`#`, `//`), an HTML comment on top
 * of Markdown, the first member `"//"` or the `Description` of JSON. Undefined when the file is not ours.
 */
export function parseHeader(text: string): Header | undefined {
  const line = text.startsWith("{") ? jsonHeader(text) : /^(?:#|\/\/|<!--) (.*)/u.exec(text)?.[1];
  const [, spec, environment] = sentence.exec(line ?? "") ?? [];
  if (spec === undefined) return undefined;
  return environment === undefined ? { spec } : { spec, environment };
}

function jsonHeader(text: string): string | undefined {
  try {
    const root = JSON.parse(text) as { readonly [key: string]: unknown };
    const line = root["//"] ?? root["Description"];
    return typeof line === "string" ? line : undefined;
  } catch {
    // Not JSON any more: somebody edited it, so it is theirs.
    return undefined;
  }
}

const codePointEscape = (codePoint: number): string => `\\u{${codePoint.toString(16)}}`;
