import { replaceHidden } from "../../hidden.js";

const codePoint = (value: number): string => `\\u{${value.toString(16)}}`;

/** A string of TypeScript, with nothing in it that a reader would not see. */
export const quoted = (text: string): string => replaceHidden(JSON.stringify(text), codePoint);

/** Part of a template: text as it is, or an expression of TypeScript. */
export type TemplatePart = { readonly text: string } | { readonly expression: string };

const shortEscapes: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r" };

/**
 * A template of TypeScript. Line breaks of a text in `lines` are line breaks of the source; else, and for all other
 * characters that cannot be seen, there are escapes.
 */
export function template(parts: readonly TemplatePart[], { lines = false } = {}): string {
  const escape = (value: number): string => (lines && value === 10 ? "\n" : (shortEscapes[value] ?? codePoint(value)));
  const written = parts.map((part) =>
    "expression" in part
      ? `\${${part.expression}}`
      : replaceHidden(part.text.replace(/\\|`|\$(?=\{)/g, "\\$&"), escape),
  );
  return `\`${written.join("")}\``;
}
