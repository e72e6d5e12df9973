import { describe, expect, test } from "vitest";
import { check } from "../../../src/check.js";
import type { LintSettings } from "../../../src/lint/levels.js";

const base =
  "version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\ndomain: { name: blog.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n";
const shown = (text: string, settings?: LintSettings): readonly string[] =>
  check(`${base}${text}`, "wordpress.yaml", undefined, { settings }).findings.map(
    ({ code, severity, suppressed }) =>
      `${severity} ${code}${suppressed === undefined ? "" : ` hidden: ${suppressed.reason}`}`,
  );
const waf = "cdn: { waf: false }\n";
const rule = (level: string) => `lint: { rules: { cdn/waf-off-on-login: ${level} } }\n`;

describe("lint.rules", () => {
  test("gives a rule another level", () => {
    expect(shown(waf)).toEqual(["warning cdn/waf-off-on-login"]);
    expect(shown(`${waf}${rule("error")}`)).toEqual(["error cdn/waf-off-on-login"]);
    expect(shown(`${waf}${rule("{ level: info, reason: known }")}`)).toEqual(["info cdn/waf-off-on-login"]);
  });

  test("switches a rule off, with a reason", () => {
    expect(shown(`${waf}${rule('{ level: "off", reason: in front }')}`)).toEqual([
      "warning cdn/waf-off-on-login hidden: in front",
    ]);
    expect(shown(`${waf}${rule('"off"')}`)).toContain("error spec/bad-suppression");
  });

  test("says what it names in vain", () => {
    expect(shown(rule('{ level: "off", reason: in front }'))).toEqual(["warning spec/unused-suppression"]);
    expect(shown("lint: { rules: { cdn/waf: error } }\n")).toEqual(["error spec/bad-suppression"]);
    // Another level hides nothing, so it may stand there for the day on which it is needed.
    expect(shown(rule("error"))).toEqual([]);
  });

  test("switches on what a profile leaves out", () => {
    expect(shown(`profile: whitepaper\n${waf}`).join()).not.toContain("waf-off");
    expect(shown(`profile: whitepaper\n${waf}${rule("info")}`)).toContain("info cdn/waf-off-on-login");
  });

  test("is the environment's own where its overlay writes it", () => {
    const text = `environments:
  staging:
    domain: { name: staging.example.org }
    cdn: { behaviors: [{ path: "a/*", kind: frontend, methods: [GET, HEAD] }] }
    lint: { rules: { cdn/methods-too-few: { level: "off", reason: no forms } } }
`;
    expect(shown(text)).toEqual(["error cdn/methods-too-few hidden: no forms"]);
    expect(shown(`${text}cdn: { behaviors: [{ path: "b/*", kind: frontend, methods: [GET, HEAD] }] }\n`)).toContain(
      "error cdn/methods-too-few",
    );
  });

  test("of the spec comes before that of a file for many", () => {
    const house: LintSettings = { rules: { "cdn/waf-off-on-login": { level: "off", reason: "house rule" } } };
    expect(shown(waf, house)).toEqual(["warning cdn/waf-off-on-login hidden: house rule"]);
    expect(shown(`${waf}${rule("error")}`, house)).toEqual(["error cdn/waf-off-on-login"]);
    // What is for many need not be needed by each.
    expect(shown("", house)).toEqual([]);
  });

  test("reaches what is said of comments", () => {
    const comment = "# wpspec-disable-next-line cdn/waf-off-on-login -- x\ncdn: { waf: true }\n";
    expect(shown(comment)).toEqual(["warning spec/unused-suppression"]);
    expect(shown(`${comment}lint: { rules: { spec/unused-suppression: error } }\n`)).toEqual([
      "error spec/unused-suppression",
    ]);
  });
});
