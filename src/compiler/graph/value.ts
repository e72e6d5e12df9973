import type { NodeId, NodeKind, NodeKinds } from "./node.js";

/** Something only the deployed node knows: its id, its ARN, its host name. A misspelt attribute does not compile. */
export type Ref = {
  [K in NodeKind]: { readonly ref: NodeId<K>; readonly attribute: NodeKinds[K]["attribute"] };
}[NodeKind];

/** What is known only where the deployment runs. `readySignal` is the shell command that reports `$1` as a boot's exit code. */
export type DeploymentFact = "region" | "accountId" | "partition" | "urlSuffix" | "readySignal";

/** The value algebra: a literal, a reference, or a text joined of these. Emitters print it in their own syntax. */
export type Value =
  | string
  | number
  | boolean
  | Ref
  | { readonly deployment: DeploymentFact }
  | { readonly join: readonly Value[] };

/** Joins parts to one text; neighbouring literals become one. */
export function join(...parts: readonly Value[]): Value {
  const merged: Value[] = [];
  for (const part of parts) {
    const pieces = typeof part === "object" && "join" in part ? part.join : [part];
    for (const piece of pieces) {
      const last = merged.at(-1);
      if (typeof piece === "string" && typeof last === "string") merged[merged.length - 1] = last + piece;
      else if (piece !== "") merged.push(piece);
    }
  }
  if (merged.length === 0) return "";
  return merged.length === 1 && typeof merged[0] === "string" ? merged[0] : { join: merged };
}

/** A value that the deployment alone knows. */
export const deploymentValue = (fact: DeploymentFact): Value => ({ deployment: fact });

/** Every reference inside a value, in order. */
export function refsOf(value: Value): readonly Ref[] {
  if (typeof value !== "object") return [];
  if ("ref" in value) return [value];
  return "join" in value ? value.join.flatMap(refsOf) : [];
}
