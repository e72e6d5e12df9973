import type { Cfn } from "./cfn.js";
import type { CfnMapping, CfnValue } from "./print/cfn-value.js";

/** A value as it is printed: members that are undefined (a default that nobody needs to read) left out. */
export function withoutUndefined(value: Cfn): CfnValue {
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(withoutUndefined);
  return members(value as { readonly [key: string]: Cfn | undefined });
}

function members(value: { readonly [key: string]: Cfn | undefined }): CfnMapping {
  const kept: { [key: string]: CfnValue } = {};
  for (const [key, member] of Object.entries(value)) if (member !== undefined) kept[key] = withoutUndefined(member);
  return kept;
}
