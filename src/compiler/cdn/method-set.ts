import type { MethodSet } from "./behavior.js";

/** Methods in each of the sets that CloudFront offers. (Amazon CloudFront API Reference, AllowedMethods.) */
export const methodsOf = {
  read: ["GET", "HEAD"],
  readOptions: ["GET", "HEAD", "OPTIONS"],
  all: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
} as const satisfies Record<MethodSet, readonly string[]>;

const sets = ["read", "readOptions", "all"] as const;

/** The smallest set with all of the methods; `isExact` when it holds no other. */
export function methodSet(methods: readonly string[]): { readonly set: MethodSet; readonly isExact: boolean } {
  const wanted = new Set(methods.map((method) => method.toUpperCase()));
  const set = sets.find((each) => [...wanted].every((method) => methodsOf[each].some((known) => known === method)));
  return { set: set ?? "all", isExact: set !== undefined && methodsOf[set].length === wanted.size };
}
