import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { zone } from "../../support/found.js";

/** What is proposed for an environment that shares a name with production. */
const fixes = (...lines: readonly string[]) =>
  check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${lines.join("\n")}\n`, "w.yaml").findings.map(
    ({ code, fix }) => [code, fix?.changes],
  );
const two = `domain: { name: blog.example.org, aliases: [www.example.org], ${zone} }`;

test("an environment that writes no names gets one below production's, and no aliases", () => {
  expect(fixes(two, "environments: { qa: {} }")).toEqual([
    [
      "staging/shares-hostname",
      [
        { kind: "set", at: "/environments/qa/domain/name", to: "qa.blog.example.org" },
        { kind: "set", at: "/environments/qa/domain/aliases", to: [] },
      ],
    ],
  ]);
});

test("where it writes some, or sites have names, nobody but the author knows the others", () => {
  const own = "environments: { qa: { domain: { name: qa.example.org } } }";
  expect(fixes(two, own)).toEqual([["staging/shares-hostname", undefined]]);
  expect(fixes(two, "wordpress: { sites: [{ host: shop.example.org }] }", "environments: { qa: {} }")).toEqual([
    ["staging/shares-hostname", undefined],
  ]);
});
