import { expect, test } from "vitest";
import type { NodeKinds } from "../../../../src/compiler/graph/node.js";
import { webAcl } from "../../../../src/emitters/cloudformation/nodes/web-acl.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

type Settings = NodeKinds["webAcl"]["properties"];

interface Rule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: object;
  readonly OverrideAction?: object;
  readonly Statement: Record<string, Record<string, unknown>>;
}

function printed(settings: Partial<Settings> = {}) {
  const { g } = standing();
  const properties: Settings = {
    blocks: true,
    allowCidrs: [],
    groups: ["AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesCommonRuleSet"],
    countedRules: [{ group: "AWSManagedRulesCommonRuleSet", rules: ["SizeRestrictions_BODY"] }],
    loginLimit: { requests: 100, windowSeconds: 300, paths: ["/wp-login.php", "/xmlrpc.php"] },
    ...settings,
  };
  const id = g.add("webAcl", "web-acl", properties, [], "edge");
  return emit(webAcl, g.build(), id);
}

const rulesOf = (settings: Partial<Settings> = {}) =>
  named(printed(settings), "WebAcl").properties["Rules"] as unknown as Rule[];

test("rules stand in order: allowed addresses, the login limit, then the groups", () => {
  const rules = rulesOf({ allowCidrs: ["203.0.113.0/24", "2001:db8::/32"] });
  expect(rules.map(({ Name }) => Name)).toEqual([
    "allowed-ipv4",
    "allowed-ipv6",
    "login-limit",
    "AWSManagedRulesAmazonIpReputationList",
    "AWSManagedRulesCommonRuleSet",
  ]);
  expect(rules.map(({ Priority }) => Priority)).toEqual([0, 1, 2, 3, 4]);
});

test("the first two priorities are kept for allowed addresses, so that adding some renumbers nothing", () => {
  const priorities = (allowCidrs: readonly string[]): ReadonlyMap<string, number> =>
    new Map(rulesOf({ allowCidrs }).map(({ Name, Priority }) => [Name, Priority]));
  const [v4, v6] = ["203.0.113.0/24", "2001:db8::/32"] as const;
  const none = priorities([]);
  expect([...none]).toEqual([
    ["login-limit", 2],
    ["AWSManagedRulesAmazonIpReputationList", 3],
    ["AWSManagedRulesCommonRuleSet", 4],
  ]);
  const both = new Map<string, number>([["allowed-ipv4", 0], ["allowed-ipv6", 1], ...none]);
  expect(priorities([v4, v6])).toEqual(both);
  expect(priorities([v4])).toEqual(new Map([...both].filter(([name]) => name !== "allowed-ipv6")));
});

test("IPv6 addresses that come first leave priority 0 to IPv4: neither version renumbers the other", () => {
  const priorityOf = (allowCidrs: readonly string[]) =>
    rulesOf({ allowCidrs }).find(({ Name }) => Name === "allowed-ipv6")?.Priority;
  expect(priorityOf(["2001:db8::/32"])).toBe(1);
  expect(priorityOf(["2001:db8::/32", "203.0.113.0/24"])).toBe(1);
});

test("each version of IP has its own set of allowed addresses, and none is made without addresses", () => {
  const resources = printed({ allowCidrs: ["203.0.113.0/24", "2001:db8::/32"] });
  expect(ofType(resources, "AWS::WAFv2::IPSet").map(({ properties }) => properties)).toEqual([
    { Scope: "CLOUDFRONT", IPAddressVersion: "IPV4", Addresses: ["203.0.113.0/24"] },
    { Scope: "CLOUDFRONT", IPAddressVersion: "IPV6", Addresses: ["2001:db8::/32"] },
  ]);
  const [first] = rulesOf({ allowCidrs: ["203.0.113.0/24"] });
  expect(first).toMatchObject({
    Action: { Allow: {} },
    Statement: { IPSetReferenceStatement: { Arn: { "Fn::GetAtt": ["WebAclAllowedIpv4", "Arn"] } } },
  });
  expect(ofType(printed(), "AWS::WAFv2::IPSet")).toEqual([]);
});

test("only the named rules of a group count, the others act", () => {
  const [, reputation, common] = rulesOf();
  expect(common?.OverrideAction).toEqual({ None: {} });
  expect(common?.Statement["ManagedRuleGroupStatement"]?.["RuleActionOverrides"]).toEqual([
    { Name: "SizeRestrictions_BODY", ActionToUse: { Count: {} } },
  ]);
  expect(reputation?.Statement["ManagedRuleGroupStatement"]?.["RuleActionOverrides"]).toBeUndefined();
});

test("the login limit looks at POST to the end of the path, after tricks with slashes are undone", () => {
  const [login] = rulesOf();
  expect(login?.Action).toEqual({ Block: {} });
  const match = (field: string, constraint: string, text: string, transformation: string) => ({
    ByteMatchStatement: {
      FieldToMatch: { [field]: {} },
      PositionalConstraint: constraint,
      SearchString: text,
      TextTransformations: [{ Priority: 0, Type: transformation }],
    },
  });
  expect(login?.Statement).toEqual({
    RateBasedStatement: {
      AggregateKeyType: "IP",
      Limit: 100,
      EvaluationWindowSec: 300,
      ScopeDownStatement: {
        AndStatement: {
          Statements: [
            match("Method", "EXACTLY", "POST", "NONE"),
            {
              OrStatement: {
                Statements: [
                  match("UriPath", "ENDS_WITH", "/wp-login.php", "NORMALIZE_PATH"),
                  match("UriPath", "ENDS_WITH", "/xmlrpc.php", "NORMALIZE_PATH"),
                ],
              },
            },
          ],
        },
      },
    },
  });
});

test("one login path stands without an Or, which wants two statements", () => {
  const [login] = rulesOf({ loginLimit: { requests: 100, windowSeconds: 300, paths: ["/wp-login.php"] } });
  expect(JSON.stringify(login)).not.toContain("OrStatement");
  expect(JSON.stringify(login)).toContain("/wp-login.php");
});

test("in counting mode nothing is blocked", () => {
  const rules = rulesOf({ blocks: false, allowCidrs: ["203.0.113.0/24"] });
  expect(rules.map(({ Action, OverrideAction }) => Action ?? OverrideAction)).toEqual([
    { Allow: {} },
    { Count: {} },
    { Count: {} },
    { Count: {} },
  ]);
});

test("what no rule takes is let through, at the edge", () => {
  expect(named(printed(), "WebAcl").properties).toMatchObject({ Scope: "CLOUDFRONT", DefaultAction: { Allow: {} } });
});
