import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { PropertyType, Resource, SpecDatabase, TypeDefinition } from "@aws-cdk/service-spec-types";

/**
 * An oracle that knows nothing of our emitters: AWS's own resource specification as an npm package. Walks a template
 * and names every property, type, enum value and GetAtt attribute that it does not know.
 */
export function specificationOracle(): (template: { readonly [key: string]: unknown }) => readonly string[] {
  const db: SpecDatabase = loadAwsServiceSpecSync();
  const typeOf = (name: string): Resource | undefined => db.lookup("resource", "cloudFormationType", "equals", name)[0];
  return (template) => {
    const found: string[] = [];
    const resources = (template["Resources"] ?? {}) as Record<string, { Type: string; Properties?: object }>;
    const types = new Map(Object.entries(resources).map(([name, { Type }]) => [name, typeOf(Type)]));
    for (const [name, { Type, Properties }] of Object.entries(resources)) {
      const type = types.get(name);
      if (type === undefined) found.push(`${name}: no type ${Type}`);
      else checkMembers(db, Properties ?? {}, type.properties, `${name}`, found);
    }
    checkReferences(template, types, "", found);
    return found;
  };
}

type Members = Resource["properties"];

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An intrinsic: its value is known at deployment only. */
const isIntrinsic = (value: unknown): boolean => {
  if (!isMapping(value)) return false;
  const [key, ...rest] = Object.keys(value);
  return rest.length === 0 && key !== undefined && (key === "Ref" || key.startsWith("Fn::"));
};

function checkMembers(db: SpecDatabase, value: object, members: Members, at: string, found: string[]): void {
  for (const [key, member] of Object.entries(value)) {
    const property = members[key];
    if (property === undefined) found.push(`${at}.${key}: no such property`);
    else checkType(db, member, property.type, `${at}.${key}`, found);
  }
  for (const [key, { required }] of Object.entries(members)) {
    if (required === true && !Object.hasOwn(value, key)) found.push(`${at}.${key}: required and missing`);
  }
}

function checkType(db: SpecDatabase, value: unknown, type: PropertyType, at: string, found: string[]): void {
  if (isIntrinsic(value)) return;
  const wrong = (wanted: string): void =>
    void found.push(`${at}: ${JSON.stringify(value)?.slice(0, 60)} is no ${wanted}`);
  switch (type.type) {
    case "string":
      // CloudFormation turns numbers and booleans into text; we write text where text is wanted, numbers may stand too.
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") wrong("string");
      if (type.allowedValues !== undefined && !type.allowedValues.includes(String(value))) {
        wrong(`value of ${type.allowedValues.slice(0, 12).join(", ")}`);
      }
      return;
    case "integer":
      if (!Number.isInteger(Number(value))) wrong("integer");
      return;
    case "number":
      if (!Number.isFinite(Number(value))) wrong("number");
      return;
    case "boolean":
      if (typeof value !== "boolean") wrong("boolean");
      return;
    case "array":
      if (!Array.isArray(value)) wrong("list");
      else for (const [index, item] of value.entries()) checkType(db, item, type.element, `${at}.${index}`, found);
      return;
    case "map":
      if (!isMapping(value)) wrong("map");
      else for (const [key, item] of Object.entries(value)) checkType(db, item, type.element, `${at}.${key}`, found);
      return;
    case "ref": {
      if (!isMapping(value)) return wrong("mapping");
      const definition: TypeDefinition = db.get("typeDefinition", type.reference.$ref);
      return checkMembers(db, value, definition.properties, at, found);
    }
    case "tag":
      if (!isMapping(value) || typeof value["Key"] !== "string") wrong("tag");
      return;
    case "union": {
      const tries = type.types.map((each) => {
        const inner: string[] = [];
        checkType(db, value, each, at, inner);
        return inner;
      });
      const fewest = tries.toSorted((a, b) => a.length - b.length)[0] ?? [];
      found.push(...fewest);
      return;
    }
    case "json":
    case "date-time":
    case "null":
      return;
    default:
      found.push(`${at}: unknown type ${JSON.stringify(type)}`);
  }
}

/** Every Ref names a resource, parameter or pseudo parameter; every GetAtt an attribute that its type has. */
function checkReferences(
  template: { readonly [key: string]: unknown },
  types: ReadonlyMap<string, Resource | undefined>,
  at: string,
  found: string[],
): void {
  const parameters = Object.keys((template["Parameters"] as object | undefined) ?? {});
  const knows = (name: string): boolean => types.has(name) || parameters.includes(name) || name.startsWith("AWS::");
  const attribute = (name: string, path: string, where: string): void => {
    const type = types.get(name);
    if (type === undefined) found.push(`${where}: GetAtt of ${name}, which is no resource`);
    else if (!Object.hasOwn(type.attributes, path) && !Object.hasOwn(type.properties, path.split(".")[0] ?? "")) {
      found.push(`${where}: ${type.cloudFormationType} has no attribute ${path}`);
    }
  };
  const walk = (value: unknown, where: string): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, `${where}.${index}`);
    if (!isMapping(value)) return;
    const { Ref: ref, "Fn::GetAtt": getAtt, "Fn::Sub": sub } = value;
    if (typeof ref === "string" && !knows(ref)) found.push(`${where}: Ref to ${ref}, which does not exist`);
    if (Array.isArray(getAtt)) attribute(String(getAtt[0]), getAtt.slice(1).join("."), where);
    if (typeof sub === "string") {
      for (const [, name = ""] of sub.matchAll(/\$\{([^!}][^}]*)\}/g)) {
        const [resource = "", ...rest] = name.split(".");
        if (rest.length > 0) attribute(resource, rest.join("."), where);
        else if (!knows(resource)) found.push(`${where}: Fn::Sub names ${resource}, which does not exist`);
      }
    }
    for (const [key, item] of Object.entries(value)) walk(item, `${where}.${key}`);
  };
  walk(template["Resources"], at);
  walk(template["Outputs"], at);
}
