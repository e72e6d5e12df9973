import fc from "fast-check";
import { expect, test } from "vitest";
import { readSettings } from "../src/settings.js";
import { runs } from "./support/runs.js";

const found = (text: string) =>
  readSettings(text, "house.yaml").diagnostics.map(
    ({ code, span, path }) => `${span.line}:${span.column} ${path ?? ""} ${code}`,
  );

test("settings are what lint: of a spec is", () => {
  const text =
    'failOn: warning\nrules:\n  cdn/waf-off-on-login: { level: "off", reason: in front }\n  cdn/methods-too-few: info\n';
  expect(readSettings(text, "house.yaml")).toEqual({
    value: {
      failOn: "warning",
      rules: { "cdn/waf-off-on-login": { level: "off", reason: "in front" }, "cdn/methods-too-few": "info" },
    },
    diagnostics: [],
  });
});

test.each([
  ["failOn: never\n", "1:9 /failOn "],
  ["rule: {}\n", "1:1 /rule "],
  ["rules:\n  cdn/waf: error\n", "2:3 /rules/cdn~1waf spec/bad-suppression"],
  ['rules: { cdn/waf-off-on-login: "off" }\n', "1:10 /rules/cdn~1waf-off-on-login spec/bad-suppression"],
  ["- a\n", "1:1 "],
  ["a: [\n", ""],
])("%j is refused, at its place", (text, start) => {
  const [first, ...more] = found(text);
  expect(first?.startsWith(start), first).toBe(true);
  expect(more).toEqual([]);
  expect(readSettings(text, "house.yaml").value).toBeUndefined();
});

test("any text gives settings or says what is wrong with it", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { value, diagnostics } = readSettings(text, "house.yaml");
      expect(value === undefined).toBe(diagnostics.length > 0);
    }),
    runs(300),
  );
});
