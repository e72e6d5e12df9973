import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { behaviors } from "../../../../src/compiler/cdn/behaviors.js";
import { rule } from "../../../../src/lint/rules/cdn/path-pattern.js";
import { modern } from "../../../compiler/cdn/support/cdn-input.js";

/** What the rule says of a path that the schema would have refused. */
function found(path: string): readonly string[] {
  const { resolved } = check("version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n", "wordpress.yaml");
  if (resolved === undefined) throw new Error("The spec has errors.");
  const cdn = behaviors({ ...modern, userBehaviors: [{ path, kind: "frontend" }] });
  return [...rule.check({ spec: resolved.spec, resolved, base: undefined, cdn, written: [], today: "2026-11-23" })].map(
    ({ at, message }) => `${at}: ${message}`,
  );
}

test("a letter, a length and an emptiness that CloudFront refuses are said, with the path", () => {
  expect(found("shop/[0-9]*")).toEqual([
    'cdn.behaviors.0: shop/[0-9]* holds "[", which CloudFront does not take in a path pattern.',
  ]);
  expect(found("a".repeat(256))[0]).toContain("longer than the 255 characters");
  expect(found("")).toEqual(["cdn.behaviors.0: An empty path matches nothing."]);
  expect(found("shop/*")).toEqual([]);
});
