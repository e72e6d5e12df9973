import type { Graph } from "../../compiler/graph/graph.js";
import { nodeOf, nodesOf } from "../../compiler/graph/graph.js";
import type { Node, NodeId, NodeKind, Placement } from "../../compiler/graph/node.js";
import type { Ref } from "../../compiler/graph/value.js";
import { byCodeUnit } from "../../compiler/order.js";
import { nodeEmitters } from "../../generated/terraform.js";
import { layers } from "../layers.js";
import type { PlacedBlock } from "./block.js";
import { lookups } from "./lookups.js";
import { address, blockName } from "./names.js";
import type { EmitContext, NodeEmitter } from "./node-emitter.js";
import { attributeOf } from "./names.js";
import { readySignal } from "./ready-signal.js";
import { printValue } from "./values.js";

/** One configuration as data, its blocks in reading order. Regions are those of the providers it needs, main first. */
export interface Configuration {
  readonly name: string;
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly providers: readonly { readonly placement: Placement; readonly region: string }[];
  readonly sections: readonly { readonly title: string; readonly blocks: readonly PlacedBlock[] }[];
  readonly outputs: readonly { readonly name: string; readonly description: string; readonly value: string }[];
}

const emitterOf = <K extends NodeKind>(kind: K): NodeEmitter<K> => nodeEmitters[kind] as unknown as NodeEmitter<K>;

function reference(graph: Graph, { ref, attribute }: Ref): string {
  const node = nodeOf(graph, ref) as Node<NodeKind>;
  const attributes = emitterOf(node.kind).attributes as Readonly<
    Record<string, (name: (part?: string) => string, node: Node) => string>
  >;
  const print = attributes[attribute];
  if (print === undefined) throw new Error(`The kind ${node.kind} has no attribute ${attribute}.`);
  return print((part) => blockName(ref, part), node);
}

/** What must live in us-east-1 needs no provider of its own when that is the region. */
function placementOf({ deployment }: Graph, { placement }: Node): Placement {
  return placement === "edge" && deployment.regions.main === deployment.regions.edge ? "main" : placement;
}

function regionOf({ deployment }: Graph, placement: Placement): string {
  const region = deployment.regions[placement];
  if (region === undefined) throw new Error("A node is placed in a recovery region that is not named.");
  return region;
}

function contextFor(graph: Graph, id: NodeId, region: string): EmitContext {
  const value: EmitContext["value"] = (of) =>
    printValue(of, { reference: (ref) => reference(graph, ref), region, readySignal: readySignal(graph) });
  return {
    graph,
    region,
    value,
    text: (of) => String(value(of)),
    name: (part) => blockName(id, part),
    nameOf: (other, part) => blockName(other, part),
    attribute: (type, attribute, part) => attributeOf(type, blockName(id, part), attribute),
  };
}

function checkNames(blocks: readonly PlacedBlock[]): void {
  const seen = new Set<string>();
  for (const { mode, type, name } of blocks) {
    const key = `${mode} ${address(type, name)}`;
    if (seen.has(key)) throw new Error(`Two blocks are called ${key}.`);
    seen.add(key);
  }
}

/** The graph as one configuration over all its regions, blocks grouped by layer. */
export function assemble(graph: Graph): Configuration {
  const { deployment } = graph;
  const emitted = layers.map(({ title, kinds }) => ({
    title,
    blocks: kinds.flatMap((kind) =>
      nodesOf(graph, kind).flatMap((node): readonly PlacedBlock[] => {
        const placement = placementOf(graph, node);
        const context = contextFor(graph, node.id, regionOf(graph, placement));
        return emitterOf<NodeKind>(kind)
          .blocks(node, context)
          .map((block) => ({ ...block, placement }));
      }),
    ),
  }));
  const main = contextFor(graph, "" as NodeId, deployment.regions.main);
  const outputs = graph.outputs
    .map(({ name, description, value }) => ({ name, description, value: main.text(value) }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
  const text = JSON.stringify([emitted, outputs]);
  const found = lookups
    .filter(({ type, name }) => text.includes(`data.${address(type, name)}.`))
    .map((block): PlacedBlock => ({ ...block, placement: "main" }));
  const sections = [{ title: "Looked up", blocks: found }, ...emitted].filter(({ blocks }) => blocks.length > 0);
  const blocks = sections.flatMap((section) => section.blocks);
  checkNames(blocks);
  return {
    name: deployment.name,
    tags: deployment.tags,
    providers: (["main", "edge", "recovery"] as const)
      .filter((placement) => placement === "main" || blocks.some((block) => block.placement === placement))
      .map((placement) => ({ placement, region: regionOf(graph, placement) })),
    sections,
    outputs,
  };
}
