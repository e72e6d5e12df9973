import { at, isList, isMapping, list, mapping, walk, type Json, type Template } from "./template.js";

const marker = (name: string): string => `\u00ab${name}\u00bb`;

/** Fn::Sub as CloudFormation reads it: `${Name}` becomes a marker, `${!x}` the text `${x}`. */
function substituted(text: string, own: ReadonlyMap<string, string>, isKnown: (name: string) => boolean): string {
  // Replaced, not removed: what stands before and behind a reference must not meet.
  const rest = text.replace(/\$\{[^}]*\}/g, marker(""));
  if (rest.includes("${")) throw new Error(`Fn::Sub does not end a reference: ${JSON.stringify(text.slice(0, 200))}`);
  return text.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith("!")) return `\${${name.slice(1)}}`;
    const value = own.get(name);
    if (value !== undefined) return value;
    if (!isKnown(name.split(".")[0] ?? ""))
      throw new Error(`Fn::Sub refers to ${JSON.stringify(name)}, which is nothing.`);
    return marker(name);
  });
}

/**
 * The text a value stands for once CloudFormation has resolved it, with `«Name»` for what only the deployment knows. A
 * small interpreter of Ref, Fn::GetAtt, Fn::Sub, Fn::Join and the functions that wrap these. Undefined for what is no
 * text; throws where CloudFormation would refuse the template.
 */
function textOf(template: Template, value: Json): string | undefined {
  const parameters = mapping(template.body["Parameters"]);
  const isKnown = (name: string): boolean =>
    template.resources.has(name) || Object.hasOwn(parameters, name) || name.startsWith("AWS::");
  const text = (here: Json): string | undefined => {
    if (typeof here === "string") return here;
    if (typeof here === "number" || typeof here === "boolean") return String(here);
    if (!isMapping(here)) return undefined;
    const [name, ...others] = Object.keys(here);
    if (name === undefined || others.length > 0) return undefined;
    const argument = here[name] ?? null;
    switch (name) {
      case "Ref":
        return marker(String(argument));
      case "Fn::GetAtt":
        return marker(isList(argument) ? argument.join(".") : String(argument));
      case "Fn::GetStackOutput":
        return marker(`${String(at(argument, "StackName"))}:${String(at(argument, "OutputName"))}`);
      case "Fn::Sub": {
        if (typeof argument === "string") return substituted(argument, new Map(), isKnown);
        const own = Object.entries(mapping(at(argument, 1))).map(([key, inside]) => [key, text(inside) ?? ""] as const);
        return substituted(String(at(argument, 0)), new Map(own), isKnown);
      }
      case "Fn::Join":
        return list(at(argument, 1))
          .map((part) => text(part) ?? "")
          .join(String(at(argument, 0)));
      case "Fn::Base64":
      case "Fn::Select":
      case "Fn::GetAZs":
        return text(argument) ?? marker(name);
      default:
        return undefined;
    }
  };
  return text(value);
}

/** Every text of a template, resolved, with the path where it stands. What is inside a function stands there alone. */
export function textsOf(template: Template): readonly { readonly path: string; readonly text: string }[] {
  const found: { path: string; text: string }[] = [];
  const visit = (value: Json, path: readonly string[]): void => {
    const text = textOf(template, value);
    if (text !== undefined) found.push({ path: path.join("."), text });
    else if (isList(value)) for (const [index, item] of value.entries()) visit(item, [...path, String(index)]);
    else if (isMapping(value)) {
      for (const [key, member] of Object.entries(value)) {
        found.push({ path: [...path, "key"].join("."), text: key });
        visit(member, [...path, key]);
      }
    }
  };
  visit(template.body, []);
  return found;
}

/** Every raw string of a template. */
export const stringsOf = (template: Template): readonly string[] =>
  [...walk(template.body)].flatMap(({ value }) => (typeof value === "string" ? [value] : []));
