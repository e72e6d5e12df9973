/*
 * Inside configurations a reference stands in text between two control characters, and so no literal has to be escaped
 * before all is put together: a spec can hold none of these characters (parse/hidden-character), and JSON leaves them
 * as they are. Only this file knows how Terraform writes either.
 */
const [opens, closes, dollarBrace, percentBrace, nothing] = ["\u0080", "\u0081", "\u0082", "\u0083", "\u0084"];

/** A Terraform expression as text: `aws_vpc.network.id` becomes `${aws_vpc.network.id}` once it is printed. */
export const expression = (code: string): string => `${opens}${code}${closes}`;

/** The code of a text that is one expression and nothing else, to build another expression of it; throws otherwise. */
export function codeOf(text: string): string {
  const code = text.slice(1, -1);
  if (text !== expression(code) || code.includes(opens)) throw new Error(`No expression: ${text}`);
  return code;
}

const isText = (value: unknown): value is string => typeof value === "string";

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (isText(value)) return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapTexts(item, change)]));
}

/** Takes what Terraform, or cdktf itself, would read as a template out of all literal text of a configuration. */
export const guarded = <T>(config: T): T =>
  mapTexts(config, (text) =>
    text
      .replaceAll("${", dollarBrace)
      .replaceAll("%{", percentBrace)
      // A key of that name, such as a tag's, is one that cdktf loses when it copies mappings.
      .replace(/^__proto__$/, `${nothing}__proto__`),
  ) as T;

const dollarsBeforeExpression = new RegExp(`\\$+(?=${opens})`, "g");
const written = new Map([
  [dollarBrace, "$${"],
  [percentBrace, "%%{"],
  [opens, "${"],
  [closes, "}"],
  [nothing, ""],
]);
const marks = new RegExp(`[${[...written.keys()].join("")}]`, "g");

/** A `$` right before a reference would escape it. Terraform Language, Strings and Templates: escape sequences. */
const print = (text: string): string =>
  text
    .replace(dollarsBeforeExpression, (dollars) => expression(`"${dollars}"`))
    .replace(marks, (mark) => written.get(mark) ?? mark);

/** A guarded configuration as Terraform reads it. */
export const printed = <T>(config: T): T => mapTexts(config, print) as T;
