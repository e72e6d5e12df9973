import { expect, test } from "vitest";
import type { TierSpec } from "../../../src/generated/spec.js";
import { hostRules } from "../../../src/compiler/lower/components/host-rules.js";
import { edges, lowered, only } from "./support/lowered.js";

/** A spec of which only its names matter. */
const spec = (sites: readonly object[], domain: object = { name: "example.org" }): TierSpec =>
  ({ domain, wordpress: { sites } }) as unknown as TierSpec;
const prioritiesOf = (each: TierSpec) => new Map(hostRules(each).map(({ host, priority }) => [host, priority]));

test("without other sites any name is served, and there are no rules", () => {
  expect(hostRules(spec([]))).toEqual([]);
});

test("every name of every site has a rule, in small letters, sorted, once", () => {
  const rules = hostRules(
    spec([{ host: "Blog.example.org", aliases: ["b.example.org"] }, { host: "blog.example.org" }], {
      name: "example.org",
      aliases: ["*.example.org"],
    }),
  );
  expect(rules.map(({ host, id }) => [host, id])).toEqual([
    ["*.example.org", expect.stringMatching(/^wildcard-example-org-[0-9a-f]{8}$/)],
    ["b.example.org", "b-example-org"],
    ["blog.example.org", "blog-example-org"],
    ["example.org", "example-org"],
  ]);
});

test("names that differ only where a logical name cannot have different ids", () => {
  const ids = hostRules(spec([{ host: "a-b.example.org" }, { host: "a.b.example.org" }])).map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
  expect(ids).toContain("a-b-example-org");
  expect(ids.filter((id) => /^a-b-example-org-[0-9a-f]{8}$/.test(id))).toHaveLength(1);
});

test("a new name moves no other's priority, wherever it stands", () => {
  const hosts = Array.from({ length: 40 }, (_, index) => ({ host: `site-${index}.example.org` }));
  const before = prioritiesOf(spec(hosts));
  expect(before.size).toBe(41);
  for (const place of [0, 20, 40]) {
    const more = hosts.toSpliced(place, 0, { host: "new.example.org" });
    const after = prioritiesOf(spec(more));
    expect(after.size).toBe(42);
    for (const [host, priority] of before) expect([host, after.get(host)]).toEqual([host, priority]);
  }
});

test("priorities are what a listener takes, no two are one, and a name's is always the same", () => {
  const hosts = Array.from({ length: 400 }, (_, index) => ({ host: `s${index}.example.org` }));
  const priorities = [...prioritiesOf(spec(hosts)).values()];
  expect(new Set(priorities).size).toBe(401);
  expect(Math.min(...priorities)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...priorities)).toBeLessThanOrEqual(50_000);
  // FNV-1a of the name, by an independent calculation; another number would replace rules of those who deployed.
  expect(prioritiesOf(spec([{ host: "blog.example.org" }])).get("example.org")).toBe(41_506);
});

test("two names that fall on one number both get one: the later takes the next", () => {
  // hash("h316.example.org") and hash("h48.example.org") are one, modulo 50,000.
  const rules = prioritiesOf(spec([{ host: "h316.example.org" }, { host: "h48.example.org" }]));
  expect([rules.get("h316.example.org"), rules.get("h48.example.org")]).toEqual([38_416, 38_417]);
});

test("a load balancer with several sites refuses all other names, with CloudFront in front or not", () => {
  const sites = "wordpress: { sites: [{ host: blog.example.com }] }\n";
  const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111";
  const local = "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-1111-1111-1111-111111111111";
  const graph = lowered(
    "elastic",
    `${sites}domain: { name: example.org, certificateArn: "${certificate}", originCertificateArn: "${local}", originName: origin.example.org }\n`,
  );
  const balancer = only(graph, "loadBalancer");
  expect(balancer.hostRules.map(({ host }) => host)).toEqual(["blog.example.com", "example.org"]);
  expect(balancer.listeners.map(({ action }) => action)).toEqual(["forbid"]);
  const open = only(
    lowered(
      "elastic",
      `${sites}cdn: { enabled: false }\ndomain: { name: example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n`,
    ),
    "loadBalancer",
  );
  expect(open.secretHeader).toBeUndefined();
  expect(open.listeners.map(({ port, action }) => [port, action])).toEqual([
    [443, "forbid"],
    [80, "redirectToHttps"],
  ]);
  expect(open.hostRules).toHaveLength(2);
  expect(edges(graph, "connects")).toContain("distribution connects load-balancer 443");
  expect(only(lowered("elastic", ""), "loadBalancer").hostRules).toEqual([]);
});
