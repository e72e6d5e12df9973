import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keyOfPath } from "../src/explain/explain.js";
import { isRuleId } from "../src/explain/typed-path.js";
import { commandLine } from "./scenarios/support/cli.js";
import { readHelp, usageProblems } from "./support/help.js";
import { commandLinesOf, readPage } from "./support/pages.js";
import { root } from "./support/root.js";

/* What docs/looking.md says of `graph` and `explain` is so. */

const page = readPage("docs/looking.md");
const { run, site } = commandLine();
const lines = commandLinesOf(page).filter(({ words }) => words.length > 0);

test("its command lines are what --help knows, and its keys are keys", () => {
  const verbs = lines.map(({ words }) => words[0] ?? "");
  expect(new Set(verbs)).toEqual(new Set(["graph", "explain"]));
  for (const { words } of lines) {
    const [verb = "", ...rest] = words;
    expect(usageProblems(rest, readHelp(run(site(), [verb, "--help"]).out)), words.join(" ")).toEqual([]);
  }
  const paths = lines
    .filter(({ words }) => words[0] === "explain")
    .flatMap(({ words }) => words.slice(1).filter((word) => /[.\]]/.test(word) && !word.endsWith(".yaml")));
  expect(paths.length).toBeGreaterThan(2);
  for (const path of paths) expect("key" in keyOfPath(path.replaceAll("'", "")), path).toBe(true);
  expect(isRuleId("cdn/ttl-order")).toBe(true);
});

describe("the table of edges", () => {
  const schema = readFileSync(join(root, "schema/graph.schema.json"), "utf8");
  const told = [...page.matchAll(/^\| (`[^|]+) \|/gmu)]
    .flatMap(([, cell = ""]) => [...cell.matchAll(/`([a-zA-Z]+)`/g)].map(([, word]) => word ?? ""))
    .filter((word) => !["mermaid", "dot", "svg", "json", "port", "behavior"].includes(word));

  test("has every kind that the schema has, and no other", () => {
    const { properties } = JSON.parse(schema) as {
      properties: { edges: { items: { oneOf: { properties: { kind: { enum?: string[]; const?: string } } }[] } } };
    };
    const kinds = properties.edges.items.oneOf.flatMap(({ properties: { kind } }) => kind.enum ?? [kind.const ?? ""]);
    expect(told.toSorted()).toEqual(kinds.toSorted());
  });
});
