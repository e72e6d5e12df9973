import { isBranch, isItems, itemsOf, referenceIn, textOf, type Description, type Tree } from "./description.js";

/** What a resource waits for, as `DependsOn` says it: references whose attribute means nothing. */
export const waits = "waits";

function* keysIn(tree: Tree): Iterable<string> {
  if (typeof tree === "string") for (const [, key = ""] of tree.matchAll(/⟦(\S+ \S+) \S+⟧/g)) yield key;
  else if (isItems(tree)) for (const item of tree) yield* keysIn(item);
  else if (isBranch(tree)) for (const item of Object.values(tree)) yield* keysIn(item);
}

const reached = new WeakMap<Description, Map<string, ReadonlySet<string>>>();

/** Everything that has to be there before a resource is made: what it refers to or waits for, and what that does. */
function before(description: Description, key: string): ReadonlySet<string> {
  let known = reached.get(description);
  if (known === undefined) reached.set(description, (known = new Map()));
  const found = known.get(key);
  if (found !== undefined) return found;
  const all = new Set<string>();
  const ahead = [key];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop())
    for (const need of keysIn(description.get(next)?.properties ?? {})) {
      if (all.has(need)) continue;
      all.add(need);
      ahead.push(need);
    }
  known.set(key, all);
  return all;
}

/** What one target says a resource waits for and the other makes without waiting. A part may wait for another part. */
export const unawaited = (key: string, of: Description, by: Description): readonly string[] =>
  itemsOf(of.get(key)?.properties["dependson"])
    .map(textOf)
    .filter((each) => {
      const need = referenceIn(each)?.key;
      return need === undefined || (need !== key && !before(by, key).has(need));
    });
