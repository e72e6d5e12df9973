/*
 * Inside configurations a reference stands in text between two control characters, and so no literal has to be escaped
 * before all is put together: a spec can hold none of these characters (parse/hidden-character), and JSON leaves them
 * as they are. Only this file knows how Terraform writes either.
 */
const [opens, closes, dollarBrace, percentBrace] = ["\u0080", "\u0081", "\u0082", "\u0083"];

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

/** What cdktf takes for a token of its own, in texts, lists and maps: its sign has to stand apart from the brace. */
const cdktfToken = /([$#&])(?=\{TfToken\[)/g;

const guard = (text: string): string =>
  text
    // A key of that name, such as a tag's, is one that cdktf loses when it copies mappings.
    .replace(/^__proto__$/, (name) => expression(`"${name}"`))
    .replace(cdktfToken, (_, sign: string) => expression(`"${sign}"`))
    .replaceAll("${", dollarBrace)
    .replaceAll("%{", percentBrace);

/** Takes what Terraform, or cdktf itself, would read as a template out of all literal text of a configuration. */
export const guarded = <T>(config: T): T => mapTexts(config, guard) as T;

/** Part of a text as Terraform reads it: literal, its escapes written out, or the code of an expression. */
export type TextPart = { readonly literal: string } | { readonly code: string };

const dollarsBeforeExpression = new RegExp(`\\$+(?=${opens})`, "g");
const expressions = new RegExp(`${opens}([^${closes}]*)${closes}`);
const escapes = new RegExp(`[${dollarBrace}${percentBrace}]`, "g");

/**
 * The parts of a guarded text. A `$` right before a reference would escape it, so it is an expression too. Terraform
 * Language, Strings and Templates: escape sequences.
 */
export function partsOf(text: string): readonly TextPart[] {
  const pieces = text.replace(dollarsBeforeExpression, (dollars) => expression(`"${dollars}"`)).split(expressions);
  return pieces.flatMap((piece, index): readonly TextPart[] => {
    if (index % 2 === 1) return [{ code: piece }];
    return piece === "" ? [] : [{ literal: piece.replace(escapes, (mark) => (mark === dollarBrace ? "$${" : "%%{")) }];
  });
}

const print = (text: string): string =>
  partsOf(text)
    .map((part) => ("code" in part ? `\${${part.code}}` : part.literal))
    .join("");

/** A guarded configuration as Terraform reads it. */
export const printed = <T>(config: T): T => mapTexts(config, print) as T;
