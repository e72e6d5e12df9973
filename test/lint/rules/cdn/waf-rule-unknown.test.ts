import { expect, test } from "vitest";
import { checkBeyondBase as check } from "../../support/found.js";
import { firewall } from "../../../../src/generated/facts.js";

const checked = (waf: string) =>
  check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\ncdn:\n  waf: ${waf}\n`, "wordpress.yaml");
const found = (waf: string) => checked(waf).findings.filter(({ code }) => code === "cdn/waf-rule-unknown");

test("a name that no managed group has is an error at its place in the list, and stops the spec", () => {
  const waf = "{count: [SQLi_COOKIE, SizeRestriction_BODY]}";
  expect(found(waf)).toMatchObject([
    {
      severity: "error",
      path: "/cdn/waf/count/1",
      span: { file: "wordpress.yaml", line: 6 },
      message:
        "SizeRestriction_BODY is no rule of the managed groups in use, so nothing would be counted instead of blocked.",
      hint: "Write a rule name as the AWS console shows it, such as SQLi_COOKIE.",
    },
  ]);
  expect(checked(waf).resolved).toBeUndefined();
});

test("a name in another case is told the right one", () => {
  expect(found("{count: [sqli_cookie]}").map(({ hint }) => hint)).toEqual(["Write SQLi_COOKIE."]);
});

test("a group is no rule, nor is our own rule, and each wrong name is said", () => {
  const names = ["AWSManagedRulesCommonRuleSet", "login-limit", "Nothing"];
  expect(found(`{count: [${names.join(", ")}]}`).map(({ message }) => message.split(" ")[0])).toEqual(names);
});

test("it is one also where everything only counts: the name would be wrong the day that blocking begins", () => {
  expect(found("{mode: count, count: [Nothing]}")).toHaveLength(1);
});

test("every rule of every group is known", () => {
  const names = firewall.groups.flatMap(({ rules }) => rules);
  expect(names.length).toBeGreaterThan(40);
  const { findings, resolved } = checked(`{count: [${names.join(", ")}]}`);
  expect(findings).toEqual([]);
  expect(resolved).toBeDefined();
});

test.each(["true", "false", "{}", "{mode: block}", "{count: []}"])(
  "waf: %s names no rule to find fault with",
  (waf) => {
    expect(found(waf)).toEqual([]);
    expect(checked(waf).resolved).toBeDefined();
  },
);
