import { hasHidden, replaceHidden } from "../../hidden.js";

const codePoint = (value: number): string => `\\u{${value.toString(16)}}`;

/** A string of TypeScript, with nothing in it that a reader would not see. */
export const quoted = (text: string): string => replaceHidden(JSON.stringify(text), codePoint);

/** Part of a template: text as it is, or an expression of TypeScript. */
export type TemplatePart = { readonly text: string } | { readonly expression: string };

const shortEscapes: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r" };

/** A template of TypeScript on one line: what breaks a line or cannot be seen is an escape. */
export function template(parts: readonly TemplatePart[]): string {
  return written(parts, (value) => shortEscapes[value] ?? codePoint(value));
}

function written(parts: readonly TemplatePart[], escape: (codePoint: number) => string): string {
  const texts = parts.map((part) =>
    "expression" in part
      ? `\${${part.expression}}`
      : replaceHidden(part.text.replace(/\\|`|\$(?=\{)/g, "\\$&"), escape),
  );
  return `\`${texts.join("")}\``;
}

/** Whether a raw template holds the text: then its backslashes are the text's own. */
const isRaw = (text: string): boolean => !/`|\$\{|\\$/.test(text) && !hasHidden(text.replaceAll("\n", ""));

/** A template whose line breaks are those of the text; raw where backslashes would be doubled for nothing. */
export function scriptTemplate(parts: readonly TemplatePart[]): string {
  const texts = parts.flatMap((part) => ("text" in part ? [part.text] : []));
  if (!texts.every(isRaw) || !texts.some((text) => text.includes("\\"))) {
    return written(parts, (value) => (value === 10 ? "\n" : (shortEscapes[value] ?? codePoint(value))));
  }
  const raw = parts.map((part) => ("expression" in part ? `\${${part.expression}}` : part.text));
  return `String.raw\`${raw.join("")}\``;
}
