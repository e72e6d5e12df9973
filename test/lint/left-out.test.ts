import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rules } from "../../src/generated/rules.js";
import { root } from "../support/root.js";

/* docs/rules/left-out.md: ids of the catalogue that no rule has, each with a reason. */
const page = readFileSync(join(root, "docs", "rules", "left-out.md"), "utf8");
const rows = [...page.matchAll(/^\| ([a-z]+\/[a-z-]+) \| (.*) \|$/gmu)].map(([, id = "", why = ""]) => ({ id, why }));

test("no id that is left out has a rule, and each is there once, with a reason", () => {
  const ids = rows.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(20);
  expect(ids.filter((id) => id in rules)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(rows.filter(({ why }) => why.length < 20)).toEqual([]);
});

test("every line of a table is read as one, and in order", () => {
  const lines = page.split("\n").filter((line) => /^\| [a-z]/u.test(line) && !line.startsWith("| id |"));
  expect(rows.length).toBe(lines.length);
  for (const part of page.split(/^## /mu).slice(1)) {
    const ids = [...part.matchAll(/^\| ([a-z]+\/[a-z-]+) \|/gmu)].map(([, id]) => id);
    expect(ids).toEqual(ids.toSorted());
  }
});

test("a reason that another rule says it names one that there is", () => {
  const others = rows.flatMap(({ why }) => [...why.matchAll(/`([a-z]+\/[a-z-]+)`/gu)].map(([, id = ""]) => id));
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter((id) => !(id in rules))).toEqual([]);
});
