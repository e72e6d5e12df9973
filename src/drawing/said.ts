import type { Node, NodeKind } from "../compiler/graph/node.js";

/** What a picture says of a node: what it is, and a few short lines about it. All of it is text of the spec or ours. */
export interface Said {
  readonly title: string;
  readonly lines: readonly string[];
}

/** One function for each of some kinds. A new kind does not compile until a picture can say what it is. */
export type Says<K extends NodeKind> = { readonly [P in K]: (node: Node<P>) => Said };

/** The first items, and how many are left: `a, b and 3 more`. */
export function few(items: readonly string[], most = 2): string {
  const shown = items.slice(0, items.length > most ? Math.max(1, most - 1) : most);
  const left = items.length - shown.length;
  return left === 0 ? shown.join(", ") : `${shown.join(", ")} and ${left} more`;
}

/** `1 rule`, `2 rules`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
