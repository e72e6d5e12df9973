import type { CfnObject } from "./cfn.js";

/** A policy in IAM's JSON; the version is that of the language, not of the policy. */
export const policyDocument = (statements: readonly CfnObject[]): CfnObject => ({
  Version: "2012-10-17",
  Statement: statements,
});
