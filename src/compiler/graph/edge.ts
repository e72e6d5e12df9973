import type { NodeId } from "./node.js";

/** What one node has to do with another. Security-group rules, permissions and the drawing all come from these. */
export type Relation =
  | { readonly kind: "connects"; readonly port: number }
  | { readonly kind: "serves"; readonly behavior: string }
  | {
      readonly kind:
        | "runsIn"
        | "routesTo"
        | "mounts"
        | "reads"
        | "writes"
        | "protects"
        | "backsUp"
        | "replicatesTo"
        | "resolvesTo"
        | "notifies";
    };
export type Edge = Relation & { readonly from: NodeId; readonly to: NodeId };
export type Link = Relation["kind"];
