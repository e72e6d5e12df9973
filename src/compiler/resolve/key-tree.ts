import { keys, type KeyRow } from "../../generated/keys.js";

/** The rows of spec/keys.yaml as a tree, so that a written value finds its row while it is walked. */
export interface KeyTree {
  readonly path: string;
  readonly row: KeyRow | undefined;
  readonly members: ReadonlyMap<string, KeyTree>;
  readonly item: KeyTree | undefined;
}

interface Growing {
  path: string;
  row: KeyRow | undefined;
  members: Map<string, Growing>;
  item: Growing | undefined;
}

const leaf = (path: string): Growing => ({ path, row: undefined, members: new Map(), item: undefined });

function grow(): KeyTree {
  const root = leaf("");
  for (const row of keys) {
    let at = root;
    for (const word of row.path.split(".")) {
      const isList = word.endsWith("[]");
      const name = isList ? word.slice(0, -2) : word;
      const path = at.path === "" ? name : `${at.path}.${name}`;
      const next = at.members.get(name) ?? leaf(path);
      at.members.set(name, next);
      at = next;
      if (isList) at = at.item ??= leaf(`${path}[]`);
    }
    at.row = row;
  }
  return root;
}

export const keyTree: KeyTree = grow();

type TierName = KeyRow["tiers"][number];

const allTiers = ["lightsail", "ec2", "elastic"] as const;
/** The tree never changes, and every value of every spec asks. */
const known = new WeakMap<KeyTree, readonly TierName[]>();

function findTiers(tree: KeyTree): readonly TierName[] {
  if (tree.row !== undefined) return tree.row.tiers;
  const inside = [...tree.members.values(), ...(tree.item === undefined ? [] : [tree.item])].flatMap(tiersOf);
  return allTiers.filter((tier) => inside.includes(tier));
}

/** The tiers that can use a key or, for a group, anything inside it. */
export function tiersOf(tree: KeyTree): readonly TierName[] {
  const found = known.get(tree);
  if (found !== undefined) return found;
  const tiers = findTiers(tree);
  known.set(tree, tiers);
  return tiers;
}
