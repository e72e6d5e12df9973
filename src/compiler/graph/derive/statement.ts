import type { Value } from "../value.js";

/** One Allow statement of an identity policy, neutral to the target. */
export interface Statement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly Value[];
  readonly condition?: { readonly operator: string; readonly key: string; readonly value: Value };
}
