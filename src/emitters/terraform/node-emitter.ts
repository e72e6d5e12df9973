import type { Graph } from "../../compiler/graph/graph.js";
import type { Node, NodeId, NodeKind, NodeKinds } from "../../compiler/graph/node.js";
import type { Value } from "../../compiler/graph/value.js";
import type { Block, BlockName } from "./block.js";

/** What a node's file may ask while it prints its blocks. */
export interface EmitContext {
  readonly graph: Graph;
  /** Prints a value of the graph; references are expressions (text.ts). */
  value(value: Value): string | number | boolean;
  /** The same where the argument is text. */
  text(value: Value): string;
  /** Name of this node's block, or of a part of it. */
  name(part?: string): BlockName;
  /** Name of another node's block. */
  nameOf(id: NodeId, part?: string): BlockName;
  /** An attribute of a block of this node: `attribute("vpc", "id")`. */
  attribute(type: string, attribute: string, part?: string): string;
  /** The region that this node's blocks go to. */
  readonly region: string;
}

/** How Terraform spells one kind of node: one file in nodes/. */
export interface NodeEmitter<K extends NodeKind> {
  /** What references to this kind become, by attribute: expressions or literals. */
  readonly attributes: {
    readonly [A in NodeKinds[K]["attribute"]]: (name: (part?: string) => BlockName, node: Node<K>) => string;
  };
  readonly blocks: (node: Node<K>, context: EmitContext) => readonly Block[];
}

/** One emitter for each kind: a missing kind does not compile. @public (of src/generated) */
export type NodeEmitters = { readonly [K in NodeKind]: NodeEmitter<K> };
