import type { Configuration } from "../assemble.js";
import type { PlacedBlock } from "../block.js";
import { guarded, partsOf } from "../text.js";
import { addressOf } from "./handles.js";
import { targetOf } from "./references.js";

/** Whether a text is written as lines of a method of its own. */
export const isScript = (text: string): boolean => text.split("\n").length > 3 && !text.startsWith("{");

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const item of Object.values(value)) yield* textsIn(item);
}

/** The constructs that a text refers to by a property of theirs, by address. */
const targetsIn = (text: string): readonly string[] =>
  partsOf(guarded(text)).flatMap((part) => {
    const target = "code" in part ? targetOf(part.code) : undefined;
    return target === undefined ? [] : [target.address];
  });

/** The constructs that a block refers to, in its arguments and in what it waits for. */
export const needsOf = ({ config, meta, mode }: PlacedBlock): readonly string[] =>
  mode === "ephemeral" ? [] : [...[...textsIn(config)].flatMap(targetsIn), ...(meta.dependsOn ?? [])];

/** Who refers to what. */
export interface Uses {
  /** Addresses of constructs that something refers to. */
  readonly named: ReadonlySet<string>;
  /** Those that another layer, a script or an output refers to: properties of the stack. */
  readonly shared: ReadonlySet<string>;
  /** The number of the section that makes a construct. */
  readonly sectionOf: ReadonlyMap<string, number>;
}

export function usesOf({ sections, outputs }: Configuration): Uses {
  const sectionOf = new Map(
    sections.flatMap(({ blocks }, index) => blocks.map((block) => [addressOf(block), index] as const)),
  );
  const named = new Set<string>();
  const shared = new Set<string>();
  sections.forEach(({ blocks }, index) => {
    for (const block of blocks) {
      const inScripts = new Set([...textsIn(block.config)].filter(isScript).flatMap(targetsIn));
      for (const address of needsOf(block)) {
        named.add(address);
        if (sectionOf.get(address) !== index || inScripts.has(address)) shared.add(address);
      }
    }
  });
  for (const address of outputs.flatMap(({ value }) => targetsIn(value))) {
    named.add(address);
    shared.add(address);
  }
  return { named, shared, sectionOf };
}

/** The blocks of a section, each after those of the section that it needs, else in their own order. */
export function inOrder(blocks: readonly PlacedBlock[]): readonly PlacedBlock[] {
  const byAddress = new Map(blocks.map((block) => [addressOf(block), block]));
  const done = new Set<PlacedBlock>();
  const visit = (block: PlacedBlock): void => {
    if (done.has(block)) return;
    done.add(block);
    for (const address of needsOf(block)) {
      const needed = byAddress.get(address);
      if (needed !== undefined) visit(needed);
    }
    ordered.push(block);
  };
  const ordered: PlacedBlock[] = [];
  for (const block of blocks) visit(block);
  return ordered;
}
