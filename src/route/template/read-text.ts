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

/**
 * A template or configuration as data: JSON, or YAML as CloudFormation reads it, short forms written out. Throws a
 * RouteError with line and column where it is neither.
 */
export function readTemplate(text: string, file: string): Tree {
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
    throw new RouteError(
      `${file}:${line}:${col}: it is neither YAML nor JSON: ${reason}.`,
      "Give a template, or Terraform's JSON.",
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new RouteError(`${file} refers to itself too often to be read.`, "Write it without aliases.");
  }
  if (!isTree(value))
    throw new RouteError(`${file} is no template: it is not a mapping.`, "Give a template, or Terraform's JSON.");
  return value;
}
