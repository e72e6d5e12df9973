/** A shell word: single quotes end only at a single quote, which leaves and re-enters them. */
export const shellWord = (text: string): string =>
  /^[A-Za-z0-9_./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A shell word inside a here-document, which a line break could end: one that slips through the checks is a bug of ours
 * and throws.
 */
export function documentWord(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new Error("A word of a here-document holds a line break.");
  return shellWord(text);
}

/**
 * A php.ini value in single quotes, inside which PHP expands nothing; a single quote stands in double quotes beside
 * them, for PHP joins neighbours. A line break could end the here-document the value stands in: one that slips through
 * the checks is a bug of ours and throws.
 */
export function iniValue(value: string | number | boolean): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "On" : "Off";
  if (/[\r\n\0]/.test(value)) throw new Error("A php.ini value holds a character that cannot be quoted.");
  // An empty pair of quotes beside others ends the value in PHP's reader, so there is none unless the value is empty.
  const pieces = value.split(/('+)/).filter((piece) => piece !== "");
  return pieces.map((piece) => (piece.startsWith("'") ? `"${piece}"` : `'${piece}'`)).join("") || "''";
}
