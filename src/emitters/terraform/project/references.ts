import { dataBindings, resourceBindings, type Binding } from "../../../generated/terraform-bindings.js";
import { camel } from "./handles.js";
import { quoted } from "./literal.js";

/** A reference that TypeScript can spell. */
export interface Target {
  /** The construct that is referred to. */
  readonly address: string;
  /** What the spelling takes from cdktf, or from the helpers on top of main.ts. */
  readonly uses: readonly string[];
  /** The spelling, by that of the construct and of literals. */
  readonly print: (construct: string, literal: (text: string) => string) => string;
}

const attribute = /^((data\.)?aws_(\w+)\.\w+)\.(\w+)$/;
const ofList = /^((data\.)?aws_(\w+)\.\w+)\.(\w+)\[(\d+)\]\.(\w+)$/;
const encoded = /^base64encode\((local\.\w+)\)$/;
const proof =
  /^\[for option in (aws_acm_certificate\.\w+)\.domain_validation_options : option\.resource_record_(\w+) if trimprefix\(option\.domain_name, "\*\."\) == "([^"\\$%]+)"\]\[0\]$/;

const bindingOf = (data: string | undefined, type: string): Binding | undefined =>
  (data === undefined ? resourceBindings : dataBindings)[type];

const has = (words: string | undefined, word: string): boolean =>
  words !== undefined && words.split(" ").includes(word);

function attributeTarget(code: string): Target | undefined {
  const [, address, data, type = "", name = ""] = attribute.exec(code) ?? [];
  if (address === undefined) return undefined;
  const binding = bindingOf(data, type);
  const property = camel(name);
  if (has(binding?.texts, name)) return { address, uses: [], print: (construct) => `${construct}.${property}` };
  if (!has(binding?.numbers, name)) return undefined;
  return { address, uses: ["Token"], print: (construct) => `Token.asString(${construct}.${property})` };
}

function listTarget(code: string): Target | undefined {
  const [, address, data, type = "", list = "", index = "", part = ""] = ofList.exec(code) ?? [];
  if (address === undefined || !has(bindingOf(data, type)?.lists, list)) return undefined;
  return { address, uses: [], print: (construct) => `${construct}.${camel(list)}.get(${index}).${camel(part)}` };
}

function encodedTarget(code: string): Target | undefined {
  const [, address] = encoded.exec(code) ?? [];
  if (address === undefined) return undefined;
  return { address, uses: ["Fn"], print: (construct) => `Fn.base64encode(${construct}.expression)` };
}

function proofTarget(code: string): Target | undefined {
  const [, address, part = "", host = ""] = proof.exec(code) ?? [];
  if (address === undefined) return undefined;
  return {
    address,
    uses: ["proof"],
    print: (construct, literal) => `proof(${construct}, ${literal(host)}, ${quoted(part)})`,
  };
}

/** What TypeScript says for the code of an expression, word for word the same to Terraform; undefined when it has no words. */
export const targetOf = (code: string): Target | undefined =>
  attributeTarget(code) ?? listTarget(code) ?? encodedTarget(code) ?? proofTarget(code);

/** The region's zones are a list of a data source: their names by number. */
export function zoneOf(code: string): string | undefined {
  const [, index] = /^data\.aws_availability_zones\.zones\.names\[(\d+)\]$/.exec(code) ?? [];
  return index === undefined ? undefined : `zone(${index})`;
}
