import { isBranch, isItems, itemsOf, type Branch, type Description, type Tree } from "./description.js";
import { unawaited } from "./order.js";
import { normalPath } from "./places.js";
import { kinds } from "./tables/index.js";

/** One place where the targets say different things; `undefined` says nothing. */
export interface Difference {
  readonly kind: string;
  readonly name: string;
  /** The place, without numbers of list items; "" for the whole resource. */
  readonly property: string;
  readonly cloudFormation: Tree | undefined;
  readonly terraform: Tree | undefined;
  /** What Terraform's resource says otherwise, or CloudFormation's where it alone has one. */
  readonly beside: Branch;
}

type Found = Pick<Difference, "property" | "cloudFormation" | "terraform">;

const same = (one: Tree, other: Tree): boolean => {
  if (one === other) return true;
  if (typeof one === "string" || typeof other === "string") return false;
  if (isItems(one))
    return isItems(other) && one.length === other.length && one.every((item, index) => same(item, other[index] ?? ""));
  if (!isBranch(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => {
      const [a, b] = [one[key], other[key]];
      return a !== undefined && b !== undefined && same(a, b);
    })
  );
};

/** Line by line, where both have as many: a script differs where it differs. */
function* texts(one: string, other: string, property: string): Iterable<Found> {
  const [lines, others] = [one.split("\n"), other.split("\n")];
  if (lines.length === 1 || lines.length !== others.length) yield { property, cloudFormation: one, terraform: other };
  else
    for (const [index, line] of lines.entries())
      if (line !== others[index]) yield { property, cloudFormation: line, terraform: others[index] };
}

const setPlaces = new Map(
  Object.entries(kinds).map(([kind, { sets = [] }]) => [kind, new Set(sets.map(normalPath))] as const),
);
const policyPlaces = new Map(
  Object.entries(kinds).map(
    ([kind, { policies = [] }]) => [kind, policies.map((place) => `${normalPath(place)}/`)] as const,
  ),
);

/** Whether a list is a set. In policies all are. */
const isSetOf = (kind: string, property: string): boolean =>
  setPlaces.get(kind)?.has(property) === true ||
  (policyPlaces.get(kind) ?? []).some((place) => property.startsWith(place));

/** Lists item by item; of sets only what is not in both, each with what is most likely its counterpart. */
function* lists(one: readonly Tree[], other: readonly Tree[], property: string, kind: string): Iterable<Found> {
  const isSet = isSetOf(kind, property);
  const mine = isSet ? one.filter((item) => !other.some((each) => same(item, each))) : one;
  const theirs = isSet ? other.filter((item) => !one.some((each) => same(item, each))) : other;
  if (isSet && one.length !== other.length && mine.length === 0 && theirs.length === 0)
    yield { property, cloudFormation: one, terraform: other };
  for (let index = 0; index < Math.max(mine.length, theirs.length); index++) {
    const [cloudFormation, terraform] = [mine[index], theirs[index]];
    if (cloudFormation === undefined || terraform === undefined) yield { property, cloudFormation, terraform };
    else yield* trees(cloudFormation, terraform, property, kind);
  }
}

/** A member that is there; `__proto__` is in every mapping otherwise. */
const memberOf = (tree: Branch, key: string): Tree | undefined => (Object.hasOwn(tree, key) ? tree[key] : undefined);

function* trees(one: Tree | undefined, other: Tree | undefined, property: string, kind: string): Iterable<Found> {
  const alone = one ?? other;
  if (one === undefined || other === undefined) {
    // Whole mappings are missing member by member, so that each can be judged.
    if (isBranch(alone) && Object.keys(alone).length > 0)
      for (const [key, inside] of Object.entries(alone))
        yield* trees(one && inside, other && inside, property === "" ? key : `${property}/${key}`, kind);
    else if (alone !== undefined) yield { property, cloudFormation: one, terraform: other };
  } else if (typeof one === "string" && typeof other === "string") {
    if (one !== other) yield* texts(one, other, property);
  } else if (isItems(one) || isItems(other)) {
    // A list of one and the one alone are written for each other.
    yield* lists(itemsOf(one), itemsOf(other), property, kind);
  } else if (isBranch(one) && isBranch(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
      yield* trees(memberOf(one, key), memberOf(other, key), property === "" ? key : `${property}/${key}`, kind);
  } else yield { property, cloudFormation: one, terraform: other };
}

function* resources(key: string, cloudFormation: Description, terraform: Description): Iterable<Difference> {
  const [one, other] = [cloudFormation.get(key), terraform.get(key)];
  const { kind, name, properties: beside } = other ?? one ?? { kind: "", name: "", properties: {} };
  const about = { kind, name, beside };
  if (one === undefined || other === undefined) {
    yield { ...about, property: "", cloudFormation: one?.properties, terraform: other?.properties };
    return;
  }
  if (one.placement !== other.placement)
    yield { ...about, property: "Placement", cloudFormation: one.placement, terraform: other.placement };
  const [mine, theirs] = [one, other].map(({ properties: { dependson: _order, ...rest } }) => rest);
  for (const found of trees(mine, theirs, "", kind)) yield { ...about, ...found };
  // Order is compared by what is there before, not by who says so.
  for (const each of unawaited(key, cloudFormation, terraform))
    yield { ...about, property: "DependsOn", cloudFormation: each, terraform: undefined };
  for (const each of unawaited(key, terraform, cloudFormation))
    yield { ...about, property: "DependsOn", cloudFormation: undefined, terraform: each };
}

/** Everything in which two descriptions of a deployment differ; with `keys`, in the resources of those. */
export const differencesBetween = (
  cloudFormation: Description,
  terraform: Description,
  keys: ReadonlySet<string> = new Set([...cloudFormation.keys(), ...terraform.keys()]),
): readonly Difference[] => [...keys].flatMap((key) => [...resources(key, cloudFormation, terraform)]);
