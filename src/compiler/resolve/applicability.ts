import type { Spec } from "../../generated/spec.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document } from "../parse/document.js";
import { isMapping } from "./mapping.js";
import { keyTree, tiersOf, type KeyTree } from "./key-tree.js";
import { childPointer } from "../parse/pointer.js";

const isSupported = (row: NonNullable<KeyTree["row"]>, value: unknown): boolean => {
  const { unsupported } = row;
  if (unsupported === undefined) return true;
  if (unsupported === "all") return false;
  return !unsupported.some((refused) => (refused === "mapping" ? isMapping(value) : refused === value));
};

/** Every written key that the chosen tier cannot use, and every key or value that this version does not compile. */
export function applicability(document: Document, spec: Spec): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (value: unknown, tree: KeyTree, pointer: string): void => {
    const tiers = tiersOf(tree);
    if (pointer !== "" && !tiers.includes(spec.tier)) {
      const span = document.keySpanOf(pointer);
      found.push(
        diagnose("spec/key-not-for-tier", { key: tree.path, tier: spec.tier, tiers }, span, { path: pointer }),
      );
      return;
    }
    if (tree.row !== undefined && !isSupported(tree.row, value)) {
      const all = tree.row.unsupported === "all";
      const params = { key: tree.path, value: all || typeof value === "object" ? undefined : String(value) };
      const span = all ? document.keySpanOf(pointer) : document.spanOf(pointer);
      found.push(diagnose("spec/not-supported-yet", params, span, { path: pointer }));
      return;
    }
    if (Array.isArray(value)) {
      if (tree.item !== undefined) {
        for (const [index, item] of value.entries()) visit(item, tree.item, childPointer(pointer, index));
      }
    } else if (isMapping(value)) {
      for (const key of Object.keys(value)) {
        const member = tree.members.get(key);
        if (member !== undefined) visit(value[key], member, childPointer(pointer, key));
      }
    }
  };
  visit(spec, keyTree, "");
  return found;
}
