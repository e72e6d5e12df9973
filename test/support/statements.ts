import type { CfnObject, Resource } from "../../src/emitters/cloudformation/cfn.js";

/** The statements of a policy document, by their Sid. Two of one Sid, which IAM refuses, fail here. */
export function statementsOf(document: unknown): Readonly<Record<string, CfnObject>> {
  const { Version, Statement } = document as { Version: unknown; Statement: readonly CfnObject[] };
  // The older version of the language reads `${…}` and conditions differently.
  if (Version !== "2012-10-17") throw new Error(`Version is ${String(Version)}.`);
  const bySid = new Map(Statement.map((statement) => [String(statement["Sid"]), statement]));
  if (bySid.size !== Statement.length) throw new Error("Two statements share a Sid.");
  return Object.fromEntries(bySid);
}

/** The statements of the policy a resource declares. */
export const policyOf = (resource: Resource): Readonly<Record<string, CfnObject>> =>
  statementsOf(resource.properties["PolicyDocument"]);
