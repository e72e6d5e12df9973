import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../support/root.js";
import type { Difference } from "./compare.js";
import { textOf, type Tree } from "./description.js";
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
  /** What else the resource must say, by place. */
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

/** What names in an excuse stand for: `{name}` of the deployment, `{region}`, `{resource}` with hyphens. */
type Words = Readonly<Record<string, string>>;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const inWords = (text: string, words: Words, change: (text: string) => string): string =>
  text.replaceAll(/\{([a-z]+)\}/g, (whole, word: string) => {
    const value = words[word];
    return value === undefined ? whole : change(value);
  });

function canonical(tree: Tree): string {
  return JSON.stringify(sorted([tree]));
}

function says(side: Side, value: Tree | undefined, words: Words): boolean {
  if (side === "any") return true;
  if (side === "absent" || value === undefined) return side === "absent" && value === undefined;
  if ("matches" in side) return new RegExp(`^(?:${inWords(side.matches, words, escaped)})$`).test(textOf(value));
  return canonical(treeOf(side.is) ?? "") === canonical(value);
}

interface Compiled {
  readonly id: string;
  readonly kinds: ReadonlySet<string>;
  readonly property: RegExp;
  readonly excuse: Excuse;
}

/** `*` is anything; all else is the place as it is spelled in a description. */
const patternOf = (property: string): RegExp =>
  new RegExp(`^${normalPath(property).split("*").map(escaped).join(".*")}$`, "i");

const compiled: readonly Compiled[] = targetDifferences.flatMap(({ id, excuses }) =>
  excuses.map((excuse) => ({
    id,
    kinds: new Set(typeof excuse.kind === "string" ? [excuse.kind] : excuse.kind),
    property: patternOf(excuse.property ?? ""),
    excuse,
  })),
);

function isExcusedBy({ kinds, property, excuse }: Compiled, difference: Difference, words: Words): boolean {
  const { kind, property: at, cloudFormation, terraform, beside } = difference;
  return (
    (kinds.has("*") || kinds.has(kind)) &&
    property.test(at) &&
    says(excuse.cloudFormation, cloudFormation, words) &&
    says(excuse.terraform, terraform, words) &&
    Object.entries(excuse.where ?? {}).every(
      ([place, value]) => (textOf(valueAt(beside, normalPath(place))) || "absent") === String(value),
    )
  );
}

/** A difference as one line, for a test's report. */
export const shown = ({ kind, name, property, cloudFormation, terraform }: Difference): string =>
  `${kind} ${name} ${property}: CloudFormation ${JSON.stringify(cloudFormation)}, Terraform ${JSON.stringify(terraform)}`;

export interface Verdict {
  /** Differences that nothing excuses. */
  readonly unexcused: readonly Difference[];
  /** Entries that excused something. */
  readonly used: ReadonlySet<string>;
}

/** What is left of differences once the deliberate ones are taken away. */
export function judged(
  differences: readonly Difference[],
  stack: { readonly name: string; readonly region: string },
): Verdict {
  const used = new Set<string>();
  const unexcused = differences.filter((difference) => {
    const words = { ...stack, resource: difference.name };
    const found = compiled.find((each) => isExcusedBy(each, difference, words));
    if (found !== undefined) used.add(found.id);
    return found === undefined;
  });
  return { unexcused, used };
}
