import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { runRules } from "../../../../src/lint/run.js";
import { found } from "../../support/found.js";

const php = (version: string): string => `wordpress: { phpVersion: "${version}" }`;

/** Level and message about PHP on a day, for a spec that is right on that of the facts. */
function on(today: string, ...lines: readonly string[]): readonly string[] {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${lines.join("\n")}\n`;
  const { resolved } = check(text, "w.yaml");
  if (resolved === undefined) throw new Error("The spec has errors.");
  return runRules(resolved, { today })
    .filter(({ code }) => code === "ops/php-end-of-life")
    .map(({ severity, message }) => `${severity}: ${message}`);
}

test("a branch is an error after its last day, a warning for half a year before, and nothing earlier", () => {
  expect(found("elastic", php("8.1"))).toEqual(["ops/php-end-of-life error /wordpress/phpVersion"]);
  expect(found("elastic", php("8.2"))).toEqual(["ops/php-end-of-life warning /wordpress/phpVersion"]);
  expect(found("elastic", php("8.3"))).toEqual([]);
  expect(on("2026-07-03", php("8.2"))).toEqual([]);
  expect(on("2026-12-31", php("8.2"))[0]).toMatch(/^warning: PHP 8\.2 gets security fixes until 2026-12-31/);
  expect(on("2027-01-01", php("8.2"))[0]).toMatch(/^error: PHP 8\.2 has had no security fixes since 2026-12-31/);
});

test("what nobody wrote and what nobody installs says nothing", () => {
  expect(on("2030-01-01")).toEqual([]);
  const own = "web: { image: { ami: ami-0123456789abcdef0 }, instanceType: c7i.large }";
  expect(on("2030-01-01", own, php("8.4"))).toEqual([]);
});

test("in profile whitepaper it is an info, before and after", () => {
  for (const version of ["8.1", "8.2"])
    expect(found("elastic", "profile: whitepaper", "cache: { engine: valkey }", php(version))).toContain(
      "ops/php-end-of-life info /wordpress/phpVersion",
    );
});

test("a branch that cannot be installed at all is told so alone", () => {
  expect(found("elastic", "cache: { engine: memcached }", php("8.1"))).toEqual([
    "ops/php-not-packaged error /wordpress/phpVersion",
  ]);
});

test("the branch to write is the newest that has a client for the cache", () => {
  const fixed = (...lines: readonly string[]) =>
    check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${lines.join("\n")}\n`, "w.yaml")
      .findings.filter(({ code }) => code === "ops/php-end-of-life")
      .map(({ fix }) => fix);
  const to = (version: string) => [
    { isSafe: false, changes: [{ kind: "set", at: "/wordpress/phpVersion", to: version }] },
  ];
  expect(fixed(php("8.1"))).toEqual(to("8.4"));
  expect(fixed(php("8.1"), "cache: { engine: none }")).toEqual(to("8.5"));
});
