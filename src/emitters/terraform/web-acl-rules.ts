import type { Wafv2WebAclRule } from "@cdktf/provider-aws/lib/wafv2-web-acl/index.js";
import type { Node } from "../../compiler/graph/node.js";

type Settings = Node<"webAcl">["properties"];
type Rule = Omit<Wafv2WebAclRule, "priority">;
/** The bindings have no type for it and leave it as it is: its arguments are in Terraform's own spelling. */
type Statement = { readonly [argument: string]: unknown };

/** Metrics under the rule's own name, and samples of requests: without both nobody can tell what a rule blocks. */
export const visibility = (metricName: string): Wafv2WebAclRule["visibilityConfig"] => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

/** A group of managed rules, of which some only count. Its own actions hold, unless the whole list only counts. */
export function groupRule(group: string, { blocks, countedRules }: Settings): Rule {
  const counted = countedRules.filter((each) => each.group === group).flatMap(({ rules }) => rules);
  return {
    name: group,
    overrideAction: blocks ? { none: {} } : { count: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: "AWS",
        name: group,
        rule_action_override:
          counted.length === 0 ? undefined : counted.map((name) => ({ name, action_to_use: { count: {} } })),
      },
    } satisfies Statement,
    visibilityConfig: visibility(group),
  };
}

export const allowRule = (name: string, addresses: string): Rule => ({
  name,
  action: { allow: {} },
  statement: { ip_set_reference_statement: { arn: addresses } } satisfies Statement,
  visibilityConfig: visibility(name),
});

const byteMatch = (
  field: "method" | "uri_path",
  constraint: string,
  text: string,
  transformation: string,
): Statement => ({
  byte_match_statement: {
    field_to_match: { [field]: {} },
    positional_constraint: constraint,
    search_string: text,
    text_transformation: [{ priority: 0, type: transformation }],
  },
});

/**
 * Guesses at passwords: POST to a login path, per address and window. No limit on anything else, for one office behind
 * one address easily passes it. Paths are compared after `/./`, `//` and `/x/../` are gone.
 */
export function loginRule({ blocks, loginLimit }: Settings): Rule {
  const paths = loginLimit.paths.map((path) => byteMatch("uri_path", "ENDS_WITH", path, "NORMALIZE_PATH"));
  const [only, ...others] = paths;
  if (only === undefined) throw new Error("The login limit names no path.");
  return {
    name: "login-limit",
    action: blocks ? { block: {} } : { count: {} },
    statement: {
      rate_based_statement: {
        aggregate_key_type: "IP",
        limit: loginLimit.requests,
        evaluation_window_sec: loginLimit.windowSeconds,
        scope_down_statement: {
          and_statement: {
            statement: [
              byteMatch("method", "EXACTLY", "POST", "NONE"),
              others.length === 0 ? only : { or_statement: { statement: paths } },
            ],
          },
        },
      },
    } satisfies Statement,
    visibilityConfig: visibility("login-limit"),
  };
}
