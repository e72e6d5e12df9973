import { isBranch, isItems, itemsOf, normalKey, type Branch, type Tree } from "./description.js";

/*
 * Places inside a resource are paths such as `DistributionConfig/CacheBehaviors/MinTTL`: lists take no step of their own,
 * so that one path stands for all items.
 */

const stepsOf = (path: string): readonly string[] => path.split("/").filter((step) => step !== "");

/** The path as the normal forms of its names. */
export const normalPath = (path: string): string => stepsOf(path).map(normalKey).join("/");

/** The value at a place; of lists the first item's. */
export function valueAt(tree: Tree | undefined, path: string): Tree | undefined {
  let here = tree;
  for (const step of stepsOf(path)) {
    const [first] = itemsOf(here);
    if (!isBranch(first)) return undefined;
    here = first[step];
  }
  return here;
}

/** Both as one: mappings member by member, lists one after the other. A value that is there twice becomes a list. */
export function merged(one: Tree | undefined, other: Tree): Tree {
  if (one === undefined) return other;
  if (isBranch(one) && isBranch(other)) {
    // A key may be called __proto__: entries take it for a key, and assignment does not.
    const result = new Map(Object.entries(one));
    for (const [key, value] of Object.entries(other)) result.set(key, merged(result.get(key), value));
    return Object.fromEntries(result);
  }
  return [...itemsOf(one), ...itemsOf(other)];
}

/** The tree with a value laid in at a place. */
export function placed(tree: Branch, path: string, value: Tree): Branch {
  const wrapped = stepsOf(path).reduceRight<Tree>((inside, step) => ({ [step]: inside }), value);
  return isBranch(wrapped) ? (merged(tree, wrapped) as Branch) : tree;
}

/** The tree without what is at a place. */
export function without(tree: Branch, path: string): Branch {
  const [first = "", ...rest] = stepsOf(path);
  const { [first]: inside, ...others } = tree;
  if (rest.length === 0 || inside === undefined) return others;
  const strip = (item: Tree): Tree => (isBranch(item) ? without(item, rest.join("/")) : item);
  return { ...others, [first]: isItems(inside) ? inside.map(strip) : strip(inside) };
}

/** The tree with what is at a place made into something else; `undefined` leaves it out. Nothing there stays nothing. */
export function changed(tree: Branch, path: string, change: (value: Tree) => Tree | undefined): Branch {
  const [first = "", ...rest] = stepsOf(path);
  const { [first]: inside, ...others } = tree;
  if (inside === undefined) return tree;
  const deeper = (item: Tree): Tree => (isBranch(item) ? changed(item, rest.join("/"), change) : item);
  const value = rest.length === 0 ? change(inside) : isItems(inside) ? inside.map(deeper) : deeper(inside);
  return value === undefined ? others : { ...others, [first]: value };
}

/** The tree with a value at a place where there is none; where what should hold it is missing, nothing is added. */
export function filled(tree: Tree, path: string, value: Tree): Tree {
  if (isItems(tree)) return tree.map((item) => filled(item, path, value));
  if (!isBranch(tree)) return tree;
  const [first = "", ...rest] = stepsOf(path);
  const inside = tree[first];
  if (rest.length === 0) return inside === undefined ? { ...tree, [first]: value } : tree;
  return inside === undefined ? tree : { ...tree, [first]: filled(inside, rest.join("/"), value) };
}
