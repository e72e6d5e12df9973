import { describe, expect, test } from "vitest";
import { check } from "../../../src/check.js";
import { compileTo, toCloudFormation } from "../../../src/compile.js";
import type { Diagnostic } from "../../../src/compiler/diagnostics/diagnostic.js";
import { processorTime } from "../../support/processor-time.js";

const base =
  "version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\ndomain: { name: blog.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n";
const findings = (text: string): readonly Diagnostic[] => check(`${base}${text}`, "wordpress.yaml").findings;
/** Code, line and whether it may stay, of all that is found. */
const shown = (text: string): readonly string[] =>
  findings(text).map(
    ({ code, span, suppressed }) =>
      `${span.line} ${code}${suppressed === undefined ? "" : ` hidden: ${suppressed.reason} (${suppressed.line ?? "-"})`}`,
  );

describe("a comment hides", () => {
  test("what is found in the entry after it, in block and in flow style alike", () => {
    const block = `cdn:
  # wpspec-disable-next-line cdn/methods-too-few -- no forms here
  behaviors:
    - path: "news/*"
      kind: frontend
      methods: [GET, HEAD]
`;
    expect(shown(block)).toEqual(["11 cdn/methods-too-few hidden: no forms here (7)"]);
    const flow = `cdn:
  # wpspec-disable-next-line cdn/methods-too-few -- no forms here
  behaviors: [{ path: "news/*", kind: frontend, methods: [GET, HEAD] }]
`;
    expect(shown(flow)).toEqual(["8 cdn/methods-too-few hidden: no forms here (7)"]);
  });

  test("nothing after the entry", () => {
    const text = `cdn:
  behaviors:
    # wpspec-disable-next-line cdn/methods-too-few -- no forms here
    - { path: "news/*", kind: frontend, methods: [GET, HEAD] }
    - { path: "blog/*", kind: frontend, methods: [GET, HEAD] }
`;
    expect(shown(text)).toEqual(["9 cdn/methods-too-few hidden: no forms here (8)", "10 cdn/methods-too-few"]);
  });

  test("over other comments and empty lines, and several rules at once", () => {
    const text = `cdn:
  # wpspec-disable-next-line cdn/methods-too-few, cdn/query-strings-dropped -- a static copy

  # What follows is a copy.
  behaviors:
    - { path: "news/*", kind: frontend, methods: [GET, HEAD], queryStrings: none }
`;
    expect(shown(text)).toEqual([
      "11 cdn/methods-too-few hidden: a static copy (7)",
      "11 cdn/query-strings-dropped hidden: a static copy (7)",
    ]);
  });

  test("what is found on its own line", () => {
    const text = `cdn:
  waf: false # wpspec-disable-line cdn/waf-off-on-login -- the firewall is in front
`;
    expect(shown(text)).toEqual(["7 cdn/waf-off-on-login hidden: the firewall is in front (7)"]);
  });

  test("what is found anywhere, from the top of the file", () => {
    const text = `# wpspec-disable-file cdn/methods-too-few -- no forms anywhere\n${base}cdn: { behaviors: [{ path: "a/*", kind: frontend, methods: [GET, HEAD] }] }\n`;
    const found = check(text, "wordpress.yaml").findings;
    expect(found.map(({ code, suppressed }) => [code, suppressed?.reason])).toEqual([
      ["cdn/methods-too-few", "no forms anywhere"],
    ]);
  });

  test("a finding of an environment", () => {
    const text = `environments:
  staging:
    domain: { name: staging.example.org }
    cdn:
      # wpspec-disable-next-line cdn/methods-too-few -- staging has no forms
      behaviors: [{ path: "a/*", kind: frontend, methods: [GET, HEAD] }]
`;
    expect(shown(text)).toEqual(["11 cdn/methods-too-few hidden: staging has no forms (10)"]);
  });

  test("an error from the compiler too, and nothing without it", () => {
    const text = (comment: string) =>
      `${base}cdn:\n${comment}  behaviors: [{ path: "a/*", kind: frontend, methods: [GET, HEAD] }]\n`;
    const made = (comment: string) =>
      compileTo(text(comment), { file: "wordpress.yaml", env: undefined }, [toCloudFormation("yaml")]).artifacts.length;
    expect(made("")).toBe(0);
    expect(made("  # wpspec-disable-next-line cdn/methods-too-few -- no forms\n")).toBeGreaterThan(0);
  });
});

