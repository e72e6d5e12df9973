import type { Graph } from "../compiler/graph/graph.js";
import { assemble as cloudFormation } from "../emitters/cloudformation/assemble.js";
import { resourceBody } from "../emitters/cloudformation/template.js";
import { assemble as terraform } from "../emitters/terraform/assemble.js";
import { address } from "../emitters/terraform/names.js";

/** Things by name, each with all it says as one text, so that two of them can be compared. */
export type Made = ReadonlyMap<string, string>;

/** What a graph is, and what each target makes of it. */
export interface MadeOf {
  readonly nodes: Made;
  /** By stack, logical name and type, with a space between. */
  readonly cloudFormation: Made;
  /** By address. */
  readonly terraform: Made;
}

/** The edges of a node belong to it: what changes them changes it. */
function nodesOf(graph: Graph): Made {
  const edges = new Map<string, string[]>();
  for (const edge of graph.edges) edges.set(edge.from, [...(edges.get(edge.from) ?? []), JSON.stringify(edge)]);
  return new Map(
    [...graph.nodes].map(([id, { kind, placement, properties }]) => [
      id,
      JSON.stringify([kind, placement, properties, edges.get(id) ?? []]),
    ]),
  );
}

/** Everything that is made of a graph. */
export function madeOf(graph: Graph): MadeOf {
  const resources = cloudFormation(graph).flatMap(({ stack, sections }) =>
    sections.flatMap(({ resources: own }) =>
      own.map((each) => [`${stack.name} ${each.name} ${each.type}`, JSON.stringify(resourceBody(each))] as const),
    ),
  );
  const all = terraform(graph).sections.flatMap(({ blocks }) => blocks);
  const locals = all.filter(({ mode }) => mode === "local").map((each) => [each.name, JSON.stringify(each)] as const);
  const blocks = all
    .filter(({ mode }) => mode === "resource")
    .map((block) => {
      const text = JSON.stringify(block);
      // A local is part of whoever names it.
      const named = locals.filter(([name]) => text.includes(`local.${name}`)).map(([, local]) => local);
      return [address(block.type, block.name), [text, ...named].join("")] as const;
    });
  return { nodes: nodesOf(graph), cloudFormation: new Map(resources), terraform: new Map(blocks) };
}

/** What becomes of a thing when a value is another one. */
export type Effect = "changes" | "goes" | "comes";

/** What differs between two sets of things, by name. */
export function effects(before: Made, after: Made): ReadonlyMap<string, Effect> {
  const found = new Map<string, Effect>();
  for (const [name, text] of before) {
    const other = after.get(name);
    if (other !== text) found.set(name, other === undefined ? "goes" : "changes");
  }
  for (const name of after.keys()) if (!before.has(name)) found.set(name, "comes");
  return found;
}
