import type { Graph } from "../compiler/graph/graph.js";
import { lower } from "../compiler/lower/index.js";
import { byCodeUnit } from "../compiler/order.js";
import type { Document } from "../compiler/parse/document.js";
import { stepsOf } from "../compiler/parse/pointer.js";
import { resolve } from "../compiler/resolve/resolve.js";
import type { SchemaNode } from "../compiler/validate/schema-node.js";
import { validate } from "../compiler/validate/validate.js";
import { candidates, innerKeys } from "./candidates.js";
import { type Effect, effects, madeOf, type MadeOf } from "./made.js";
import { placeIn, withValue } from "./place.js";

/** What another value would do to a thing. */
export interface Shaped {
  readonly name: string;
  readonly effect: Effect;
}

/** What a value shapes: all that differs when it is another one of those that were tried. */
export interface Shapes {
  /** The other values; `null` is leaving the key out. */
  readonly tried: readonly unknown[];
  readonly nodes: readonly Shaped[];
  readonly cloudFormation: readonly Shaped[];
  readonly terraform: readonly Shaped[];
}

/** As many as can be compiled while somebody waits for one answer. */
const most = 48;
const mostOfOne = 8;

/** The same document with other values. */
function changed(document: Document, root: unknown): Document {
  return { ...document, root, has: (pointer) => placeIn(root, stepsOf(pointer)).value !== undefined };
}

/**
 * The graph of a document, or undefined where its values do not go together. What rules refuse is lowered here without
 * asking them, for a value that a rule refuses shapes the same things; where lowering itself cannot make sense of such
 * values it throws, and they tell nothing.
 */
function graphOf(document: Document): Graph | undefined {
  const spec = validate(document);
  const resolved = spec.value === undefined ? undefined : resolve(document, spec.value).value;
  if (resolved === undefined) return undefined;
  try {
    return lower(resolved);
  } catch {
    return undefined;
  }
}

function makeOf(document: Document): MadeOf | undefined {
  const graph = graphOf(document);
  try {
    return graph === undefined ? undefined : madeOf(graph);
  } catch {
    return undefined;
  }
}

interface Trial {
  readonly steps: readonly string[];
  readonly value: unknown;
}

/** Every value to try: of one key several, of a group one or two for each key in it. */
function trials(steps: readonly string[], value: unknown, schema: SchemaNode, root: unknown): readonly Trial[] {
  const inner = innerKeys(value, schema);
  const isGroup = inner.length > 1 || (inner[0]?.steps.length ?? 0) > 0;
  const isWritten = (at: readonly string[]): boolean => placeIn(root, at).value !== undefined;
  const own = (isGroup ? candidates(value, schema, isWritten(steps)) : []).map((each) => ({ steps, value: each }));
  const each = inner.flatMap((key) => {
    const at = [...steps, ...key.steps];
    const values = candidates(key.value, key.schema, isWritten(at)).slice(0, isGroup ? 2 : mostOfOne);
    return values.map((other) => ({ steps: at, value: other }));
  });
  return [...own.slice(0, mostOfOne), ...each].slice(0, most);
}

function gather(all: readonly ReadonlyMap<string, Effect>[]): readonly Shaped[] {
  const found = new Map<string, Effect>();
  // What goes with one value and changes with another is named by the stronger.
  for (const each of all) for (const [name, effect] of each) if (found.get(name) !== "goes") found.set(name, effect);
  return [...found].map(([name, effect]) => ({ name, effect })).toSorted((a, b) => byCodeUnit(a.name, b.name));
}

/**
 * What the value at a pointer shapes, found out by compiling the spec with other values in its place and comparing nodes
 * and resources. `document` is the spec's own, or its environment's.
 */
export function shapesOf(document: Document, pointer: string, value: unknown, schema: SchemaNode): Shapes {
  const steps = stepsOf(pointer);
  // Environments of their own are not looked at: a value may suit this spec and none of them.
  const root = withValue(document.root, ["environments"], undefined);
  const before = makeOf(changed(document, root));
  const tried: unknown[] = [];
  const found: MadeDifference[] = [];
  if (before !== undefined) {
    for (const trial of trials(steps, value, schema, root)) {
      const after = makeOf(changed(document, withValue(root, trial.steps, trial.value)));
      if (after === undefined) continue;
      tried.push(
        trial.steps.length === steps.length
          ? (trial.value ?? null)
          : { [trial.steps.slice(steps.length).join(".")]: trial.value ?? null },
      );
      found.push({
        nodes: effects(before.nodes, after.nodes),
        cloudFormation: effects(before.cloudFormation, after.cloudFormation),
        terraform: effects(before.terraform, after.terraform),
      });
    }
  }
  return {
    tried,
    nodes: gather(found.map(({ nodes }) => nodes)),
    cloudFormation: gather(found.map(({ cloudFormation }) => cloudFormation)),
    terraform: gather(found.map(({ terraform }) => terraform)),
  };
}

type MadeDifference = { readonly [K in keyof MadeOf]: ReadonlyMap<string, Effect> };
