import { dataBindings, resourceBindings, type Binding } from "../../../generated/terraform-bindings.js";
import { camel } from "./handles.js";

/** A reference that the bindings can spell: a property of a construct, `access` is what stands after the construct. */
export interface Target {
  readonly address: string;
  readonly print: (construct: string) => string;
}

const attribute = /^((data\.)?aws_(\w+)\.\w+)\.(\w+)$/;
const ofFirst = /^((data\.)?aws_(\w+)\.\w+)\.(\w+)\[(\d+)\]\.(\w+)$/;
const encoded = /^base64encode\((local\.\w+)\)$/;

const bindingOf = (data: string | undefined, type: string): Binding | undefined =>
  (data === undefined ? resourceBindings : dataBindings)[type];

const has = (words: string | undefined, word: string): boolean => (words ?? "").split(" ").includes(word);

/** What a construct's class says in the same words as the code of an expression; undefined when it has no such words. */
export function targetOf(code: string): Target | undefined {
  const [, address = "", data, type = "", name = ""] = attribute.exec(code) ?? [];
  if (has(bindingOf(data, type)?.texts, name)) {
    return { address, print: (construct) => `${construct}.${camel(name)}` };
  }
  const [, owner = "", lookup, kind = "", list = "", index = "", part = ""] = ofFirst.exec(code) ?? [];
  if (has(bindingOf(lookup, kind)?.lists, list)) {
    return { address: owner, print: (construct) => `${construct}.${camel(list)}.get(${index}).${camel(part)}` };
  }
  const [, local] = encoded.exec(code) ?? [];
  if (local === undefined) return undefined;
  return { address: local, print: (construct) => `Fn.base64encode(${construct}.expression)` };
}

/** The region's zones are a list of a data source: their names by number. */
export function zoneOf(code: string): string | undefined {
  const [, index] = /^data\.aws_availability_zones\.zones\.names\[(\d+)\]$/.exec(code) ?? [];
  return index === undefined ? undefined : `zone(${index})`;
}
