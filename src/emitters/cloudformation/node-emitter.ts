import type { Graph } from "../../compiler/graph/graph.js";
import type { Node, NodeId, NodeKind, NodeKinds } from "../../compiler/graph/node.js";
import type { Value } from "../../compiler/graph/value.js";
import type { Cfn, LogicalName, Resource } from "./cfn.js";

/** What a node's file may ask while it prints its resources. */
export interface EmitContext {
  readonly graph: Graph;
  /** Prints a value of the graph for the template that is being written. */
  value(value: Value): Cfn;
  /** Logical name of this node's resource, or of a part of it. */
  name(part?: string): LogicalName;
  /** Logical name of another node's resource. */
  nameOf(id: NodeId, part?: string): LogicalName;
}

/** How CloudFormation spells one kind of node: one file in nodes/. */
export interface NodeEmitter<K extends NodeKind> {
  /** What `Ref`s to this kind become, by attribute. */
  readonly attributes: {
    readonly [A in NodeKinds[K]["attribute"]]: (name: (part?: string) => LogicalName, node: Node<K>) => Cfn;
  };
  readonly resources: (node: Node<K>, context: EmitContext) => readonly Resource[];
}

/** One emitter for each kind: a missing kind does not compile. @public (of src/generated) */
export type NodeEmitters = { readonly [K in NodeKind]: NodeEmitter<K> };
