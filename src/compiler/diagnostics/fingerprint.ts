import type { Diagnostic } from "./diagnostic.js";

/** SHA-256 of a text in UTF-8, as hexadecimal digits. Node and browsers have it in different places. */
export type Sha256 = (text: string) => string;

const digits = 32;

/**
 * What a finding is known by from one run to the next: its rule, its file, its place and what it is about. Neither line
 * nor wording is part of it, so that it outlives edits and translations.
 */
export function fingerprintOf({ code, span, path, identity, subject }: Diagnostic, sha256: Sha256): string {
  return sha256([code, span.file, identity ?? path ?? "", subject ?? ""].join("\0")).slice(0, digits);
}
