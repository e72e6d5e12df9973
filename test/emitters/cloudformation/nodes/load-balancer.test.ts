import { expect, test } from "vitest";
import type { HostRule, Listener } from "../../../../src/compiler/graph/kinds/web.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { loadBalancer } from "../../../../src/emitters/cloudformation/nodes/load-balancer.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";

const certificate = "arn:aws:acm:eu-west-1:123456789012:certificate/one";
const https = (action: Listener["action"]): Listener => ({ port: 443, certificate, action });
const http = (action: Listener["action"]): Listener => ({ port: 80, certificate: undefined, action });

interface Options {
  readonly listeners: readonly [Listener, ...Listener[]];
  readonly secret?: boolean;
  readonly logs?: boolean;
  readonly scheme?: "internet-facing" | "internal";
  readonly isProtected?: boolean;
  readonly fleet?: boolean;
  readonly hostRules?: readonly HostRule[];
}

function printed(options: Options) {
  const {
    listeners,
    secret,
    logs,
    scheme = "internet-facing",
    isProtected = true,
    fleet = true,
    hostRules = [],
  } = options;
  const { g, app, runsIn } = standing();
  const secretId = g.add("secret", "origin-secret", { description: "between CloudFront and us", length: 48 }, []);
  const secretHeader = secret === true ? { name: "X-Origin-Verify", secret: secretId } : undefined;
  const properties = { scheme, idleTimeoutSeconds: 120, isProtected, listeners, secretHeader, hostRules };
  const id = g.add("loadBalancer", "load-balancer", properties, []);
  runsIn(id, app);
  // Only the fleet's id matters here; its own emitter has its own tests.
  if (fleet) g.link(id, { kind: "routesTo" }, g.add("webFleet", "web", {} as never, []));
  if (logs === true) {
    g.link(id, { kind: "writes" }, g.add("logBucket", "logs", { retentionDays: 30, allowsAcls: false }, []));
  }
  return emit(loadBalancer, g.build(), id);
}

const attributesOf = (resources: ReturnType<typeof printed>): Record<string, unknown> => {
  const list = named(resources, "LoadBalancer").properties["LoadBalancerAttributes"] as {
    Key: string;
    Value: unknown;
  }[];
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
};

test("a listener that forbids answers 403 and forwards only what carries the secret header", () => {
  const resources = printed({ listeners: [https("forbid")], secret: true });
  expect(named(resources, "LoadBalancerListener443").properties["DefaultActions"]).toMatchObject([
    { Type: "fixed-response", FixedResponseConfig: { StatusCode: "403" } },
  ]);
  expect(named(resources, "LoadBalancerListener443Rule").properties).toEqual({
    ListenerArn: { Ref: "LoadBalancerListener443" },
    Priority: 1,
    Conditions: [
      {
        Field: "http-header",
        HttpHeaderConfig: { HttpHeaderName: "X-Origin-Verify", Values: [{ Ref: "origin-secret.value" }] },
      },
    ],
    Actions: [{ Type: "forward", TargetGroupArn: { Ref: "web.targetGroupArn" } }],
  });
});

test("a listener with a certificate speaks HTTPS under a policy that knows TLS 1.2 and 1.3 only", () => {
  const listener = named(printed({ listeners: [https("forward")] }), "LoadBalancerListener443");
  expect(listener.properties).toMatchObject({
    Port: 443,
    Protocol: "HTTPS",
    Certificates: [{ CertificateArn: certificate }],
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    DefaultActions: [{ Type: "forward", TargetGroupArn: { Ref: "web.targetGroupArn" } }],
  });
});

test("a redirecting listener sends people to HTTPS for good and has no rule around it", () => {
  const resources = printed({ listeners: [https("forbid"), http("redirectToHttps")], secret: true });
  const listener = named(resources, "LoadBalancerListener80");
  expect(listener.properties).toMatchObject({
    Protocol: "HTTP",
    DefaultActions: [{ Type: "redirect", RedirectConfig: { Protocol: "HTTPS", Port: "443", StatusCode: "HTTP_301" } }],
  });
  expect(listener.properties).not.toHaveProperty("SslPolicy");
  expect(ofType(resources, "AWS::ElasticLoadBalancingV2::ListenerRule").map(({ name }) => name)).toEqual([
    "LoadBalancerListener443Rule",
  ]);
});

test("attributes are texts, and deletion protection follows the spec", () => {
  expect(attributesOf(printed({ listeners: [http("forward")] }))).toEqual({
    "idle_timeout.timeout_seconds": "120",
    "routing.http.drop_invalid_header_fields.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "deletion_protection.enabled": "true",
  });
  const open = attributesOf(printed({ listeners: [http("forward")], isProtected: false }));
  expect(open["deletion_protection.enabled"]).toBe("false");
});

test("access logs go to the bucket it writes, after the bucket's policy", () => {
  const resources = printed({ listeners: [http("forward")], logs: true });
  expect(attributesOf(resources)).toMatchObject({
    "access_logs.s3.enabled": "true",
    "access_logs.s3.bucket": { Ref: "logs.name" },
    "access_logs.s3.prefix": "load-balancer",
  });
  expect(named(resources, "LoadBalancer").dependsOn).toContain("LogsPolicy");
});