describe("a comment is bad", () => {
  const bad = (comment: string): readonly string[] =>
    findings(`cdn:\n  ${comment}\n  waf: false\n`)
      .filter(({ code }) => code === "spec/bad-suppression")
      .map(({ message, span }) => `${span.line}:${span.column} ${message}`);

  test.each([
    ["# wpspec-disable-next-line cdn/waf-off-on-login", "it gives no reason"],
    ["# wpspec-disable-next-line cdn/waf-off-on-login --", "it gives no reason"],
    [
      "# wpspec-disable-next-line cdn/waf-of-on-login -- x",
      "`cdn/waf-of-on-login` is no rule; `cdn/waf-off-on-login` is",
    ],
    ["# wpspec-disable-next-line nonsense -- x", "`nonsense` is no rule"],
    ["# wpspec-disable-next-line -- x", "it names no rule"],
    ["# wpspec-disable -- x", "`wpspec-disable` is no comment that `wpspec lint` knows"],
    ["# wpspec-disable-file cdn/waf-off-on-login -- x", "stands above the first key"],
  ])("%s", (comment, problem) => {
    const [message, ...more] = bad(comment);
    expect(more).toEqual([]);
    expect(message).toContain(`7:3 This comment hides nothing: `);
    expect(message).toContain(problem);
    // And what it means to hide is said.
    expect(shown(`cdn:\n  ${comment}\n  waf: false\n`)).toContain("8 cdn/waf-off-on-login");
  });

  test("after a value, where it is for the next line", () => {
    const text =
      "cdn:\n  priceClass: PriceClass_100 # wpspec-disable-next-line cdn/waf-off-on-login -- x\n  waf: false\n";
    expect(shown(text)).toEqual(["7 spec/bad-suppression", "8 cdn/waf-off-on-login"]);
  });
});

describe("text that is no comment hides nothing and is not bad", () => {
  test.each([
    ["in quotes", `tags: { note: "# wpspec-disable-next-line nonsense" }\n`],
    ["in a block", "tags:\n  note: |\n    # wpspec-disable-next-line nonsense\n"],
    ["after another comment", "# see # wpspec-disable-next-line nonsense\n"],
    ["without a space before", "tags: { note: a#wpspec-disable-next-line }\n"],
  ])("%s", (_, text) => {
    expect(shown(text).filter((line) => line.includes("suppression"))).toEqual([]);
  });
});

describe("a comment that hides nothing", () => {
  test("is said, and which of its rules", () => {
    const text = `cdn:
  # wpspec-disable-next-line cdn/waf-off-on-login, cdn/methods-too-few -- x
  waf: false
`;
    const [hidden, idle] = findings(text).toSorted((one, other) => one.code.localeCompare(other.code));
    expect(hidden).toMatchObject({ code: "cdn/waf-off-on-login", suppressed: { line: 7 } });
    expect(idle).toMatchObject({ code: "spec/unused-suppression", severity: "warning", span: { line: 7 } });
    expect(idle?.message).toContain("cdn/methods-too-few");
    expect(idle?.message).not.toContain("waf-off");
  });

  test("is not said while the spec has errors that keep rules from being asked", () => {
    const text = `# wpspec-disable-next-line cdn/waf-off-on-login -- x\nbackup: { copyTo: eu-west-1 }\n`;
    expect(shown(text)).toEqual(["7 backup/same-region"]);
  });
});

test("hostile comments take no time", () => {
  const many = Array.from({ length: 3000 }, () => "# wpspec-disable-next-line cdn/waf-off-on-login -- x").join("\n");
  const wide = `# ${"wpspec-disable-line ".repeat(5000)}`;
  const spent = processorTime();
  findings(`${many}\n${wide}\ncdn:\n  waf: false\n`);
  expect(spent()).toBeLessThan(5000);
});
