import fc from "fast-check";
import { expect, test } from "vitest";
import { junit, type JunitOptions } from "../../src/report/junit.js";
import { visible } from "../../src/report/visible.js";
import { anyFinding, finding } from "../support/finding.js";
import { readXml } from "../support/xml.js";

const options: JunitOptions = { files: ["wordpress.yaml"] };
const read = (...given: Parameters<typeof junit>): ReturnType<typeof readXml> => readXml(junit(...given));

test("a finding is a test that failed, with its level, its message, its place and what to write", () => {
  const text = junit([finding({ hint: "Write `a < b`." })], options);
  expect(text).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="wpspec" tests="1" failures="1" errors="0" skipped="0">',
      '<testsuite name="wordpress.yaml" tests="1" failures="1" errors="0" skipped="0">',
      '<testcase classname="wpspec.web" name="web/x 3:5">',
      '<failure type="error" message="This is wrong.">wordpress.yaml:3:5: This is wrong.',
      "Write `a &lt; b`.</failure>",
      "</testcase>",
      "</testsuite>",
      "</testsuites>",
      "",
    ].join("\n"),
  );
  expect(readXml(text).children[0]?.children[0]?.children[0]?.text).toMatch(/Write `a < b`\.$/);
});

test("a file of which nothing is said has one test that passes", () => {
  expect(read([], { files: ["a.yaml"] }).children).toMatchObject([
    {
      attributes: { name: "a.yaml", tests: "1", failures: "0", errors: "0", skipped: "0" },
      children: [{ name: "testcase", attributes: { name: "lint" }, children: [] }],
    },
  ]);
});

test("warnings fail, notes pass, and what may stay is skipped with its reason", () => {
  const found = [
    finding({ severity: "warning" }),
    finding({ severity: "info" }),
    finding({ suppressed: { by: "inSource", reason: "We <know>." } }),
  ];
  const [suite] = read(found, options).children;
  expect(suite?.attributes).toMatchObject({ tests: "3", failures: "1", skipped: "1" });
  expect(suite?.children.map(({ children }) => children)).toMatchObject([
    [{ name: "failure", attributes: { type: "warning" } }],
    [{ name: "system-out", text: "wordpress.yaml:3:5: This is wrong." }],
    [{ name: "skipped", attributes: { message: "We <know>." } }],
  ]);
});

test("each file is a suite, in the order they were read, and all of them add up", () => {
  const at = (file: string) => finding({ span: { ...finding().span, file } });
  const root = read([at("b.yaml"), at("c.yaml"), at("c.yaml")], { files: ["a.yaml", "b.yaml", "c.yaml"] });
  expect(root.children.map(({ attributes }) => [attributes["name"], attributes["failures"]])).toEqual([
    ["a.yaml", "0"],
    ["b.yaml", "1"],
    ["c.yaml", "2"],
  ]);
  expect(root.attributes).toEqual({ name: "wpspec", tests: "4", failures: "3", errors: "0", skipped: "0" });
});

test("quietly, warnings and notes are no tests", () => {
  const found = [finding({ severity: "warning" }), finding({ severity: "info" })];
  expect(read(found, { ...options, isQuiet: true }).children[0]?.children).toMatchObject([
    { attributes: { name: "lint" } },
  ]);
});

test("whatever texts hold, it is XML that says just that, and its numbers are right", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 4 }), (found) => {
      const root = read(found, { files: found.map(({ span }) => span.file) });
      const cases = root.children.flatMap(({ children }) => children);
      expect(root.attributes["tests"]).toBe(String(cases.length));
      const results = cases.flatMap(({ children }) => children);
      for (const [attribute, name] of [
        ["failures", "failure"],
        ["skipped", "skipped"],
      ] as const) {
        expect(root.attributes[attribute]).toBe(String(results.filter((each) => each.name === name).length));
      }
      expect(new Set(root.children.map(({ attributes }) => attributes["name"]))).toEqual(
        new Set(found.map(({ span }) => visible(span.file))),
      );
      for (const { severity, suppressed, message } of found) {
        if (suppressed !== undefined) {
          expect(results.map(({ attributes }) => attributes["message"])).toContain(visible(suppressed.reason));
        } else if (severity !== "info") {
          expect(results.some(({ attributes }) => attributes["message"]?.startsWith(visible(message)))).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
