import { quoted } from "./literal.js";

/**
 * An expression of TypeScript before it has a layout: text that stays on its line, or something that may be broken into
 * lines.
 */
export type Code =
  | string
  | { readonly object: readonly (readonly [key: string, value: Code])[] }
  | { readonly list: readonly Code[] }
  | { readonly call: string; readonly args: readonly Code[] }
  /** `() => value` */
  | { readonly thunk: Code };

/** Columns of a line; the class and its methods take four of them. */
const width = 100;

function keyOf(key: string): string {
  // Without brackets this one would set the prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

const entry = (key: string, value: string): string => (key === value ? key : `${keyOf(key)}: ${value}`);

function flat(code: Code): string {
  if (typeof code === "string") return code;
  if ("thunk" in code) {
    const value = flat(code.thunk);
    return value.startsWith("{") ? `() => (${value})` : `() => ${value}`;
  }
  if ("list" in code) return `[${code.list.map(flat).join(", ")}]`;
  if ("call" in code) return `${code.call}(${code.args.map(flat).join(", ")})`;
  if (code.object.length === 0) return "{}";
  return `{ ${code.object.map(([key, value]) => entry(key, flat(value))).join(", ")} }`;
}

/**
 * The expression on one line where it fits, else an entry a line. `indent` is that of the line it begins on, `used` how
 * many columns of the line are taken before it and after it.
 */
export function layout(code: Code, indent = "", used = 0): string {
  const line = flat(code);
  if (typeof code === "string" || indent.length + used + line.length <= width) return line;
  if ("thunk" in code) return `() => ${layout(code.thunk, indent, used + 6)}`;
  const inner = `${indent}  `;
  if ("list" in code)
    return ["[", ...code.list.map((item) => `${inner}${layout(item, inner, 1)},`), `${indent}]`].join("\n");
  if ("object" in code) {
    const entries = code.object.map(([key, value]) => {
      return `${inner}${entry(key, layout(value, inner, keyOf(key).length + 3))},`;
    });
    return ["{", ...entries, `${indent}}`].join("\n");
  }
  const last = code.args.at(-1);
  if (last === undefined) return line;
  const before = code.args.slice(0, -1).map((arg) => `${flat(arg)}, `);
  const opening = `${code.call}(${before.join("")}`;
  return `${opening}${layout(last, indent, used + opening.length + 2)})`;
}
