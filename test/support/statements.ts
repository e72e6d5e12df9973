import { isDeepStrictEqual } from "node:util";
import type { CfnObject, Resource } from "../../src/emitters/cloudformation/cfn.js";

/** The statements of a policy document, in order. Two of one Sid, which IAM refuses, fail here. */
function statementsIn(document: unknown): readonly CfnObject[] {
  const { Version, Statement } = document as { Version: unknown; Statement: readonly CfnObject[] };
  // The older version of the language reads `${…}` and conditions differently.
  if (Version !== "2012-10-17") throw new Error(`Version is ${String(Version)}.`);
  const sids = Statement.flatMap(({ Sid }) => (Sid === undefined ? [] : [String(Sid)]));
  if (new Set(sids).size !== sids.length) throw new Error("Two statements share a Sid.");
  return Statement;
}

/** The statements of an identity or trust policy, by their Sid, which every one of them has. */
export function statementsOf(document: unknown): Readonly<Record<string, CfnObject>> {
  const statements = statementsIn(document);
  const nameless = statements.find(({ Sid }) => Sid === undefined);
  if (nameless !== undefined) throw new Error(`A statement has no Sid: ${JSON.stringify(nameless)}.`);
  return Object.fromEntries(statements.map((statement) => [String(statement["Sid"]), statement]));
}

/** The statements of the identity policy a resource declares, by their Sid. */
export const policyOf = (resource: Resource): Readonly<Record<string, CfnObject>> =>
  statementsOf(resource.properties["PolicyDocument"]);

/** The statements of the resource policy a resource declares, in order: most have no Sid. */
export const resourcePolicy = (resource: Resource): readonly CfnObject[] =>
  statementsIn(resource.properties["PolicyDocument"]);

/** Who may or may not do what, of every statement: nothing that is let in beside the expected goes unseen. */
export const gists = (statements: readonly CfnObject[]): readonly (readonly unknown[])[] =>
  statements.map(({ Effect, Principal, Action }) => [Effect, Principal, Action]);

/** The one statement that says this; none, or several, fail. */
export function saying(statements: readonly CfnObject[], said: CfnObject): CfnObject {
  const [found, ...others] = statements.filter((statement) =>
    Object.entries(said).every(([key, value]) => isDeepStrictEqual(statement[key], value)),
  );
  if (found === undefined || others.length > 0) {
    throw new Error(`${found === undefined ? "None" : "More than one"} of ${JSON.stringify(statements)} says that.`);
  }
  return found;
}
