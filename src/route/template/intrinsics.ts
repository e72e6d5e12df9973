import { isTree, type Tree } from "./read-text.js";

/** A template's parameters with their defaults, conditions and mappings: what of functions can be known from it. */
export interface Known {
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly conditions: Tree;
  readonly mappings: Tree;
  /** Conditions that were asked before. */
  readonly answers: Map<string, boolean | undefined>;
}

const tree = (value: unknown): Tree => (isTree(value) ? value : {});
const treeAt = (tree: Tree, key: string): Tree => (Object.hasOwn(tree, key) && isTree(tree[key]) ? tree[key] : {});

export function knownOf(template: Tree): Known {
  const parameters = Object.entries(treeAt(template, "Parameters")).flatMap(([name, value]) => {
    if (!isTree(value) || value["Default"] === undefined) return [];
    const isList = /^(?:CommaDelimitedList|List<)/u.test(String(value["Type"]));
    const list = String(value["Default"]).split(",");
    return [[name, isList ? list.map((each) => each.trim()) : value["Default"]] as const];
  });
  return {
    parameters: new Map(parameters),
    conditions: treeAt(template, "Conditions"),
    mappings: treeAt(template, "Mappings"),
    answers: new Map(),
  };
}

const only = (value: unknown): readonly [name: string, argument: unknown] | undefined => {
  if (!isTree(value)) return undefined;
  const [first, ...more] = Object.entries(value);
  return first === undefined || more.length > 0 ? undefined : first;
};

/**
 * Whether a condition holds where parameters have their defaults; undefined where that is not known. `asked` are the
 * conditions that led here: one that leads back to itself is not known.
 */
function holds(condition: unknown, known: Known, asked: ReadonlySet<string> = new Set()): boolean | undefined {
  const [name, argument] = only(condition) ?? [];
  if (name === "Condition" && typeof argument === "string") {
    if (asked.has(argument) || !Object.hasOwn(known.conditions, argument)) return undefined;
    const answer = known.answers.has(argument)
      ? known.answers.get(argument)
      : holds(known.conditions[argument], known, new Set([...asked, argument]));
    known.answers.set(argument, answer);
    return answer;
  }
  const all = Array.isArray(argument) ? argument.map((each: unknown) => holds(each, known, asked)) : [];
  if (name === "Fn::Not") return all[0] === undefined ? undefined : !all[0];
  if (name === "Fn::And") return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
  if (name === "Fn::Or") return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
  if (name !== "Fn::Equals" || !Array.isArray(argument)) return undefined;
  const [one, other] = argument.map((each: unknown) => settled(each, known));
  const isKnown = (value: unknown): boolean => typeof value !== "object";
  return isKnown(one) && isKnown(other) ? String(one) === String(other) : undefined;
}

/** Whether what is made under a condition (the name of one, or none) is not made. */
export const isFalse = (condition: unknown, known: Known): boolean =>
  condition !== undefined && holds({ Condition: condition }, known) === false;

const noValue = (value: unknown): boolean => isTree(value) && value["Ref"] === "AWS::NoValue";

/** Text with `${Name}` replaced, of which the list form has values of its own; `${!Name}` is `${Name}` itself. */
function substituted(argument: unknown, known: Known): string | undefined {
  const [text, own] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
  if (typeof text !== "string") return undefined;
  const values = isTree(own) ? tree(settled(own, known)) : {};
  let isWhole = true;
  const found = text.replaceAll(/\$\{(!?)([^}]*)\}/gu, (whole, literal: string, name: string) => {
    if (literal !== "") return `\${${name}}`;
    const value = Object.hasOwn(values, name) ? values[name] : known.parameters.get(name);
    if (value === undefined || typeof value === "object") isWhole = false;
    return isWhole ? String(value) : whole;
  });
  return isWhole ? found : undefined;
}

function calledWith(name: string, argument: unknown, known: Known): unknown {
  const list = Array.isArray(argument) ? argument.map((each: unknown) => settled(each, known)) : [];
  switch (name) {
    case "Ref":
      return known.parameters.get(String(argument));
    case "Fn::If": {
      const isTrue = holds({ Condition: list[0] }, known);
      return isTrue === undefined ? undefined : list[isTrue ? 1 : 2];
    }
    case "Fn::Join": {
      const parts = list[1];
      const isText = Array.isArray(parts) && parts.every((part) => typeof part !== "object");
      return isText ? parts.join(String(list[0])) : undefined;
    }
    case "Fn::Select":
      return Array.isArray(list[1]) ? list[1][Number(list[0])] : undefined;
    case "Fn::Split":
      return typeof list[1] === "string" ? list[1].split(String(list[0])) : undefined;
    case "Fn::FindInMap": {
      const [map, first, second] = list.map(String);
      return treeAt(treeAt(known.mappings, map ?? ""), first ?? "")[second ?? ""];
    }
    case "Fn::Sub":
      return substituted(argument, known);
    default:
      return undefined;
  }
}

/** A value with every function called whose answer the template has; others stay as they are written. */
export function settled(value: unknown, known: Known): unknown {
  if (Array.isArray(value))
    return value
      .filter((each) => !noValue(each))
      .map((each: unknown) => settled(each, known))
      .filter((each) => each !== undefined && !noValue(each));
  if (!isTree(value)) return value;
  const [name, argument] = only(value) ?? [];
  if (name !== undefined && (name === "Ref" || name.startsWith("Fn::")))
    return calledWith(name, argument, known) ?? value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, settled(each, known)] as const)
      .filter(([, each]) => !noValue(each)),
  );
}

/** Whether a value has a function in it whose answer the template does not have, or an expression of Terraform. */
export function isOpen(value: unknown): boolean {
  if (typeof value === "string") return /(?<!\$)\$\{/u.test(value);
  if (Array.isArray(value)) return value.some(isOpen);
  if (!isTree(value)) return false;
  return Object.entries(value).some(([key, each]) => key === "Ref" || key.startsWith("Fn::") || isOpen(each));
}
