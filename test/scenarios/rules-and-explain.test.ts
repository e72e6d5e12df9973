import { describe, expect, test } from "vitest";
import { rules } from "../../src/generated/rules.js";
import { rulePages } from "../../src/generated/rule-pages.js";
import { commandLine } from "./support/cli.js";

const { run, site } = commandLine();
const ids = Object.keys(rules);

describe("wpspec rules", () => {
  test("lists every rule with level, tiers and, where it has a page, fix and why", () => {
    const { code, out, err } = run(site(), ["rules"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const found = [...out.matchAll(/^(\S+\/\S+) {2}/gm)].map(([, id]) => id);
    expect(found).toEqual(ids);
    expect(out).toContain(
      "cdn/ttl-order  error · tiers all · fix none\n  CloudFront refuses times that are not in order, and the deployment stops half-way.\n",
    );
  });

  test("--group keeps those of a group, --json is one document", () => {
    const { out } = run(site(), ["rules", "--group", "cdn", "--json"]);
    const { version, rules: listed } = JSON.parse(out) as { version: number; rules: { id: string }[] };
    expect(version).toBe(1);
    expect(listed.map(({ id }) => id)).toEqual(ids.filter((id) => id.startsWith("cdn/")));
    expect(listed.find(({ id }) => id === "cdn/font-cors-missing")).toMatchObject({
      level: { modern: "warning", whitepaper: "off" },
      tiers: ["lightsail", "ec2", "elastic"],
      fix: rulePages["cdn/font-cors-missing"]?.fix,
    });
  });

  test.each([
    ["cdm", "Did you mean cdn?"],
    ["nonsense", "There are backup, "],
  ])("a group %s that is none ends with 2 and says which there are", (group, said) => {
    const { code, out, err } = run(site(), ["rules", "--group", group]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(said);
  });
});

describe("wpspec explain", () => {
  test("says why, how grave, who says so, and shows a wrong spec and a right one", () => {
    const { code, out, err } = run(site(), ["explain", "cdn/ttl-order"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^cdn\/ttl-order\n\nCloudFront refuses times/);
    for (const row of ["Level   error", "Tiers   all", "Fix     ", "Source  Amazon CloudFront"]) {
      expect(out).toContain(`\n${row}`);
    }
    expect(out).toMatch(/\nWrong\n\n {2}version: 1\n[^]*max: 300[^]*\n {2}# +\^+\n\nRight\n\n[^]*max: 600 \} \}\n$/);
  });

  test("explains every rule there is, with a page or without, to people and programs", () => {
    const here = site();
    // One of each group: each start takes its time.
    const groups = [...new Set(ids.map((id) => id.split("/")[0]))];
    for (const group of groups) {
      const id = ids.find((each) => each.startsWith(`${group}/`)) ?? "";
      const said = run(here, ["explain", id]);
      expect({ code: said.code, err: said.err }).toEqual({ code: 0, err: "" });
      expect(said.out).toContain(`Source  `);
      expect(said.out.includes("Right\n")).toBe(id in rulePages);
    }
    const parsed = JSON.parse(run(here, ["explain", "cdn/ttl-order", "--json"]).out) as object;
    expect(parsed).toMatchObject({
      version: 1,
      id: "cdn/ttl-order",
      ...rulePages["cdn/ttl-order"],
      level: {},
      tiers: {},
    });
  });

  test.each([
    ["cdn/ttl-ordr", "Did you mean cdn/ttl-order?"],
    ["ttl-order", "Did you mean cdn/ttl-order?"],
    ["spec/unknown-key", "is said while a spec is read"],
    ["what", "`wpspec rules` lists them."],
    ["toString", "`wpspec rules` lists them."],
    ["cdn/x\u001b[2J", "cdn/x\\u{1b}[2J is neither a key nor the id of a rule."],
  ])("of %j it says what was meant, and ends with 2", (id, said) => {
    const { code, out, err } = run(site(), ["explain", id]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(said);
  });

  test("without a rule it asks for one", () => {
    expect(run(site(), ["explain"]).code).toBe(2);
  });

  test("no color where none is wanted", () => {
    const colored = (env: Readonly<Record<string, string>>): boolean =>
      run(site(), ["explain", "cdn/ttl-order"], { env }).out.includes("\u001b[");
    expect([colored({ FORCE_COLOR: "1" }), colored({ FORCE_COLOR: "1", NO_COLOR: "1" })]).toEqual([true, false]);
  });
});
