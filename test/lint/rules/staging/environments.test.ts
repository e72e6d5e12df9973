import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { runRules } from "../../../../src/lint/run.js";
import { found } from "../../support/found.js";

const staging = (keys: string): string => `environments: { staging: { ${keys} } }`;

test("an environment is older by any number of its version, as far as both say", () => {
  const database = (ours: string, theirs: string): readonly string[] =>
    found("elastic", `database: { engineVersion: ${ours} }`, staging(`database: { engineVersion: ${theirs} }`));
  const older = ["staging/older-than-production warning /database/engineVersion"];
  expect(database("8.0.mysql_aurora.3.10.4", "8.0.mysql_aurora.3.08.2")).toEqual(older);
  expect(database("8.0.mysql_aurora.3.10.4", "8.0.mysql_aurora.3.10.3")).toEqual(older);
  expect(database("8.0.mysql_aurora.3.10.4", "8.0.mysql_aurora.3.12.0")).toEqual([]);
  expect(database("8.0.mysql_aurora.3.10.4", "8.0.mysql_aurora.3.10.4")).toEqual([]);
  expect(found("elastic", staging('wordpress: { phpVersion: "8.3" }'))).toEqual([
    "staging/older-than-production warning /wordpress/phpVersion",
  ]);
  const next = ["cache: { engine: memcached }", 'wordpress: { phpVersion: "8.4" }'];
  expect(found("elastic", ...next, staging('wordpress: { phpVersion: "8.5" }'))).toEqual([]);
});

test("an older WordPress is one too, once the spec decides it", () => {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${staging("")}\n`;
  const base = check(text, "w.yaml").resolved;
  const trial = check(text, "w.yaml", "staging").resolved;
  if (trial?.spec.tier !== "elastic") throw new Error("The spec has errors.");
  const spec = { ...trial.spec, wordpress: { ...trial.spec.wordpress, version: "7.0.4" } };
  expect(runRules({ ...trial, spec }, { base }).map(({ code, path }) => [code, path])).toEqual([
    ["staging/older-than-production", "/wordpress/version"],
  ]);
  expect(runRules(trial, { base })).toEqual([]);
});

test("a version that an environment takes back to the default is older where production's is newer", () => {
  const newer = ["cache: { engine: memcached }", 'wordpress: { phpVersion: "8.5" }'];
  expect(found("elastic", ...newer, staging("wordpress: { phpVersion: null }"))).toEqual([
    "staging/older-than-production warning /wordpress/phpVersion",
  ]);
});

test("an environment of another shape is told each part that differs, and of another tier the tier alone", () => {
  expect(found("elastic", staging("cdn: { enabled: false }, cache: { engine: none }"))).toEqual([
    "staging/different-shape warning /cdn/enabled",
    "staging/different-shape warning /cache/engine",
  ]);
  expect(found("elastic", staging("tier: ec2"))).toEqual(["staging/different-shape warning /tier"]);
  expect(found("ec2", staging("database: { engine: aurora }"))).toEqual([
    "staging/different-shape warning /database/engine",
  ]);
  const small =
    "web: { capacity: { min: 1, max: 1 }, scaling: none }, database: { replicas: 0 }, network: { nat: single }";
  expect(found("elastic", staging(small))).toEqual([]);
});

test("a part that another environment tries may be missing in this one", () => {
  const cheap = "preview: { database: { engine: local }, cache: { engine: local } }";
  const spec = (others: string) => found("ec2", "database: { engine: aurora }", `environments: { ${others} }`);
  expect(spec(`${cheap}, staging: { database: { replicas: 0 } }`)).toEqual([]);
  expect(spec(`${cheap}, staging: { database: { engine: local } }`)).toHaveLength(2);
  expect(spec(cheap)).toEqual(["staging/different-shape warning /database/engine"]);
  expect(spec(`${cheap}, frankfurt: { purpose: production }`)).toEqual([
    "staging/different-shape warning /database/engine",
  ]);
});

test("an environment called staging is not asked what only production needs, whatever it says", () => {
  const small =
    "database: { replicas: 0 }, cache: { nodes: 1 }, network: { nat: single }, web: { capacity: { min: 1 } }";
  expect(found("elastic", staging(`purpose: production, ${small}`))).toEqual(["staging/indexable warning /purpose"]);
  expect(found("elastic", `environments: { frankfurt: { purpose: production, ${small} } }`)).toContain(
    "db/no-replica warning /database/replicas",
  );
});

test("a twin of production may be what it likes", () => {
  const twin = (keys: string): string => `environments: { frankfurt: { purpose: production, ${keys} } }`;
  expect(found("elastic", twin("region: eu-central-1"))).toEqual([]);
  expect(found("elastic", twin('cdn: { enabled: false }, wordpress: { phpVersion: "8.3" }'))).toEqual([]);
  expect(found("elastic", "web: { capacity: { min: 6, max: 8 } }", twin("cache: { nodes: 3 }"))).toEqual([]);
});

test.each(["staging", "staging-2", "test", "qa", "preview-pr7", "dev"])(
  "an environment called %s is not for production",
  (name) => {
    expect(found("elastic", `environments: { ${name}: { purpose: production } }`)).toEqual([
      "staging/indexable warning /purpose",
    ]);
    expect(found("elastic", `environments: { ${name}: { purpose: staging } }`)).toEqual([]);
  },
);

test.each(["frankfurt", "contest", "device", "us"])("an environment called %s may be", (name) => {
  expect(found("elastic", `environments: { ${name}: { purpose: production } }`)).toEqual([]);
});

test("mail leaves an image that nobody of ours sets up, in an environment and in a site that is for staging", () => {
  const image = (more = ""): string => `web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 }${more} }`;
  expect(found("elastic", image(), staging(""))).toEqual(["staging/sends-mail warning /web/image"]);
  expect(found("elastic", "purpose: staging", image(", bootstrap: none"))).toEqual([
    "staging/sends-mail warning /web/bootstrap",
  ]);
  expect(found("elastic", image())).toEqual([]);
  expect(found("elastic", image(", bootstrap: full"), staging(""))).toEqual([]);
  expect(found("elastic", image(", userData: { after: 'true' }"), staging(""))).toEqual([]);
  const [finding] = check(
    `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\npurpose: staging\n${image()}\n`,
    "w.yaml",
  ).findings;
  expect(finding?.message).toMatch(/^This staging site boots ami-0123456789abcdef0 as it is/);
});

test("a fleet of production's size is a finding where the environment only inherits it", () => {
  const big = "web: { capacity: { min: 3, max: 8 } }";
  const size = ["staging/full-size info /web/capacity/min"];
  expect(found("elastic", big, staging(""))).toEqual(size);
  expect(found("elastic", big, staging("web: { capacity: { min: 3 } }"))).toEqual([]);
  expect(found("elastic", big, staging("web: { capacity: { min: 1 } }"))).toEqual([]);
  expect(found("elastic", "web: { capacity: { min: 2, max: 8 } }", staging(""))).toEqual([]);
  expect(found("elastic", big, "environments: { loadtest: {}, perf-eu: {} }")).toEqual([]);
});

test("a fleet that only tries things out may be of one size, and may be set back to it", () => {
  const one = "web: { capacity: { min: 1, max: 1, desired: 1 } }";
  expect(found("elastic", staging(one))).toEqual([]);
  expect(found("elastic", "purpose: staging", one)).toEqual([]);
});
