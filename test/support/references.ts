import { at, isList, isMapping, list, mapping, walk, type Json, type Template } from "./template.js";

/** The names in `${…}` of Fn::Sub text, without those escaped by `!`. */
export const subNames = (text: string): readonly string[] =>
  [...text.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, name = ""]) => (name.startsWith("!") ? [] : [name]));

/** The resources and parameters that a value asks for, by name; `AWS::…` left out. */
export function namesIn(value: Json): readonly string[] {
  const found: string[] = [];
  for (const { value: here } of walk(value)) {
    if (!isMapping(here) || Object.keys(here).length !== 1) continue;
    const { Ref: ref, "Fn::GetAtt": attribute, "Fn::Sub": sub } = here;
    if (typeof ref === "string") found.push(ref);
    if (attribute !== undefined) found.push(String(isList(attribute) ? attribute[0] : attribute).split(".")[0] ?? "");
    if (sub !== undefined) {
      const own = Object.keys(mapping(at(sub, 1)));
      const text = typeof sub === "string" ? sub : String(at(sub, 0));
      found.push(
        ...subNames(text)
          .map((name) => name.split(".")[0] ?? "")
          .filter((name) => !own.includes(name)),
      );
    }
  }
  return found.filter((name) => !name.startsWith("AWS::"));
}

/** What each resource needs before it can be made: by reference and by DependsOn. */
export const needsOf = ({ resources }: Template): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...resources].map(([name, resource]) => {
      const order = resource["DependsOn"];
      const written = (typeof order === "string" ? [order] : list(order)).map(String);
      return [name, [...written, ...namesIn(resource)]];
    }),
  );

/** Names that something in a template asks for and nothing declares: resources, outputs and DependsOn. */
export function dangling(template: Template): readonly string[] {
  const parameters = Object.keys(mapping(template.body["Parameters"]));
  const known = (name: string): boolean => template.resources.has(name) || parameters.includes(name);
  const asked = [...[...needsOf(template).values()].flat(), ...namesIn(template.body["Outputs"] ?? {})];
  return [...new Set(asked.filter((name) => !known(name)))].toSorted();
}

/** A way round a circle of resources that need each other, or undefined. */
export function cycleIn(template: Template): readonly string[] | undefined {
  const needs = needsOf(template);
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): readonly string[] | undefined => {
    const before = way.indexOf(name);
    if (before >= 0) return [...way.slice(before), name];
    if (done.has(name)) return undefined;
    for (const need of needs.get(name) ?? []) {
      const found = visit(need, [...way, name]);
      if (found !== undefined) return found;
    }
    done.add(name);
    return undefined;
  };
  for (const name of needs.keys()) {
    const found = visit(name, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Outputs of other stacks that a template reads. */
export const readOutputs = (template: Template): readonly { readonly stack: string; readonly output: string }[] =>
  [...walk(template.body)].flatMap(({ value }) => {
    const read = at(value, "Fn::GetStackOutput");
    return read === undefined ? [] : [{ stack: String(at(read, "StackName")), output: String(at(read, "OutputName")) }];
  });
