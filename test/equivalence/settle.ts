import { isBranch, isItems, itemsOf, type Branch, type Tree } from "./description.js";
import { changed, filled, normalPath } from "./places.js";
import { asTree, type Kind } from "./table.js";

const byText = (one: Tree, other: Tree): number => {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Items in an order that does not depend on how they were written. */
export const sorted = (items: readonly Tree[]): readonly Tree[] => items.map(inKeyOrder).toSorted(byText);

function inKeyOrder(tree: Tree): Tree {
  if (isItems(tree)) return tree.map(inKeyOrder);
  if (!isBranch(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .map(([key, value]) => [key, inKeyOrder(value)] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** JSON text as the tree it is; what is none stays text. */
function parsed(value: Tree): Tree {
  if (typeof value !== "string") return value;
  try {
    return treeOf(JSON.parse(value)) ?? value;
  } catch {
    return value;
  }
}

/** A parsed JSON value: scalars become text, what is null is not there. */
export function treeOf(value: unknown): Tree | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.flatMap((item) => treeOf(item) ?? []);
  if (typeof value !== "object") return String(value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const tree = treeOf(item);
      return tree === undefined ? [] : [[key, tree] as const];
    }),
  );
}

/** A policy with its lists as the sets they are. IAM reads a list of one and the one alone alike. */
function policy(value: Tree): Tree {
  const read = parsed(value);
  return isBranch(read) ? inKeyOrder(asSets(read)) : read;
}

function asSets(tree: Tree): Tree {
  if (isItems(tree)) return tree.length === 1 ? asSets(tree[0] ?? "") : sorted(tree.map(asSets));
  if (!isBranch(tree)) return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, asSets(value)]));
}

const isPair = (item: Tree, name: string): item is Branch =>
  isBranch(item) && Object.keys(item).length === 2 && typeof item[name] === "string" && item["Value"] !== undefined;

/** CloudFormation's lists of `Key` and `Value`, or of `Name` and `Value`, are mappings. */
function pairs(items: readonly Tree[]): Tree {
  const name = ["Key", "Name"].find((each) => items.every((item) => isPair(item, each)));
  if (name === undefined || items.length === 0) return items;
  const entries = items.flatMap((item) => (isBranch(item) ? [[String(item[name]), item["Value"] ?? ""] as const] : []));
  // A key that is there twice is something else.
  return new Set(entries.map(([key]) => key)).size === entries.length ? Object.fromEntries(entries) : items;
}

/** `Quantity` and `Items` are the list, as long as the quantity is right. */
function unwrapped(tree: Branch): Tree {
  const { items = tree["Items"], quantity = tree["Quantity"], Items: _items, Quantity: _quantity, ...rest } = tree;
  if (items === undefined || Object.keys(rest).length > 0) return tree;
  const list = itemsOf(items);
  return quantity === undefined || quantity === String(list.length) ? list : tree;
}

/** The same thing written in several ways, as one. */
export function plain(tree: Tree): Tree {
  if (isItems(tree)) {
    const items = tree.map(plain);
    const [only] = items;
    return items.length === 1 && isItems(only) ? only : pairs(items);
  }
  if (!isBranch(tree)) return tree;
  return unwrapped(Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, plain(value)])));
}

/** Properties with defaults made explicit, documents read, and sets in order. */
export function settled(properties: Branch, table: Kind, provider: "terraform" | "cloudFormation"): Branch {
  let tree = properties;
  for (const place of table.policies ?? []) tree = changed(tree, normalPath(place), policy);
  for (const place of table.json ?? []) tree = changed(tree, normalPath(place), parsed);
  const defaults = { ...(provider === "terraform" ? table.providerDefaults : {}) };
  for (const each of [defaults, table.defaults ?? {}])
    for (const [place, value] of Object.entries(each)) tree = filled(tree, normalPath(place), asTree(value)) as Branch;
  // Inner sets first: an outer one is ordered by what is in it.
  for (const place of (table.sets ?? []).map(normalPath).toSorted((a, b) => b.length - a.length))
    tree = changed(tree, place, (value) => (isItems(value) ? sorted(value) : value));
  return tree;
}
