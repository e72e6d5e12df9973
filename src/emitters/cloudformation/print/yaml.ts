import { type CfnMapping, type CfnValue, isFilled, isList, isMapping } from "./cfn-value.js";
import { printFlow, printWrapped } from "./flow.js";
import { literalBlock, printNumber, printString } from "./scalar.js";
import { shortForm } from "./short-form.js";
import { replaceHidden } from "../../hidden.js";

/** A part of `Resources` under a comment of its own, so that a template reads layer by layer. */
export interface Section {
  readonly title: string;
  readonly keys: readonly string[];
}

export interface YamlOptions {
  /** Comment lines on top, without `#`. */
  readonly header?: readonly string[];
  /** Order and titles of the resources; those that no section names follow at the end. */
  readonly sections?: readonly Section[];
}

const width = 110;
/** A mapping in brackets may take two lines; an item of a list more, so that lists of alike items read as tables. */
const mostLines = { key: 2, dash: 6 } as const;
/** Readers look no further for the colon behind a key (YAML 1.2.2 §7.4.2: 1,024 characters). */
const longestKey = 1_000;
const blockSections = new Set(["Metadata", "Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs"]);

/**
 * Prints a template as YAML that 1.1 and 1.2 readers take for the same values: short-form intrinsics, two spaces,
 * small collections in brackets, texts of several lines as literal blocks.
 */
export function printYaml(template: CfnValue, options: YamlOptions = {}): string {
  const out = (options.header ?? []).map((line) => comment(line, 0));
  if (!isMapping(template) || !isFilled(template)) {
    if (isList(template) && isFilled(template)) for (const item of template) node(out, "-", item, 0, "dash");
    else out.push(scalar(template));
    return `${out.join("\n")}\n`;
  }
  const isTemplate = isMapping(template["Resources"] ?? null);
  for (const [key, value] of Object.entries(template)) {
    if (isTemplate && blockSections.has(key) && isMapping(value) && isFilled(value)) {
      gap(out);
      out.push(`${key}:`);
      if (key === "Resources") resources(out, value, options.sections ?? []);
      else members(out, value, 2);
    } else node(out, keyText(key, 0), value, 0, "key");
  }
  return `${out.join("\n")}\n`;
}

/** Resources stand apart by an empty line and are never put on one line. */
function resources(out: string[], all: CfnMapping, sections: readonly Section[]): void {
  const titled = new Set(sections.flatMap((section) => section.keys));
  const rest = Object.keys(all).filter((key) => !titled.has(key));
  let isFirst = true;
  for (const { title, keys } of [...sections, { title: "", keys: rest }]) {
    const present = keys.filter((key) => Object.hasOwn(all, key));
    for (const [index, key] of present.entries()) {
      if (!isFirst) gap(out);
      if (index === 0 && title !== "") out.push(comment(title, 2));
      isFirst = false;
      const resource = all[key] ?? null;
      if (isMapping(resource) && isFilled(resource) && shortForm(resource) === undefined) {
        out.push(pad(2) + keyText(key, 2));
        members(out, resource, 4);
      } else node(out, pad(2) + keyText(key, 2), resource, 2, "key");
    }
  }
}

/** An empty line, unless a literal block that keeps its line breaks comes before: it would take it for its own. */
function gap(out: string[]): void {
  if (out.length > 0 && out.at(-1) !== "") out.push("");
}

function members(out: string[], mapping: CfnMapping, indent: number, first?: string): void {
  for (const [index, [key, value]] of Object.entries(mapping).entries()) {
    const start = index === 0 && first !== undefined ? `${first} ` : pad(indent);
    node(out, start + keyText(key, indent), value, indent, "key");
  }
}

/** One node behind `prefix`, which ends in `:` or `-`; `indent` is the column of the collection that holds it. */
function node(out: string[], prefix: string, value: CfnValue, indent: number, holder: "key" | "dash"): void {
  const short = shortForm(value);
  const start = short === undefined ? prefix : `${prefix} ${short.tag}`;
  const content = short === undefined ? value : short.argument;
  const block = typeof content === "string" ? literalBlock(content) : undefined;
  if (block !== undefined) {
    out.push(`${start} ${block.indicator}`, ...block.lines.map((line) => (line === "" ? "" : pad(indent + 2) + line)));
    return;
  }
  const flow = isFilled(content)
    ? printFlow(content, width - start.length - 1, short === undefined ? 0 : -1)
    : scalar(content);
  if (flow !== undefined) {
    out.push(`${start} ${flow}`);
    return;
  }
  const wrapped =
    short === undefined
      ? printWrapped(content, width - start.length - 1, width - indent - 2, mostLines[holder])
      : undefined;
  if (wrapped !== undefined) {
    const [head = "", ...rest] = wrapped;
    out.push(`${start} ${head}`, ...rest.map((line) => pad(indent + 2) + line));
    return;
  }
  // The first member follows `- ` on the same line, but a tag belongs to the whole collection and stands alone.
  const first = holder === "dash" && short === undefined ? start : undefined;
  if (first === undefined) out.push(start);
  if (isMapping(content)) members(out, content, indent + 2, first);
  else if (isList(content)) items(out, content, holder === "dash" ? indent + 2 : indent, first);
}

function items(out: string[], list: readonly CfnValue[], indent: number, first?: string): void {
  for (const [index, item] of list.entries()) {
    node(out, index === 0 && first !== undefined ? `${first} -` : `${pad(indent)}-`, item, indent, "dash");
  }
}

function scalar(value: CfnValue): string {
  if (typeof value === "string") return printString(value, "block");
  if (typeof value === "number") return printNumber(value);
  return isList(value) ? "[]" : isMapping(value) ? "{}" : String(value);
}

function keyText(key: string, indent: number): string {
  const text = printString(key, "block");
  return text.length > longestKey ? `? ${text}\n${pad(indent)}:` : `${text}:`;
}

const pad = (indent: number): string => " ".repeat(indent);

const comment = (text: string, indent: number): string =>
  `${pad(indent)}# ${replaceHidden(text, (codePoint) => `\\u{${codePoint.toString(16)}}`)}`;
