import { isTree, type Tree } from "./read-text.js";

/** What a configuration says of a resource, in the words of the module that it stands in. */
export interface Configured {
  readonly expressions: Tree;
  /** What an expression's references come to in the whole configuration: `module.cdn.aws_….pages.id`, else the first as it is. */
  readonly follow: (references: readonly string[]) => string;
}

const tree = (value: unknown): Tree => (isTree(value) ? value : {});
const trees = (value: unknown): readonly Tree[] => (Array.isArray(value) ? value.map(tree) : []);

/** An address without the indices of `count` and `for_each`, of modules as of the resource. */
export const withoutIndices = (address: string): string => address.replaceAll(/\[(?:"[^"]*"|[^\]"]*)\]/gu, "");

/** A module of a configuration: where it is called, with what, and by whom. */
interface Module {
  readonly prefix: string;
  readonly body: Tree;
  readonly arguments: Tree;
  readonly caller: Module | undefined;
}

const referencesOf = (expression: unknown): readonly string[] => {
  const { references } = tree(expression);
  return Array.isArray(references) ? references.map(String) : [];
};

/** Modules call each other no deeper; a chain of references neither. */
const deepest = 30;

function calledIn(caller: Module, name: string): Module | undefined {
  const call = tree(tree(caller.body["module_calls"])[name]);
  if (!isTree(call["module"])) return undefined;
  const { module: body, expressions } = call;
  return { prefix: `${caller.prefix}module.${name}.`, body, arguments: tree(expressions), caller };
}

/** The resource whose id an expression is, followed through variables of modules and their outputs. */
function resourceOf(module: Module, references: readonly string[], depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  for (const reference of references) {
    const [kind = "", name = "", output = ""] = withoutIndices(reference).split(".");
    if (kind === "var" && module.caller !== undefined) {
      const found = resourceOf(module.caller, referencesOf(module.arguments[name]), depth + 1);
      if (found !== undefined) return found;
    } else if (kind === "module" && output !== "") {
      const called = calledIn(module, name);
      const expression = tree(tree(called?.body["outputs"])[output])["expression"];
      const found = called && resourceOf(called, referencesOf(expression), depth + 1);
      if (found !== undefined) return found;
    } else if (/^(?:data\.)?aws_cloudfront_\w+\.[\w-]+.*\.id$/u.test(reference)) return module.prefix + reference;
  }
  return undefined;
}

function* modulesOf(module: Module, depth = 0): Iterable<Module> {
  yield module;
  if (depth > deepest) return;
  for (const name of Object.keys(tree(module.body["module_calls"]))) {
    const called = calledIn(module, name);
    if (called !== undefined) yield* modulesOf(called, depth + 1);
  }
}

/** Every resource of the configuration that a plan comes with, by its address without indices. */
export function configuredResources(root: unknown): ReadonlyMap<string, Configured> {
  const whole: Module = { prefix: "", body: tree(root), arguments: {}, caller: undefined };
  return new Map(
    [...modulesOf(whole)].flatMap((module) => {
      const follow = (references: readonly string[]): string =>
        resourceOf(module, references) ?? `${module.prefix}${references[0] ?? ""}`;
      return trees(module.body["resources"]).map(
        ({ address, expressions }) =>
          [module.prefix + String(address), { expressions: tree(expressions), follow }] as const,
      );
    }),
  );
}
