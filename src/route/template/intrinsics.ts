import { isTree, type Tree } from "./read-text.js";

/** A template's parameters with their defaults, conditions and mappings: what of functions can be known from it. */
export interface Known {
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly conditions: Tree;
  readonly mappings: Tree;
}

const treeAt = (tree: Tree, key: string): Tree => (isTree(tree[key]) ? tree[key] : {});

export function knownOf(template: Tree): Known {
  const parameters = Object.entries(treeAt(template, "Parameters")).flatMap(([name, value]) =>
    isTree(value) && value["Default"] !== undefined ? [[name, value["Default"]] as const] : [],
  );
  return {
    parameters: new Map(parameters),
    conditions: treeAt(template, "Conditions"),
    mappings: treeAt(template, "Mappings"),
  };
}

const only = (value: unknown): readonly [name: string, argument: unknown] | undefined => {
  if (!isTree(value)) return undefined;
  const [first, ...more] = Object.entries(value);
  return first === undefined || more.length > 0 ? undefined : first;
};

/** Most a condition may lead to others: a ring of them ends here. */
const deepest = 20;

/** Whether a condition holds where parameters have their defaults; undefined where that is not known. */
function holds(condition: unknown, known: Known, depth = 0): boolean | undefined {
  if (depth > deepest) return undefined;
  const [name, argument] = only(condition) ?? [];
  const all = Array.isArray(argument) ? argument.map((each: unknown) => holds(each, known, depth + 1)) : [];
  if (name === "Condition" && typeof argument === "string") return holds(known.conditions[argument], known, depth + 1);
  if (name === "Fn::Not") return all[0] === undefined ? undefined : !all[0];
  if (name === "Fn::And") return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
  if (name === "Fn::Or") return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
  if (name !== "Fn::Equals" || !Array.isArray(argument)) return undefined;
  const [one, other] = argument.map((each: unknown) => settled(each, known));
  const isKnown = (value: unknown): boolean => typeof value !== "object";
  return isKnown(one) && isKnown(other) ? String(one) === String(other) : undefined;
}

const noValue = (value: unknown): boolean => isTree(value) && value["Ref"] === "AWS::NoValue";

function calledWith(name: string, argument: unknown, known: Known): unknown {
  const list = Array.isArray(argument) ? argument.map((each: unknown) => settled(each, known)) : [];
  switch (name) {
    case "Ref":
      return known.parameters.get(String(argument));
    case "Fn::If":
      // Where it cannot be told, the first branch: what a template has when its condition holds.
      return list[holds({ Condition: list[0] }, known) === false ? 2 : 1];
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
    case "Fn::Sub": {
      if (typeof argument !== "string") return undefined;
      const text = argument.replaceAll(/\$\{([A-Za-z0-9]+)\}/gu, (whole, parameter: string) => {
        const value = known.parameters.get(parameter);
        return value === undefined ? whole : String(value);
      });
      return text.includes("${") ? undefined : text;
    }
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
