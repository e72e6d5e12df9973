import type { DeploymentFact, Ref, Value } from "../../compiler/graph/value.js";
import { expression } from "./text.js";

/** How a configuration resolves what it cannot print itself. */
export interface ValueContext {
  reference(ref: Ref): string;
  readonly region: string;
  /** The shell command behind `readySignal`. */
  readonly readySignal: string;
}

/** Facts of the account: data sources that every configuration with such a fact has. */
const facts: Readonly<Record<"accountId" | "partition" | "urlSuffix", string>> = {
  accountId: expression("data.aws_caller_identity.account.account_id"),
  partition: expression("data.aws_partition.partition.partition"),
  urlSuffix: expression("data.aws_partition.partition.dns_suffix"),
};

function fact(name: DeploymentFact, context: ValueContext): string {
  // The region is of the spec.
  if (name === "region") return context.region;
  return name === "readySignal" ? context.readySignal : facts[name];
}

/** Prints a value of the graph. */
export function printValue(value: Value, context: ValueContext): string | number | boolean {
  if (typeof value !== "object") return value;
  if ("ref" in value) return context.reference(value);
  if ("deployment" in value) return fact(value.deployment, context);
  return value.join.map((part) => String(printValue(part, context))).join("");
}
