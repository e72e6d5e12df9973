/** JSON Schema (draft-07), as far as schema/wpspec.schema.json uses it. A test refuses keywords that are not here. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly multipleOf?: number;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly not?: SchemaNode;
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly else?: SchemaNode;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/** A node with its `$ref` followed; `definition` is the name that the reference had. */
export interface FollowedNode extends SchemaNode {
  readonly definition?: string;
}

/**
 * Follows `$ref`, also as the only member of an `allOf`, which draft-07 needs to put a description beside it. What
 * stands beside the reference (description, examples) wins over what it names.
 */
export function follow(node: SchemaNode, root: SchemaNode): FollowedNode {
  const [only, ...more] = node.allOf ?? [];
  if (only?.$ref !== undefined && more.length === 0) {
    const { allOf: _followed, ...beside } = node;
    return { ...follow(only, root), ...beside };
  }
  if (node.$ref === undefined) return node;
  if (node.$ref === "#") return root;
  const name = node.$ref.slice("#/definitions/".length);
  const target = root.definitions?.[name];
  if (target === undefined) return node;
  const { $ref: _followed, ...beside } = node;
  return { ...follow(target, root), definition: name, ...beside };
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON type of a value; whole numbers are `integer`, numbers that JSON cannot spell have none. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number")
    return Number.isInteger(value) ? "integer" : Number.isFinite(value) ? "number" : "infinite";
  return typeof value;
}

export const isOfType = (value: unknown, type: string): boolean =>
  typeOf(value) === type || (type === "number" && typeOf(value) === "integer");

/** The types that a schema admits, without duplicates; empty when it admits any. */
export function typesOf(given: SchemaNode, root: SchemaNode): readonly string[] {
  const node = follow(given, root);
  if (node.type !== undefined) return typeof node.type === "string" ? [node.type] : node.type;
  if (node.const !== undefined) return [typeOf(node.const)];
  if (node.enum !== undefined) return [...new Set(node.enum.map(typeOf))];
  const branches = node.anyOf ?? node.oneOf;
  if (branches !== undefined) {
    const types = branches.map((branch) => typesOf(branch, root));
    return types.some((each) => each.length === 0) ? [] : [...new Set(types.flat())];
  }
  if (node.properties !== undefined) return ["object"];
  return [];
}
