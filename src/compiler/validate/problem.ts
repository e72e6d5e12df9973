import type { FollowedNode, SchemaNode } from "./schema-node.js";

interface At {
  /** JSON pointer of the value. */
  readonly pointer: string;
  /** What the schema says about the place, references followed. */
  readonly schema: FollowedNode;
}

/** What a search for problems knows everywhere. */
export interface Search {
  readonly root: SchemaNode;
  /** Inside an environment nothing is required, and null deletes. */
  readonly isOverlay: boolean;
}

/** What is wrong at one place of a spec, still without words. */
export type Problem = At &
  (
    | { readonly kind: "unknownKey"; readonly key: string; readonly known: readonly string[] }
    | { readonly kind: "missingKey"; readonly key: string }
    | { readonly kind: "keyForm"; readonly key: string }
    | { readonly kind: "wrongType"; readonly value: unknown }
    | { readonly kind: "notAllowed"; readonly value: unknown; readonly allowed: readonly unknown[] }
    | { readonly kind: "form"; readonly value: string }
    | { readonly kind: "reserved"; readonly value: string }
    | { readonly kind: "range"; readonly value: number }
    | { readonly kind: "step"; readonly value: number; readonly step: number }
    | { readonly kind: "length"; readonly length: number }
    | { readonly kind: "itemCount"; readonly items: number }
    | { readonly kind: "keyCount"; readonly keys: number }
    | { readonly kind: "repeated"; readonly value: unknown }
    | { readonly kind: "chooseOne"; readonly keys: readonly string[]; readonly present: readonly string[] }
    | { readonly kind: "notInEnvironment"; readonly key: string }
    | { readonly kind: "other" }
  );
