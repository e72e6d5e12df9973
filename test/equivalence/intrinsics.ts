import { at, isList, isMapping, list, mapping, type Json, type JsonMapping } from "../support/template.js";
import { fact, reference, type Branch, type Tree } from "./description.js";

/** A template with where and how its stack is deployed. */
export interface Stack {
  readonly name: string;
  readonly placement: string;
  readonly region: string;
  readonly tags: Branch;
  readonly body: JsonMapping;
}

const facts = new Set(["AccountId", "Partition", "URLSuffix"]);

/** A reference to a name of a template, or what a pseudo parameter stands for. */
export function named(name: string, attribute: string, stack: Stack): string {
  const [, pseudo] = /^AWS::(\w+)$/.exec(name) ?? [];
  if (pseudo === "Region") return stack.region;
  if (pseudo === "StackName") return stack.name;
  if (pseudo !== undefined) return facts.has(pseudo) ? fact(pseudo) : fact(`? ${name}`);
  if (at(stack.body, "Parameters", name) !== undefined) return fact(name);
  const type = at(stack.body, "Resources", name, "Type");
  return typeof type === "string" ? reference(type, name, attribute) : fact(`? ${name}`);
}

/** `${Name}`, `${Name.Attribute}`, and `${!literal}`. */
function substituted(text: string, own: JsonMapping, stack: Stack, stacks: readonly Stack[]): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (inside.startsWith("!")) return `\${${inside.slice(1)}}`;
    const mine = own[inside];
    if (mine !== undefined) return String(resolved(mine, stack, stacks));
    const [name = "", ...attribute] = inside.split(".");
    return named(name, attribute.length === 0 ? "Ref" : attribute.join("."), stack);
  });
}

/** ARNs that CloudFormation has no attribute for, put together from what the id is. */
const arns: readonly (readonly [pattern: RegExp, arn: string])[] = [
  [/^arn:⟦Partition⟧:ec2:(\S*):⟦AccountId⟧:volume\/⟦(AWS::EC2::Volume \w+) Ref⟧$/, "Arn"],
  [/^arn:⟦Partition⟧:ec2:(\S*):⟦AccountId⟧:instance\/⟦(AWS::EC2::Instance \w+) Ref⟧$/, "Arn"],
  [/^arn:⟦Partition⟧:cloudfront:():⟦AccountId⟧:distribution\/⟦(AWS::CloudFront::Distribution \w+) Ref⟧$/, "Arn"],
];

/** The name that AWS gives an Elastic IP, put together from its numbers. us-east-1 spells it another way. */
const ofAddress = /^ec2-⟦⟦(AWS::EC2::EIP \w+) Ref⟧ with - for \.⟧\.(?:(\S+)\.compute|compute-1)\.⟦URLSuffix⟧$/;

function read(text: string, { region }: Stack): string {
  const [, address, where = "us-east-1"] = ofAddress.exec(text) ?? [];
  if (address !== undefined && where === region) return `⟦${address} PublicDnsName⟧`;
  for (const [pattern, attribute] of arns) {
    const [, where, key] = pattern.exec(text) ?? [];
    if (key !== undefined && (where === "" || where === region)) return `⟦${key} ${attribute}⟧`;
  }
  return text.replaceAll(
    /\{\{resolve:secretsmanager:⟦(AWS::SecretsManager::Secret \w+) Ref⟧:SecretString\}\}/g,
    "⟦$1 SecretString⟧",
  );
}

function outputOf(asked: Json, stacks: readonly Stack[]): Tree {
  const stack = stacks.find(({ name, region }) => name === at(asked, "StackName") && region === at(asked, "Region"));
  const value = at(stack?.body, "Outputs", String(at(asked, "OutputName")), "Value");
  return stack === undefined || value === undefined
    ? fact(`? ${JSON.stringify(asked)}`)
    : resolved(value, stack, stacks);
}

/** Zones by number, and the host of a website's address. */
function selected(argument: Json, stack: Stack): Tree {
  const [index, from] = list(argument);
  if (at(from, "Fn::GetAZs") === "") return fact(`Zone ${String(index)}`);
  const [separator, whole] = list(at(from, "Fn::Split"));
  const [name, attribute] = list(at(whole, "Fn::GetAtt"));
  if (index === 2 && separator === "/" && attribute === "WebsiteURL") return named(String(name), "WebsiteHost", stack);
  return fact(`? ${JSON.stringify(argument)}`);
}

function intrinsic(name: string, argument: Json, stack: Stack, stacks: readonly Stack[]): Tree | undefined {
  switch (name) {
    case "Ref":
      return named(String(argument), "Ref", stack);
    case "Fn::GetAtt": {
      const [resource, ...attribute] = list(argument);
      return named(String(resource), attribute.map(String).join("."), stack);
    }
    case "Fn::Sub": {
      const [text, own] = isList(argument) ? argument : [argument, {}];
      return read(substituted(String(text), mapping(own), stack, stacks), stack);
    }
    case "Fn::Join": {
      const [separator, parts] = list(argument);
      const [instead, whole] = list(at(parts, "Fn::Split"));
      if (whole !== undefined)
        return `⟦${String(resolved(whole, stack, stacks))} with ${String(separator)} for ${String(instead)}⟧`;
      return read(
        list(parts)
          .map((part) => String(resolved(part, stack, stacks)))
          .join(String(separator)),
        stack,
      );
    }
    case "Fn::Select":
      return selected(argument, stack);
    case "Fn::Base64":
      return { base64: resolved(argument, stack, stacks) };
    case "Fn::GetStackOutput":
      return outputOf(argument, stacks);
    default:
      return name.startsWith("Fn::") ? fact(`? ${name}`) : undefined;
  }
}

/** A value of a template with its intrinsic functions carried out, as far as a reader can. */
export function resolved(value: Json, stack: Stack, stacks: readonly Stack[]): Tree {
  if (isList(value)) return value.map((item) => resolved(item, stack, stacks));
  if (!isMapping(value)) return String(value);
  const [[name, argument] = [], ...more] = Object.entries(value);
  if (name !== undefined && argument !== undefined && more.length === 0) {
    const result = intrinsic(name, argument, stack, stacks);
    if (result !== undefined) return result;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, stack, stacks)]));
}
