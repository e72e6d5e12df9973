import type { Statement } from "../../compiler/graph/derive/statement.js";
import type { EmitContext } from "./node-emitter.js";

/** One statement of a policy, in IAM's own JSON; `undefined` members are left out. */
export type PolicyStatement = { readonly [key: string]: unknown };

/** A policy as the text that Terraform hands to AWS; the version is that of the language, not of the policy. */
export const policyText = (statements: readonly PolicyStatement[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

/** IAM reads a list of one and the one alone alike; the one alone is shorter. */
export function oneOrMany(items: readonly string[]): string | readonly string[] {
  const [first, ...rest] = items;
  return first === undefined || rest.length > 0 ? items : first;
}

/** A derived permission as a statement of an identity policy, or of a trust policy when it names a service. */
export function allow(statement: Statement & { readonly service?: string }, { text }: EmitContext): PolicyStatement {
  const { sid, actions, resources, condition, service } = statement;
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: service === undefined ? undefined : { Service: service },
    Action: oneOrMany(actions),
    // A trust policy has none: the role itself is the resource.
    Resource: service === undefined ? oneOrMany(resources.map(text)) : undefined,
    Condition: condition && { [condition.operator]: { [condition.key]: text(condition.value) } },
  };
}

/** Refuses everybody who does not come over TLS. A Deny for all principals opens nothing to the public. */
export const denyWithoutTls = (action: string, resources: readonly string[]): PolicyStatement => ({
  Effect: "Deny",
  Principal: "*",
  Action: action,
  Resource: oneOrMany(resources),
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
