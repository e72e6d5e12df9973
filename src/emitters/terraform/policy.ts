import type { PolicyTree } from "../policy.js";

/** One statement of a policy. */
export type PolicyStatement = PolicyTree<string>;

/** A policy as the text that Terraform hands to AWS; the version is that of the language, not of the policy. */
export const policyText = (statements: readonly PolicyStatement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
