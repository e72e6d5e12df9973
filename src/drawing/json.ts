import type { Graph } from "../compiler/graph/graph.js";

/** A line for each node and edge: what changed reads at a glance. User data stands as it is, references and all. */
const line = (value: unknown): string => `    ${JSON.stringify(value)}`;

/**
 * The architecture as JSON: deployment, nodes by id, edges, outputs. Sorted, so that it differs only where the
 * architecture does.
 */
export function graphJson({ deployment, nodes, edges, outputs }: Graph): string {
  const list = (name: string, items: readonly unknown[]): string =>
    items.length === 0
      ? `  ${JSON.stringify(name)}: []`
      : `  ${JSON.stringify(name)}: [\n${items.map(line).join(",\n")}\n  ]`;
  const parts = [
    '  "version": 1',
    `  "deployment": ${JSON.stringify(deployment)}`,
    list("nodes", [...nodes.values()]),
    list("edges", edges),
    list("outputs", outputs),
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}
