import { childPointer } from "../parse/pointer.js";
import type { Problem, Search } from "./problem.js";
import { follow, isMapping, isOfType, type SchemaNode, typesOf } from "./schema-node.js";

interface Branch {
  readonly schema: SchemaNode;
  readonly problems: readonly Problem[];
}

const admits = (schema: SchemaNode, value: unknown, root: SchemaNode): boolean => {
  const types = typesOf(schema, root);
  return types.length === 0 || types.some((type) => isOfType(value, type));
};

/** Branches that only say which keys must be there, inside of a mapping described elsewhere. */
const isOnlyRequired = (schema: SchemaNode): boolean =>
  schema.required !== undefined && schema.properties === undefined;

function mappingProblems(
  branches: readonly Branch[],
  value: Readonly<Record<string, unknown>>,
  union: SchemaNode,
  pointer: string,
): readonly Problem[] {
  const own = Object.keys(value);
  const required = branches.map(({ schema }) => schema.required ?? []);
  const leading = [...new Set(required.map(([first]) => first).filter((each) => each !== undefined))];
  const present = leading.filter((key) => own.includes(key));
  const isClosed = branches.every(({ schema }) => schema.additionalProperties === false);
  const known = [...new Set(branches.flatMap(({ schema }) => Object.keys(schema.properties ?? {})))];
  const unknown = isClosed ? own.filter((key) => !known.includes(key)) : [];
  if (unknown.length > 0) {
    return unknown.map((key) => ({
      kind: "unknownKey",
      pointer: childPointer(pointer, key),
      schema: union,
      key,
      known,
    }));
  }
  const isKeyed = leading.length === branches.length && leading.length > 1;
  if (isKeyed && present.length !== 1) return [{ kind: "chooseOne", pointer, schema: union, keys: leading, present }];
  const chosen = isKeyed
    ? branches.find(({ schema }) => present[0] !== undefined && schema.required?.[0] === present[0])
    : undefined;
  return (chosen ?? fewest(branches)).problems;
}

function fewest(branches: readonly Branch[]): Branch {
  const depth = ({ problems }: Branch): number => Math.max(...problems.map((each) => each.pointer.length));
  const [best] = branches.toSorted((a, b) => depth(b) - depth(a) || a.problems.length - b.problems.length);
  return best ?? { schema: {}, problems: [] };
}

/** What is wrong with a value that may have one of several shapes: the shape that was meant is chosen by type and keys. */
export function unionProblems(
  search: Search,
  find: (node: SchemaNode) => readonly Problem[],
  value: unknown,
  union: SchemaNode,
  pointer: string,
): readonly Problem[] {
  const branches: readonly Branch[] = (union.anyOf ?? union.oneOf ?? []).map((node) => ({
    schema: follow(node, search.root),
    problems: find(node),
  }));
  const fitting = branches.filter(({ problems }) => problems.length === 0);
  if (fitting.length > 0) {
    const isTwice = fitting.length > 1 && union.oneOf !== undefined && !search.isOverlay;
    if (!isTwice) return [];
    const keys = fitting.flatMap(({ schema }) => schema.required ?? []);
    return keys.length > 1
      ? [{ kind: "chooseOne", pointer, schema: union, keys, present: keys }]
      : [{ kind: "other", pointer, schema: union }];
  }
  const admitted = branches.filter(({ schema }) => admits(schema, value, search.root));
  const [only] = admitted;
  if (only === undefined) return [{ kind: "wrongType", pointer, schema: union, value }];
  if (isMapping(value)) {
    // A patch may take the keys of one shape out while it writes those of another.
    if (search.isOverlay && admitted.length > 1) {
      const properties = Object.assign({}, ...admitted.map(({ schema }) => schema.properties)) as Record<
        string,
        SchemaNode
      >;
      return find({ type: "object", additionalProperties: false, properties });
    }
    if (admitted.length === 1 && !isOnlyRequired(only.schema)) return only.problems;
    return mappingProblems(admitted, value, union, pointer);
  }
  const words = admitted.flatMap(({ problems }) =>
    problems.flatMap((each) => (each.kind === "notAllowed" && each.pointer === pointer ? each.allowed : [])),
  );
  const others = admitted.filter(
    ({ problems }) => !problems.every((each) => each.kind === "notAllowed" && each.pointer === pointer),
  );
  const [other] = others;
  if (other === undefined) return [{ kind: "notAllowed", pointer, schema: union, value, allowed: words }];
  return others.length === 1 ? other.problems : fewest(others).problems;
}
