import type { Node } from "../../compiler/graph/node.js";
import type { Cfn, CfnObject } from "./cfn.js";

type Settings = Node<"webAcl">["properties"];

/** Metrics under the rule's own name, and samples of requests: without both nobody can tell what a rule blocks. */
export const visibility = (metricName: string): CfnObject => ({
  MetricName: metricName,
  CloudWatchMetricsEnabled: true,
  SampledRequestsEnabled: true,
});

const count: CfnObject = { Count: {} };

/** A group of managed rules, of which some only count. Its own actions hold, unless the whole list only counts. */
export function groupRule(group: string, { blocks, countedRules }: Settings): CfnObject {
  const counted = countedRules.filter((each) => each.group === group).flatMap(({ rules }) => rules);
  return {
    Name: group,
    OverrideAction: blocks ? { None: {} } : count,
    Statement: {
      ManagedRuleGroupStatement: {
        VendorName: "AWS",
        Name: group,
        RuleActionOverrides: counted.length === 0 ? undefined : counted.map((Name) => ({ Name, ActionToUse: count })),
      },
    },
    VisibilityConfig: visibility(group),
  };
}

export function allowRule(name: string, addresses: Cfn): CfnObject {
  return {
    Name: name,
    Action: { Allow: {} },
    Statement: { IPSetReferenceStatement: { Arn: addresses } },
    VisibilityConfig: visibility(name),
  };
}

const byteMatch = (
  field: "Method" | "UriPath",
  constraint: string,
  text: string,
  transformation: string,
): CfnObject => ({
  ByteMatchStatement: {
    FieldToMatch: { [field]: {} },
    PositionalConstraint: constraint,
    SearchString: text,
    TextTransformations: [{ Priority: 0, Type: transformation }],
  },
});

/**
 * Guesses at passwords: POST to a login path, per address and window. No limit on anything else, for one office behind
 * one address easily passes it. Paths are compared after `/./`, `//` and `/x/../` are gone.
 */
export function loginRule({ blocks, loginLimit }: Settings): CfnObject {
  const paths = loginLimit.paths.map((path) => byteMatch("UriPath", "ENDS_WITH", path, "NORMALIZE_PATH"));
  const [only, ...others] = paths;
  if (only === undefined) throw new Error("The login limit names no path.");
  return {
    Name: "login-limit",
    Action: blocks ? { Block: {} } : count,
    Statement: {
      RateBasedStatement: {
        AggregateKeyType: "IP",
        Limit: loginLimit.requests,
        EvaluationWindowSec: loginLimit.windowSeconds,
        ScopeDownStatement: {
          AndStatement: {
            Statements: [
              byteMatch("Method", "EXACTLY", "POST", "NONE"),
              others.length === 0 ? only : { OrStatement: { Statements: paths } },
            ],
          },
        },
      },
    },
    VisibilityConfig: visibility("login-limit"),
  };
}
