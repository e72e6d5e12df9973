import { parse, type CollectionTag, type ScalarTag } from "yaml";
import type { Json } from "./template.js";

const words =
  "Ref Condition GetAtt Base64 Cidr FindInMap GetAZs ImportValue Join Select Split Sub And Equals If Not Or GetStackOutput";

const long = (word: string, argument: unknown): unknown => {
  if (word === "Ref" || word === "Condition") return { [word]: argument };
  if (word !== "GetAtt" || typeof argument !== "string") return { [`Fn::${word}`]: argument };
  const point = argument.indexOf(".");
  return { "Fn::GetAtt": [argument.slice(0, point), argument.slice(point + 1)] };
};

const tags = words.split(" ").flatMap((word): (ScalarTag | CollectionTag)[] => {
  const tag = `!${word}`;
  return [
    { tag, resolve: (text: string) => long(word, text) },
    { tag, collection: "seq", resolve: (node) => long(word, node.toJSON()) },
    { tag, collection: "map", resolve: (node) => long(word, node.toJSON()) },
  ];
});

/** A YAML template as CloudFormation reads it: short forms become what they stand for. */
export const parseTemplate = (text: string): Json =>
  parse(text, { customTags: tags, version: "1.1", merge: false }) as Json;
