import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../support/root.js";
import { differencesBetween, type Difference } from "./compare.js";
import { isBranch, isItems, textOf, type Branch, type Description, type Resource, type Tree } from "./description.js";
import { normalPath, valueAt } from "./places.js";
import { sorted, treeOf } from "./settle.js";

/** What one target may say at a place: nothing (`absent`), exactly this, text of this form, or whatever it likes. */
type Side = "absent" | "any" | { readonly is: unknown } | { readonly matches: string };

/** A place that a deliberate difference excuses, with what either target says there. */
interface Excuse {
  /** `*` for every kind. */
  readonly kind: string | readonly string[];
  /** Left out: the resource as a whole. `*` stands for anything. */
  readonly property?: string;
  readonly cloudFormation: Side;
  readonly terraform: Side;
  /** Every resource of the kind differs there: one that does not is a difference nobody meant. */
  readonly always?: true;
  /** What else the resource must say, by place; `absent` and `present` for whether it says anything. */
  readonly where?: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly id: string;
  readonly what: string;
  readonly cloudFormation: string;
  readonly terraform: string;
  readonly why: string;
  readonly excuses: readonly Excuse[];
}

export const targetDifferences = parse(
  readFileSync(join(root, "spec", "target-differences.yaml"), "utf8"),
) as readonly Entry[];

/** What is in braces in an excuse: `{name}` of the deployment, its `{beginning}`, its `{region}`, or what is at a place. */
type Words = (word: string) => string | undefined;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const inWords = (text: string, words: Words, change: (text: string) => string): string =>
  text.replaceAll(/\{([A-Za-z/]+)\}/g, (whole, word: string) => {
    const value = words(word);
    return value === undefined ? whole : change(value);
  });

function inTree(tree: Tree, words: Words): Tree {
  if (typeof tree === "string") return inWords(tree, words, (text) => text);
  if (isItems(tree)) return tree.map((item) => inTree(item, words));
  return isBranch(tree)
    ? Object.fromEntries(Object.entries(tree).map(([key, item]) => [key, inTree(item, words)]))
    : tree;
}

function canonical(tree: Tree): string {
  return JSON.stringify(sorted([tree]));
}

function says(side: Side, value: Tree | undefined, words: Words): boolean {
  if (side === "any") return true;
  if (side === "absent" || value === undefined) return side === "absent" && value === undefined;
  if ("matches" in side) return new RegExp(`^(?:${inWords(side.matches, words, escaped)})$`).test(textOf(value));
  return canonical(inTree(treeOf(side.is) ?? "", words)) === canonical(value);
}

interface Compiled {
  readonly id: string;
  /** The entry, and which of its excuses this is. */
  readonly place: string;
  readonly kinds: ReadonlySet<string>;
  readonly property: RegExp;
  readonly excuse: Excuse;
}

/** `*` is anything; all else is the place as it is spelled in a description. */
const patternOf = (property: string): RegExp =>
  new RegExp(`^${normalPath(property).split("*").map(escaped).join(".*")}$`, "i");

const compiled: readonly Compiled[] = targetDifferences.flatMap(({ id, excuses }) =>
  excuses.map((excuse, index) => ({
    id,
    place: `${id} ${index + 1}: ${String(excuse.kind)} ${excuse.property ?? ""}`,
    kinds: new Set(typeof excuse.kind === "string" ? [excuse.kind] : excuse.kind),
    property: patternOf(excuse.property ?? ""),
    excuse,
  })),
);

const isOf = ({ kinds }: Compiled, kind: string): boolean => kinds.has("*") || kinds.has(kind);

/** Whether a resource is one that an excuse is for. */
const isWhere = ({ excuse }: Compiled, properties: Branch): boolean =>
  Object.entries(excuse.where ?? {}).every(([place, value]) => {
    const found = textOf(valueAt(properties, normalPath(place)));
    return value === "present" ? found !== "" : (found || "absent") === String(value);
  });

const isExcusedBy = (each: Compiled, difference: Difference, words: Words): boolean =>
  isOf(each, difference.kind) &&
  each.property.test(difference.property) &&
  says(each.excuse.cloudFormation, difference.cloudFormation, words) &&
  says(each.excuse.terraform, difference.terraform, words) &&
  isWhere(each, difference.beside);

/** Differences that every resource of a kind has, where a resource has none. */
function missing(resources: Iterable<Resource>, differences: readonly Difference[]): readonly Difference[] {
  const places = new Map<string, string[]>();
  for (const { kind, name, property } of differences) {
    const key = `${kind} ${name}`;
    places.set(key, [...(places.get(key) ?? []), property]);
  }
  return [...resources].flatMap(({ kind, name, properties }) =>
    always
      .filter((each) => isOf(each, kind) && isWhere(each, properties))
      .filter(({ property }) => !(places.get(`${kind} ${name}`) ?? []).some((place) => property.test(place)))
      .map(({ excuse }): Difference => ({
        kind,
        name,
        property: normalPath(excuse.property ?? ""),
        cloudFormation: "nothing deliberate",
        terraform: "nothing deliberate",
        beside: properties,
      })),
  );
}

/** Every excuse there is. */
export const excusePlaces: readonly string[] = compiled.map(({ place }) => place);

const always = compiled.filter(({ excuse }) => excuse.always === true);

/** A difference as one line, for a test's report. */
export const shown = ({ kind, name, property, cloudFormation, terraform }: Difference): string =>
  `${kind} ${name} ${property}: CloudFormation ${JSON.stringify(cloudFormation)}, Terraform ${JSON.stringify(terraform)}`;

export interface Verdict {
  /** Differences that nothing excuses, and deliberate ones that are not there. */
  readonly unexcused: readonly Difference[];
  /** The others as lines, each with the entry that excuses it. */
  readonly excused: ReadonlyMap<string, string>;
  /** Excuses that excused something. */
  readonly used: ReadonlySet<string>;
}

/** What two descriptions differ in, and what is left of that once the deliberate differences are taken away. */
export function judged(
  cloudFormation: Description,
  terraform: Description,
  { name, region }: { readonly name: string; readonly region: string },
  keys?: ReadonlySet<string>,
): Verdict {
  const differences = differencesBetween(cloudFormation, terraform, keys);
  // Long names are cut, and of two hyphens some services take one.
  const beginning = name.replace(/--.*$/, "").slice(0, 12);
  const excused = new Map<string, string>();
  const used = new Set<string>();
  const wordsOf =
    ({ beside }: Difference): Words =>
    (word) =>
      ({ name, region, beginning })[word] ?? (valueAt(beside, normalPath(word)) as string | undefined);
  const unexcused = differences.filter((difference) => {
    const found = compiled.find((each) => isExcusedBy(each, difference, wordsOf(difference)));
    if (found !== undefined) {
      excused.set(shown(difference), found.id);
      used.add(found.place);
    }
    return found === undefined;
  });
  const inBoth = [...terraform].flatMap(([key, resource]) =>
    cloudFormation.has(key) && keys?.has(key) !== false ? [resource] : [],
  );
  return { unexcused: [...unexcused, ...missing(inBoth, differences)], excused, used };
}
