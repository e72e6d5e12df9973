import type { RefusedValues, Tier } from "../../generated/keys.js";
import type { Spec } from "../../generated/spec.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Document } from "../parse/document.js";
import { isMapping } from "./mapping.js";
import { keyTree, tiersOf, type KeyTree } from "./key-tree.js";
import { childPointer } from "../parse/pointer.js";

type Row = NonNullable<KeyTree["row"]>;

const isList = (refused: NonNullable<Row["unsupported"]>): refused is RefusedValues => Array.isArray(refused);

function isSupported({ unsupported }: Row, tier: Tier, value: unknown): boolean {
  if (unsupported === undefined) return true;
  if (unsupported === "all") return false;
  const refused = isList(unsupported) ? unsupported : (unsupported[tier] ?? []);
  return !refused.some((each) => (each === "mapping" ? isMapping(value) : each === value));
}

/** The value at a dotted path, as written. */
const valueAt = (spec: Spec, path: string): unknown =>
  path.split(".").reduce<unknown>((at, word) => (isMapping(at) ? at[word] : undefined), spec);

/** The key that tier lightsail still needs before it can use any key of this part of the tree. */
function stillNeeded(spec: Spec, tree: KeyTree): string | undefined {
  if (spec.tier !== "lightsail") return undefined;
  const needs = neededBy(tree);
  return needs === undefined || valueAt(spec, needs) === true ? undefined : needs;
}

/** What a key needs on tier lightsail; of a group, what all of its members need. */
function neededBy(tree: KeyTree): string | undefined {
  if (tree.row !== undefined) return tree.row.lightsailNeeds;
  const needs = new Set([...tree.members.values()].map(neededBy));
  return needs.size === 1 ? [...needs][0] : undefined;
}

/** Every written key that the chosen tier cannot use, and every key or value that this version does not compile. */
export function applicability(document: Document, spec: Spec): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (value: unknown, tree: KeyTree, pointer: string): void => {
    const all = tiersOf(tree);
    const needs = stillNeeded(spec, tree);
    const tiers = needs === undefined ? all : all.filter((tier) => tier !== spec.tier);
    if (pointer !== "" && !tiers.includes(spec.tier)) {
      const span = document.keySpanOf(pointer);
      const { environment } = document;
      const isInherited = environment !== undefined && !environment.writes(pointer);
      const params = {
        key: tree.path,
        tier: spec.tier,
        tiers,
        needs,
        environment: isInherited ? environment.name : undefined,
      };
      found.push(diagnose("spec/key-not-for-tier", params, span, { path: pointer }));
      return;
    }
    if (tree.row !== undefined && !isSupported(tree.row, spec.tier, value)) {
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
