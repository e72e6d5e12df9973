/** A shell word: single quotes end only at a single quote, which leaves and re-enters them. */
export const shellWord = (text: string): string =>
  /^[A-Za-z0-9_./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A php.ini value in single quotes, inside which PHP expands nothing. The schema refuses line breaks and single quotes
 * in `wordpress.php.ini`; anything that slips through is a bug of ours and throws.
 */
export function iniValue(value: string | number | boolean): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "On" : "Off";
  if (/['\r\n\0]/.test(value)) throw new Error("A php.ini value holds a character that cannot be quoted.");
  return `'${value}'`;
}