test("facing the internet it waits for the gateway; inside the VPC it does not", () => {
  const dependsOn = (scheme: "internet-facing" | "internal") =>
    named(printed({ listeners: [http("forward")], scheme }), "LoadBalancer").dependsOn;
  expect(dependsOn("internet-facing")).toEqual(["InternetGatewayAttachment"]);
  expect(dependsOn("internal")).toEqual([]);
});

test("it stands in its subnets, wears its security group, and has no name that would hinder a replacement", () => {
  const { properties } = named(printed({ listeners: [http("forward")] }), "LoadBalancer");
  expect(properties["Subnets"]).toEqual([{ Ref: "app-1.id" }, { Ref: "app-2.id" }]);
  expect(properties["SecurityGroups"]).toEqual([{ Ref: "LoadBalancerSecurityGroup" }]);
  expect(properties).not.toHaveProperty("Name");
});

test("forwarding without a fleet is a bug of ours", () => {
  expect(() => printed({ listeners: [http("forward")], fleet: false })).toThrow(/no fleet/);
});

test("its attributes are what others ask for", () => {
  const name = (part?: string) => logicalName("load-balancer" as NodeId, part);
  const { attributes } = loadBalancer;
  expect(attributes.arn(name, {} as never)).toEqual({ Ref: "LoadBalancer" });
  expect(attributes.hostedZoneId(name, {} as never)).toEqual({
    "Fn::GetAtt": ["LoadBalancer", "CanonicalHostedZoneID"],
  });
  expect(attributes.fullName(name, {} as never)).toEqual({ "Fn::GetAtt": ["LoadBalancer", "LoadBalancerFullName"] });
});

const hostRules: readonly HostRule[] = [
  { host: "a.example.org", id: "a-example-org", priority: 40_123 },
  { host: "*.b.example.org", id: "wildcard-b-example-org-0a0b0c0d", priority: 7 },
];
const rulesOf = (options: Options) =>
  ofType(printed(options), "AWS::ElasticLoadBalancingV2::ListenerRule").map(({ name, properties }) => [
    name,
    properties["Priority"],
    properties["Conditions"],
  ]);
const hostIs = (host: string) => ({ Field: "host-header", HostHeaderConfig: { Values: [host] } });
const secretIs = {
  Field: "http-header",
  HttpHeaderConfig: { HttpHeaderName: "X-Origin-Verify", Values: [{ Ref: "origin-secret.value" }] },
};

test("with several sites each name has a rule of its own, whose place follows from the name", () => {
  expect(rulesOf({ listeners: [https("forbid"), http("redirectToHttps")], hostRules })).toEqual([
    ["LoadBalancerListener443RuleAExampleOrg", 40_123, [hostIs("a.example.org")]],
    ["LoadBalancerListener443RuleWildcardBExampleOrg0a0b0c0d", 7, [hostIs("*.b.example.org")]],
  ]);
});

test("behind CloudFront a request needs both, the secret and one of the names, at every listener that forwards", () => {
  const [first, second] = hostRules;
  const conditions = [
    [secretIs, hostIs(String(first?.host))],
    [secretIs, hostIs(String(second?.host))],
  ];
  expect(rulesOf({ listeners: [https("forbid"), http("forbid")], hostRules, secret: true })).toEqual([
    ["LoadBalancerListener443RuleAExampleOrg", 40_123, conditions[0]],
    ["LoadBalancerListener443RuleWildcardBExampleOrg0a0b0c0d", 7, conditions[1]],
    ["LoadBalancerListener80RuleAExampleOrg", 40_123, conditions[0]],
    ["LoadBalancerListener80RuleWildcardBExampleOrg0a0b0c0d", 7, conditions[1]],
  ]);
});

test("every rule belongs to its listener and forwards to the fleet", () => {
  const resources = printed({ listeners: [https("forbid"), http("forbid")], hostRules });
  const rules = ofType(resources, "AWS::ElasticLoadBalancingV2::ListenerRule").map(({ properties }) => properties);
  expect(rules.map((each) => each["ListenerArn"])).toEqual(
    [443, 443, 80, 80].map((port) => ({ Ref: `LoadBalancerListener${port}` })),
  );
  for (const { Actions } of rules) {
    expect(Actions).toEqual([{ Type: "forward", TargetGroupArn: { Ref: "web.targetGroupArn" } }]);
  }
});

test("one more name adds a rule to each listener and touches no other", () => {
  const listeners = [https("forbid"), http("forbid")] as const;
  const before = printed({ listeners, hostRules });
  const more = { host: "c.example.org", id: "c-example-org", priority: 8 };
  const after = printed({ listeners, hostRules: [more, ...hostRules] });
  for (const [name, resource] of before) expect(after.get(name)).toEqual(resource);
  expect([...after.keys()].filter((name) => !before.has(name))).toEqual([
    "LoadBalancerListener443RuleCExampleOrg",
    "LoadBalancerListener80RuleCExampleOrg",
  ]);
});

test("who comes under another name is told why, and not of CloudFront where there is none", () => {
  const bodyOf = (secret: boolean) => {
    const listener = named(printed({ listeners: [http("forbid")], hostRules, secret }), "LoadBalancerListener80");
    const [action] = listener.properties["DefaultActions"] as { FixedResponseConfig: { MessageBody: string } }[];
    return action?.FixedResponseConfig.MessageBody;
  };
  expect([bodyOf(false), bodyOf(true)]).toEqual(["No site has this name.", "Requests must come through CloudFront."]);
});
