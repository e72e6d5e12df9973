import { type CfnValue, isList, isMapping } from "./cfn-value.js";

export interface ShortForm {
  readonly tag: string;
  readonly argument: CfnValue;
}

type Shape = "text" | "list";

/** Intrinsics with a tag, and what may stand behind it. Source: CloudFormation template reference, intrinsic functions. */
const shapes: ReadonlyMap<string, readonly Shape[]> = new Map<string, readonly Shape[]>([
  ["Ref", ["text"]],
  ["Condition", ["text"]],
  ["Fn::And", ["list"]],
  ["Fn::Base64", ["text"]],
  ["Fn::Cidr", ["list"]],
  ["Fn::Equals", ["list"]],
  ["Fn::FindInMap", ["list"]],
  ["Fn::GetAZs", ["text"]],
  ["Fn::If", ["list"]],
  ["Fn::ImportValue", ["text"]],
  ["Fn::Join", ["list"]],
  ["Fn::Not", ["list"]],
  ["Fn::Or", ["list"]],
  ["Fn::Select", ["list"]],
  ["Fn::Split", ["list"]],
  ["Fn::Sub", ["text", "list"]],
]);

/**
 * The tag and argument of an intrinsic that can be written short. One node carries one tag, so a function whose
 * argument is itself written short keeps its long name: `Fn::Base64: !Sub …`.
 */
export function shortForm(value: CfnValue): ShortForm | undefined {
  if (!isMapping(value)) return undefined;
  const [name, ...others] = Object.keys(value);
  const argument = name === undefined ? undefined : value[name];
  if (name === undefined || argument === undefined || others.length > 0) return undefined;
  if (name === "Fn::GetAtt") return attribute(argument);
  // Documented: the short form of this one holds no other short form.
  if (name === "Fn::GetStackOutput")
    return isMapping(argument) && isConstant(argument) ? { tag: "!GetStackOutput", argument } : undefined;
  const shape = typeof argument === "string" ? "text" : isList(argument) ? "list" : undefined;
  if (shape === undefined || !shapes.get(name)?.includes(shape)) return undefined;
  return { tag: `!${name.replace("Fn::", "")}`, argument };
}

function attribute(argument: CfnValue): ShortForm | undefined {
  if (!isList(argument) || argument.length !== 2) return undefined;
  const [node, name] = argument;
  if (typeof node !== "string" || typeof name !== "string") return undefined;
  // Readers split at the first point.
  if (!/^[A-Za-z0-9]+$/u.test(node) || !/^[A-Za-z0-9.]+$/u.test(name)) return undefined;
  return { tag: "!GetAtt", argument: `${node}.${name}` };
}

/** Whether no mapping inside is an intrinsic. */
function isConstant(value: CfnValue): boolean {
  if (isList(value)) return value.every(isConstant);
  if (!isMapping(value)) return true;
  const isIntrinsic = (key: string): boolean => key === "Ref" || key === "Condition" || key.startsWith("Fn::");
  return Object.entries(value).every(([key, member]) => !isIntrinsic(key) && isConstant(member));
}
