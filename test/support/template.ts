/** A template as JSON.parse gives it. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMapping;
export interface JsonMapping {
  readonly [key: string]: Json;
}

export interface TemplateResource extends JsonMapping {
  readonly Type: string;
}

/** The parts of a template that tests read. */
export interface Template {
  readonly stack: string;
  readonly body: JsonMapping;
  readonly resources: ReadonlyMap<string, TemplateResource>;
}

export const isMapping = (value: Json | undefined): value is JsonMapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The mapping at a place, or an empty one: for what may be left out. */
export const mapping = (value: Json | undefined): JsonMapping => (isMapping(value) ? value : {});

/** The list at a place, or an empty one. */
export const list = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

/** The value behind keys and indexes; undefined where the way ends. */
export function at(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let here = value;
  for (const step of path) {
    if (isList(here) && typeof step === "number") here = here[step];
    else if (isMapping(here) && typeof step === "string") here = Object.hasOwn(here, step) ? here[step] : undefined;
    else return undefined;
  }
  return here;
}

export function template(stack: string, text: string): Template {
  const body = JSON.parse(text) as JsonMapping;
  return {
    stack,
    body,
    resources: new Map(Object.entries(mapping(body["Resources"])) as [string, TemplateResource][]),
  };
}

/** Properties of the resources of a type, with their logical names. */
export const ofType = (
  { resources }: Template,
  type: string,
): readonly { readonly name: string; readonly properties: JsonMapping }[] =>
  [...resources].flatMap(([name, resource]) =>
    resource.Type === type ? [{ name, properties: mapping(resource["Properties"]) }] : [],
  );

/** The logical name a `Ref` or `Fn::GetAtt` points at. */
export function target(value: Json | undefined): string | undefined {
  const name = at(value, "Ref") ?? at(value, "Fn::GetAtt", 0);
  return typeof name === "string" ? name : undefined;
}

/** Every mapping and every scalar below a value, with its path, outermost first. */
export function* walk(
  value: Json,
  path: readonly string[] = [],
): Iterable<{ readonly path: readonly string[]; readonly value: Json }> {
  yield { path, value };
  const inside = isList(value) ? value.entries() : isMapping(value) ? Object.entries(value) : [];
  for (const [key, member] of inside) yield* walk(member, [...path, String(key)]);
}
