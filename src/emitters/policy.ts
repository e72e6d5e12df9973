import type { Statement } from "../compiler/graph/derive/statement.js";
import type { Value } from "../compiler/graph/value.js";

/** IAM's own JSON with values as a target prints them (`P`); `undefined` members are left out. */
export interface PolicyTree<P> {
  readonly [key: string]: P | string | readonly (P | string)[] | PolicyTree<P> | undefined;
}

/** IAM reads a list of one and the one alone alike; the one alone is shorter. */
export function oneOrMany<P>(items: readonly P[]): P | readonly P[] {
  const [first, ...rest] = items;
  return first === undefined || rest.length > 0 ? items : first;
}

/** A derived permission as a statement of an identity policy, or of a trust policy when it names a service. */
export function allow<P>(
  statement: Statement & { readonly service?: string },
  value: (value: Value) => P,
): PolicyTree<P> {
  const { sid, actions, resources, condition, service } = statement;
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: service === undefined ? undefined : { Service: service },
    Action: oneOrMany(actions),
    // A trust policy has none: the role itself is the resource.
    Resource: service === undefined ? oneOrMany(resources.map(value)) : undefined,
    Condition: condition && { [condition.operator]: { [condition.key]: value(condition.value) } },
  };
}

/** Refuses everybody who does not come over TLS. A Deny for all principals opens nothing to the public. */
export const denyWithoutTls = <P>(actions: readonly string[], resources: readonly P[]): PolicyTree<P> => ({
  Effect: "Deny",
  Principal: "*",
  Action: oneOrMany(actions),
  Resource: oneOrMany(resources),
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

/**
 * The same for a bucket, of which `arns` are itself and its objects. A website of S3 is read over HTTP, so there it is about
 * whatever else one may do; scanners know no NotAction.
 */
export const denyBucketWithoutTls = <P>(isWebsite: boolean, arns: readonly P[]): PolicyTree<P> =>
  denyWithoutTls(isWebsite ? ["s3:Delete*", "s3:List*", "s3:Put*"] : ["s3:*"], arns);
