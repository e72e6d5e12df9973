import { expect, test } from "vitest";
import { stringify } from "yaml";
import { check } from "../../../../src/check.js";
import { departures } from "../../../../src/generated/facts.js";
import { keys } from "../../../../src/generated/keys.js";

type Tier = "lightsail" | "ec2" | "elastic";
type Members = Readonly<Record<string, unknown>>;

const fourLines = (tier: Tier): Members => ({ version: 1, name: "acme-blog", tier, region: "eu-west-1" });
const domain = { domain: { name: "www.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ" } };
const offload = { ...domain, cdn: { enabled: true }, storage: { static: { enabled: true } } };

const findingsOf = (spec: Members) => check(stringify({ profile: "whitepaper", ...spec }), "wordpress.yaml").findings;

/** Ids of the departures that a spec is told about. */
const told = (tier: Tier, members: Members = {}): readonly string[] => {
  const [message, ...more] = findingsOf({ ...fourLines(tier), ...members }).flatMap((finding) =>
    finding.code === "spec/whitepaper-departure" ? [finding.message] : [],
  );
  expect(more).toEqual([]);
  if (message === undefined) return [];
  const known = departures.filter(
    ({ paper, why }) => message.includes(` ${paper}. Here `) && message.includes(`: ${why}.`),
  );
  // Nothing else is in the list, and it says how long it is.
  expect(message.match(/The paper \(P\d+\)/g)).toHaveLength(known.length);
  expect(message).toMatch(known.length === 1 ? /^In one place / : new RegExp(`^In ${known.length} places `));
  return known.map(({ id }) => id);
};

test("four lines of each tier are told where the paper is not followed, and nothing worse", () => {
  const others = ["snapshot-solution", "admin-not-keyed"];
  expect(told("lightsail")).toEqual(["snapshot-solution"]);
  expect(told("ec2")).toEqual(["php-version", "bastion-closed"]);
  expect(told("elastic")).toEqual(departures.map(({ id }) => id).filter((id) => !others.includes(id)));
  for (const tier of ["lightsail", "ec2", "elastic"] as const) {
    expect(new Set(findingsOf(fourLines(tier)).map(({ severity }) => severity))).toEqual(new Set(["info"]));
  }
});

test("profile modern hears nothing of it", () => {
  for (const tier of ["lightsail", "ec2", "elastic"] as const) {
    expect(told(tier, { profile: "modern" })).toEqual([]);
  }
});

test.each<readonly [string, Tier, Members]>([
  ["bucket-open-to-writes", "elastic", { storage: { static: { access: "private" } } }],
  ["bucket-open-to-writes", "elastic", { storage: { static: { bucket: "acme-files" } } }],
  ["plugin-without-roles", "elastic", { storage: { static: { credentials: "instanceRole" } } }],
  ["plugin-without-roles", "lightsail", offload],
  ["key-written-down", "elastic", { storage: { static: { credentials: "instanceRole" } } }],
  ["origin-open", "elastic", { cdn: { enabled: false } }],
  ["origin-open", "elastic", { cdn: { originAccess: "vpcOrigin" } }],
  ["origin-open", "lightsail", offload],
  ["origin-without-certificate", "elastic", domain],
  ["origin-without-certificate", "lightsail", offload],
  ["strict-transport-security", "elastic", { cdn: { enabled: false } }],
  ["post-passwords", "elastic", { wordpress: { cookies: ["my_theme", "wp-postpass_*"] } }],
  ["launch-configuration", "ec2", {}],
  ["c4-instances", "elastic", { web: { instanceType: "c5.xlarge" } }],
  ["php-version", "lightsail", {}],
  ["cluster-client", "elastic", { cache: { engine: "valkey" } }],
  ["mysql-version", "ec2", {}],
  ["database-in-clear", "ec2", {}],
  ["files-in-clear", "ec2", {}],
  ["bastion-closed", "elastic", { network: { access: "sessionManager" } }],
  ["bastion-closed", "elastic", { network: { bastion: { allowedCidrs: ["203.0.113.0/24"], keyName: "ops" } } }],
  ["data-pipeline", "elastic", { backup: { files: false } }],
  ["snapshot-solution", "lightsail", { lightsail: { snapshots: false } }],
])("%s is no departure on %s with %j", (id, tier, members) => {
  expect(departures.map((each) => each.id)).toContain(id);
  expect(told(tier, members)).not.toContain(id);
});

test("what departs on elastic departs on a single server that has the same parts", () => {
  const server = { ...offload, cache: { engine: "memcached" }, database: { engine: "aurora" } };
  const parts = [
    "launch-configuration",
    "c4-instances",
    "files-in-clear",
    "data-pipeline",
    "origin-without-certificate",
  ];
  expect(told("ec2", server)).toEqual(told("elastic").filter((id) => !parts.includes(id)));
});

test("policies cannot say what the paper says of admin pages", () => {
  expect(told("elastic", { cdn: { forwarding: "policies" } })).toContain("admin-not-keyed");
});

test("a cookie of another name leaves posts with a password locked", () => {
  expect(told("elastic", { wordpress: { cookies: ["my_theme"] } })).toContain("post-passwords");
});

test("conditions are about keys of the language, and ids and statements are told apart", () => {
  const paths = departures.flatMap((each) => [
    ...Object.keys(each.when),
    ...(each.unless === undefined ? [] : Object.keys(each.unless)),
  ]);
  const known: readonly string[] = keys.map(({ path }) => path);
  expect([...new Set(paths)].filter((path) => !known.includes(path))).toEqual([]);
  expect(new Set(departures.map(({ id }) => id)).size).toBe(departures.length);
});

test("the finding stands at the profile and says that nothing needs to be done, and what to write for something else", () => {
  const [found] = findingsOf(fourLines("elastic")).filter(({ code }) => code === "spec/whitepaper-departure");
  expect(found?.path).toBe("/profile");
  expect(found?.hint).toMatch(/^Nothing needs to be done\. /);
  expect(found?.hint).toContain("Add network.bastion with allowedCidrs and keyName.");
  for (const { write } of departures) if (write !== undefined) expect(write).toMatch(/^(Write|Add) .*\.$/);
});
