import { expect, test } from "vitest";
// @ts-expect-error a script without types
import { factProblems, readFacts } from "../scripts/generate/20-facts.mjs";
import * as facts from "../src/generated/facts.js";

const root = new URL("..", import.meta.url).pathname;
const read = (): Record<string, unknown> => readFacts(root) as Record<string, unknown>;

test("the facts fit their schema", () => {
  expect(factProblems(root, read())).toEqual([]);
});

test("a fact without a source is refused", () => {
  const { limits, ...rest } = read();
  expect(limits).toBeDefined();
  const unsourced = { ...rest, limits: { behaviorsPerDistribution: { value: 75, adjustable: true } } };
  expect(factProblems(root, unsourced)).toEqual([expect.stringContaining("required property 'source'")]);
  expect(factProblems(root, { ...rest, limits, prices: { cheap: { usd: 1 } } })).not.toEqual([]);
});

test("a departure without a statement, or with a condition that is none, is refused", () => {
  const { departures, ...rest } = read();
  const [first] = departures as readonly Record<string, unknown>[];
  const problems = (changes: Record<string, unknown>): readonly string[] =>
    factProblems(root, { ...rest, departures: [{ ...first, ...changes }] }) as readonly string[];
  expect(problems({})).toEqual([]);
  for (const changes of [
    { statement: "P144" },
    { statement: undefined },
    { when: {} },
    { when: { tier: "elastic" } },
    { why: "" },
  ]) {
    expect(problems(changes)).not.toEqual([]);
  }
});

test("what is generated is what the files say", () => {
  const { cookies, ...files } = read();
  // Neighbours in a list are given the keys they lack, as undefined; JSON forgets these again.
  const plain = JSON.parse(JSON.stringify(facts)) as Record<string, unknown>;
  expect(plain).toEqual({ ...files, cookies });
});

test("there are 34 regions in order, and optional facts where they are known", () => {
  const names = facts.regions.map(({ name }) => name);
  expect(names.length).toBe(34);
  expect([...names].sort()).toEqual(names);
  const count = (test: (region: (typeof facts.regions)[number]) => boolean) => facts.regions.filter(test).length;
  expect(count(({ optIn }) => optIn)).toBe(17);
  expect(count(({ prefixList }) => prefixList !== undefined)).toBe(29);
  expect(count(({ elbAccount }) => elbAccount !== undefined)).toBe(22);
  expect(count(({ website }) => website === "dash")).toBe(8);
  expect(count(({ lightsail }) => lightsail)).toBe(16);
  // The letter of a known region, so that a shifted column would be seen.
  expect(facts.regions.find(({ name }) => name === "eu-west-1")).toMatchObject({
    optIn: false,
    prefixList: "pl-4fa04526",
    elbAccount: "156460612806",
    website: "dash",
  });
  expect(facts.regions.find(({ name }) => name === "mx-central-1")).toMatchObject({
    optIn: true,
    prefixList: undefined,
  });
});

test("every ELB account and prefix list belongs to one region", () => {
  for (const key of ["prefixList", "elbAccount"] as const) {
    const known = facts.regions.map((region) => region[key]).filter((value) => value !== undefined);
    expect(new Set(known).size).toBe(known.length);
  }
});

test("the packs are those of the language, each under its file's name", () => {
  expect(facts.cookies.core.name).toBe("core");
  expect(facts.cookies.packs.map(({ name }) => name)).toEqual([
    "bbpress",
    "buddypress",
    "easy-digital-downloads",
    "gravity-forms",
    "jetpack",
    "learndash",
    "memberpress",
    "polylang",
    "woocommerce",
    "wpml",
  ]);
  const having = (key: "xmlrpc" | "phpSessions") =>
    facts.cookies.packs.filter((pack) => pack[key] !== undefined).map(({ name }) => name);
  expect(having("xmlrpc")).toEqual(["jetpack"]);
  expect(having("phpSessions")).toEqual(["easy-digital-downloads"]);
});

test("a PHP without a packaged Memcached client says so by lacking it", () => {
  const having = (cache: "memcached" | "valkey") =>
    facts.platforms.php.versions.filter((each) => each[cache] !== undefined).map(({ version }) => version);
  expect(having("memcached")).toEqual(["8.3", "8.4", "8.5"]);
  expect(having("valkey")).toEqual(["8.1", "8.2", "8.3", "8.4"]);
});

test("connections of a database grow with its size", () => {
  const { burstable, memoryOptimized } = facts.instances.auroraConnections;
  for (const table of [burstable, memoryOptimized]) {
    const values = Object.values(table);
    expect([...values].sort((a, b) => a - b)).toEqual(values);
  }
  expect(memoryOptimized.large).toBe(1000);
  const steps = facts.instances.serverlessConnections.steps.map(({ connections }) => connections);
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
});
