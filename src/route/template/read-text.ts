import { type CollectionTag, LineCounter, parseDocument, type ScalarTag } from "yaml";
import { RouteError } from "../route-error.js";

export type Tree = { readonly [key: string]: unknown };

export const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Short forms of CloudFormation's functions. (AWS CloudFormation User Guide, Intrinsic function reference.) */
const words =
  "Ref Condition GetAtt Base64 Cidr FindInMap GetAZs ImportValue Join Select Split Sub Transform And Equals If Not Or GetStackOutput Length ToJsonString";

function long(word: string, argument: unknown): Tree {
  if (word === "Ref" || word === "Condition") return { [word]: argument };
  if (word !== "GetAtt" || typeof argument !== "string") return { [`Fn::${word}`]: argument };
  const point = argument.indexOf(".");
  return { "Fn::GetAtt": [argument.slice(0, point), argument.slice(point + 1)] };
}

const tags = words.split(" ").flatMap((word): (ScalarTag | CollectionTag)[] => {
  const tag = `!${word}`;
  return [
    { tag, resolve: (text: string) => long(word, text) },
    { tag, collection: "seq", resolve: (node) => long(word, node.toJSON()) },
    { tag, collection: "map", resolve: (node) => long(word, node.toJSON()) },
  ];
});

const template = "Give a CloudFormation template, or Terraform's JSON.";

/** Levels of brackets, or of lists begun on one line, beyond which no template goes and a parser would run out of stack. */
const deepest = 200;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === "[" || letter === "{") depth += 1;
    else if (letter === "]" || letter === "}") depth = Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return (
    new RegExp(`(?:[-?:][ \\t]+){${deepest}}`, "u").test(text) || new RegExp(`\\n {${4 * deepest},}\\S`, "u").test(text)
  );
}

/** CloudFormation takes 1 MB at most, so no template in YAML is larger; Terraform prints JSON. In UTF-16 units. */
const longestYaml = 1_048_576;

/** Far faster than reading JSON as YAML; what it refuses is read as YAML, for the place of the mistake. */
function parsedJson(text: string): Tree | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isTree(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A template or configuration as data: JSON, or YAML as CloudFormation reads it, short forms written out. Throws a
 * RouteError with line and column where it is neither.
 */
export function readTemplate(text: string, file: string): Tree {
  if (isTooDeep(text)) throw new RouteError(`${file} is nested too deeply to be a template.`, template);
  const json = text.trimStart().startsWith("{") ? parsedJson(text) : undefined;
  if (json !== undefined) return json;
  if (text.length > longestYaml)
    throw new RouteError(`${file} is larger than 1 MiB, and CloudFormation takes no template of that size.`, template);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: tags,
    lineCounter: lines,
    logLevel: "silent",
    merge: false,
    uniqueKeys: false,
    version: "1.1",
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    const reason = error.message.split("\n")[0]?.replace(/ at line .*$/u, "") ?? "";
    throw new RouteError(`${file}:${line}:${col}: it is neither YAML nor JSON: ${reason}.`, template);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new RouteError(`${file} refers to itself too often to be read.`, "Write it without aliases.");
  }
  if (!isTree(value)) throw new RouteError(`${file} is no template: it is not a mapping.`, template);
  return value;
}
