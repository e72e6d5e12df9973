import type { SpecPath } from "../../generated/spec.js";
import type { DataKinds } from "./kinds/data.js";
import type { EdgeKinds } from "./kinds/edge.js";
import type { NetworkKinds } from "./kinds/network.js";
import type { OperationsKinds } from "./kinds/operations.js";
import type { WebKinds } from "./kinds/web.js";

/** The closed vocabulary of the architecture. A new kind does not compile until every target spells it. */
export interface NodeKinds extends NetworkKinds, WebKinds, DataKinds, EdgeKinds, OperationsKinds {}
export type NodeKind = keyof NodeKinds;

declare const kindOf: unique symbol;
/** A node's name, kebab-case, unique in its graph; the type remembers which kind it names. */
export type NodeId<K extends NodeKind = NodeKind> = string & { readonly [kindOf]: K };

/** Where a node lives: the spec's region, us-east-1 (what CloudFront demands there), or the recovery region. */
export type Placement = "main" | "edge" | "recovery";

export type Node<K extends NodeKind = NodeKind> = {
  [P in K]: {
    readonly id: NodeId<P>;
    readonly kind: P;
    readonly placement: Placement;
    readonly properties: Readonly<NodeKinds[P]["properties"]>;
    /** The spec paths that made this node what it is; a diagnostic points at the first. */
    readonly because: readonly SpecPath[];
  };
}[K];
