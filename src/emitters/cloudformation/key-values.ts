import type { Cfn } from "./cfn.js";

/** The attributes of a load balancer or a target group: a list of keys and texts, in the order given. */
export const keyValues = (attributes: Readonly<Record<string, Cfn>>): readonly Cfn[] =>
  Object.entries(attributes).map(([Key, value]) => ({ Key, Value: typeof value === "object" ? value : String(value) }));
