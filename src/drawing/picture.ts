import type { NodeId, NodeKind } from "../compiler/graph/node.js";

/** The sort of thing a box shows: pictures draw each in a shape or color of its own. */
export type Family = "people" | "edge" | "network" | "compute" | "data" | "storage" | "operations";

/** One box of a picture. It stands for one node, or for several that are alike (alarms, DNS records). */
export interface Box {
  /** The id of its node, or a word of ours for several; kebab-case, unique in a picture. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly family: Family;
  readonly title: string;
  readonly lines: readonly string[];
  /** What it stands for; none for visitors who are no node. */
  readonly nodes: readonly NodeId[];
}

/** What boxes stand in: a region, the VPC, the subnets of a layer. */
export interface Frame {
  readonly id: string;
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
}

/** What one box has to do with another: all edges from one to the other, as words. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** The architecture as things to draw, before any language or place. */
export interface Picture {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly frames: readonly Frame[];
  readonly arrows: readonly Arrow[];
}
