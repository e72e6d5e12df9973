const longest = 60;
const mostListed = 16;

/** Cuts a text for a message, never inside a surrogate pair. */
export function shorten(text: string, length = longest): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** A key or value as it is shown in a sentence: in backticks, on one line, cut when long. */
export function quote(value: unknown): string {
  if (typeof value === "string") {
    const line = shorten(value.replaceAll("\n", "⏎"));
    // Text that looks like a number or a boolean is told apart from one by its quotes.
    if (/^([-+.]?\d[\d.]*|true|false|null|~)$/.test(line)) return `\`"${line}"\``;
    return line.includes("`") || line.trim() !== line || line === "" ? JSON.stringify(line) : `\`${line}\``;
  }
  return `\`${shorten(JSON.stringify(value) ?? String(value))}\``;
}

/** `a`, `b` or `c`; of a long list the first ones and how many are left. */
export function listOf(values: readonly unknown[], conjunction: "and" | "or" = "or"): string {
  const shown = values.length > mostListed ? values.slice(0, mostListed - 1) : values;
  const words = shown.map(quote);
  const left = values.length - shown.length;
  if (left > 0) return `${words.join(", ")} ${conjunction} ${left} more`;
  const last = words.pop() ?? "";
  return words.length === 0 ? last : `${words.join(", ")} ${conjunction} ${last}`;
}

/** A piece of YAML as it is written, in backticks. */
export const asWritten = (source: string): string => `\`${shorten(source)}\``;

/** `1 line`, `2 lines`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
