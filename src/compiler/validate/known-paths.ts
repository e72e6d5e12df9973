import { follow, type SchemaNode } from "./schema-node.js";

/** A key of the language: its dotted path (`cdn.behaviors[].path`), and its own word. */
export interface KnownPath {
  readonly path: string;
  readonly word: string;
  /** Dotted path of the mapping it stands in. */
  readonly below: string;
  readonly schema: SchemaNode;
}

/** Every key of the language in the order of the schema, environments left out. */
export function knownPaths(root: SchemaNode): readonly KnownPath[] {
  const found = new Map<string, KnownPath>();
  const visit = (given: SchemaNode, below: string): void => {
    const schema = follow(given, root);
    for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) visit(branch, below);
    if (schema.items !== undefined) visit(schema.items, `${below}[]`);
    for (const [word, member] of Object.entries(schema.properties ?? {})) {
      const path = below === "" ? word : `${below}.${word}`;
      if (path === "environments") continue;
      if (!found.has(path)) found.set(path, { path, word, below, schema: follow(member, root) });
      visit(member, path);
    }
  };
  visit(root, "");
  return [...found.values()];
}
