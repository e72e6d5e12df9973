import type { DeploymentFact, Value } from "../../compiler/graph/value.js";
import type { Ref } from "../../compiler/graph/value.js";
import { ref, sub, type Cfn, type CfnObject } from "./cfn.js";

/** How a template resolves what it cannot print itself. */
export interface ValueContext {
  /** The intrinsic (or literal) for a reference, already made for the template that is being written. */
  reference(ref: Ref): Cfn;
  /** The shell command behind `readySignal`. */
  readonly readySignal: Cfn;
}

const pseudo: Readonly<Record<Exclude<DeploymentFact, "readySignal">, string>> = {
  region: "AWS::Region",
  accountId: "AWS::AccountId",
  partition: "AWS::Partition",
  urlSuffix: "AWS::URLSuffix",
};

const isObject = (value: Cfn): value is CfnObject => typeof value === "object" && !Array.isArray(value);

/** Escapes literal text for Fn::Sub: `${` would otherwise start a reference. */
const escapeSub = (text: string): string => text.replaceAll("${", "${!");

/** A `${` that nothing closes is not defined in Fn::Sub. */
const hasOpenReference = (text: string): boolean => /\$\{[^}]*(?:\$\{|$)/.test(text);

/** The piece of Fn::Sub text that says the same as this value, or undefined when only Fn::Join can. */
function asSubText(value: Cfn): string | undefined {
  if (typeof value === "string") return hasOpenReference(value) ? undefined : escapeSub(value);
  if (!isObject(value)) return Array.isArray(value) ? undefined : String(value);
  if (typeof value["Ref"] === "string") return `\${${value["Ref"]}}`;
  const attribute = value["Fn::GetAtt"];
  if (Array.isArray(attribute)) return `\${${attribute.join(".")}}`;
  return typeof value["Fn::Sub"] === "string" ? value["Fn::Sub"] : undefined;
}

/** Literal neighbours as one text: `$` and `{x}` apart would be escaped apart, and mean a reference together. */
function mergeTexts(parts: readonly Cfn[]): readonly Cfn[] {
  const merged: Cfn[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

/** Joins printed parts: Fn::Sub reads best; Fn::Join where a part is neither text nor a plain reference. */
export function joinParts(all: readonly Cfn[]): Cfn {
  const parts = mergeTexts(all);
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  const texts = parts.map(asSubText);
  if (texts.every((text) => text !== undefined)) return sub(texts.join(""));
  return { "Fn::Join": ["", parts] };
}

/** Prints a value of the graph as CloudFormation. */
export function printValue(value: Value, context: ValueContext): Cfn {
  if (typeof value !== "object") return value;
  if ("ref" in value) return context.reference(value);
  if ("deployment" in value) {
    return value.deployment === "readySignal" ? context.readySignal : ref(pseudo[value.deployment]);
  }
  return joinParts(value.join.map((part) => printValue(part, context)));
}
