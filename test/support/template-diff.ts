import { diffArrays } from "diff";
import type { Replacement } from "./replacement.js";

/** Templates by stack name, as JSON. */
export type Templates = ReadonlyMap<string, { readonly [key: string]: unknown }>;

/** What a change at a path inside of the properties of a resource type does to the resource. */
type ReplacementOf = (type: string, path: readonly string[]) => Replacement;

type Path = readonly string[];

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What tells an item of a list: its name, where it has one, else all of it. */
const names = ["PathPattern", "Id", "Name", "Sid", "CidrIp"];
function itemName(item: unknown): string {
  if (isMapping(item)) {
    for (const key of names) if (typeof item[key] === "string") return item[key];
  }
  return typeof item === "string" ? item : JSON.stringify(item);
}

/** Items that come and go. An item that changes does both. */
function pieces<T>(
  before: readonly T[],
  after: readonly T[],
  at: Path,
  found: Found[],
  nameOf: (item: T) => string,
): void {
  const text = (items: readonly T[]): string[] => items.map((item) => JSON.stringify(item));
  for (const { added, removed, value } of diffArrays(text(before), text(after))) {
    if (!added && !removed) continue;
    for (const item of value) found.push({ at, piece: `${added ? "+" : "-"}${nameOf(JSON.parse(item) as T)}` });
  }
}

/** A changed value: where, and what it is now, or what of a list or a text of several lines comes or goes there. */
interface Found {
  readonly at: Path;
  readonly piece?: string;
}

function deep(before: unknown, after: unknown, at: Path, found: Found[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isMapping(before) && isMapping(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      deep(before[key], after[key], [...at, key], found);
    }
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [index, item] of before.entries()) deep(item, after[index], [...at, String(index)], found);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    pieces(before, after, at, found, itemName);
  } else if (typeof before === "string" && typeof after === "string" && `${before}${after}`.includes("\n")) {
    pieces(before.split("\n"), after.split("\n"), at, found, (line) => line);
  } else if (after === undefined) found.push({ at, piece: "gone" });
  else found.push(typeof after === "object" ? { at } : { at, piece: `= ${JSON.stringify(after)}` });
}

/** The stack's own part of a deployment's name: `acme-blog-edge` → `edge`, the main one nothing. */
const placementOf = (stack: string): string => /-(edge|recovery)$/.exec(stack)?.[1] ?? "";

const byPlacement = (templates: Templates): Templates =>
  new Map([...templates].map(([stack, template]) => [placementOf(stack), template]));

const inside = (label: string, { at, piece }: Found): string => {
  const path = [label, ...at].join(".").replace(".Properties.", ".");
  return piece === undefined ? path : `${path} ${piece}`;
};

/** How a line ends: what CloudFormation does with the resource because of it. */
function consequence(type: unknown, [section, ...path]: Path, replacementOf: ReplacementOf): string {
  if (section === "Type") return " (refused: a resource cannot change its type)";
  const replacement = section === "Properties" && typeof type === "string" ? replacementOf(type, path) : undefined;
  return replacement === undefined ? "" : ` (${replacement})`;
}

/**
 * What differs between two compilations, stacks compared by their place and not by their name: `+Name` and `-Name` for
 * resources (`+output Name`) that come and go, else the path of each changed value, resource first, with what it is now or the items of
 * a list and the lines of a text that come and go, and with what CloudFormation does because of it. Sorted.
 */
export function templateDiff(before: Templates, after: Templates, replacementOf: ReplacementOf): readonly string[] {
  const lines: string[] = [];
  const [earlier, later] = [byPlacement(before), byPlacement(after)];
  for (const placement of new Set([...earlier.keys(), ...later.keys()])) {
    const old = earlier.get(placement) ?? {};
    const now = later.get(placement) ?? {};
    for (const [section, word] of [
      ["Resources", ""],
      ["Outputs", "output "],
      ["Parameters", "parameter "],
    ] as const) {
      const left = (old[section] ?? {}) as Record<string, Record<string, unknown>>;
      const right = (now[section] ?? {}) as Record<string, Record<string, unknown>>;
      for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
        const label = `${placement === "" ? "" : `${placement}: `}${word}${name}`;
        if (!Object.hasOwn(left, name)) lines.push(`+${label}`);
        else if (!Object.hasOwn(right, name)) lines.push(`-${label}`);
        else {
          const found: Found[] = [];
          deep(left[name], right[name], [], found);
          for (const each of found) {
            lines.push(`${inside(label, each)}${consequence(right[name]?.["Type"], each.at, replacementOf)}`);
          }
        }
      }
    }
  }
  return lines.toSorted();
}
