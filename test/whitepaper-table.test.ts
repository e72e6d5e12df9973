import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { keys } from "../src/generated/keys.js";
import { kinds } from "./equivalence/tables/index.js";
import { compiled } from "./support/compiled.js";
import { appendixA, paperSpec, tiers } from "./support/paper-specs.js";
import { root } from "./support/root.js";
import { terraformOf } from "./support/terraform-json.js";

/* docs/whitepaper.md is read here as what it is, a table: no row may claim what is not there. */

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const page = read("docs/whitepaper.md");

interface Row {
  readonly id: string;
  readonly statement: string;
  readonly keys: string;
  readonly resources: string;
  readonly terraform: string;
  readonly test: string;
}

/** The cells of every row below a heading, the two lines of the table's head left out. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

const cellsPerRow = 6;
const rows: readonly Row[] = tableBelow("Statements").map((cells) => {
  const [id = "", statement = "", keyCell = "", resources = "", terraform = "", shown = ""] = cells;
  if (cells.length !== cellsPerRow) throw new Error(`The row ${id} has ${cells.length} cells.`);
  return { id, statement, keys: keyCell, resources, terraform, test: shown };
});

const nothing = "–";
const isDelivered = ({ test: shown }: Row): boolean => shown !== "advice" && !shown.startsWith("not yet: ");

/** A cell of code spans, or a dash for none. */
function spansOf(cell: string): readonly string[] {
  if (cell === nothing) return [];
  return cell.split(", ").map((span) => {
    const inside = /^`([^`]+)`$/.exec(span)?.[1];
    if (inside === undefined) throw new Error(`${cell} is not a list of code.`);
    return inside;
  });
}

interface Shown {
  readonly path: string;
  readonly words: string;
}

/** The tests of a row; what is not yet there stands behind them. */
function testsOf({ id, test: cell }: Row): readonly Shown[] {
  return cell.split("; ").flatMap((part, index, parts) => {
    if (index > 0 && index === parts.length - 1 && /^not yet: \S/.test(part)) return [];
    const [, path, words] = /^`(test\/[^`]+\.test\.ts)` "(.+)"$/.exec(part) ?? [];
    if (path === undefined || words === undefined) throw new Error(`${id}: ${part} names no test.`);
    return [{ path, words }];
  });
}

const delivered = rows.filter(isDelivered);

test("every statement from P001 to P143 has one row, in order", () => {
  const ids = Array.from({ length: 143 }, (_, index) => `P${String(index + 1).padStart(3, "0")}`);
  expect(rows.map(({ id }) => id)).toEqual(ids);
});

test("every row says something, in a few words", () => {
  for (const { id, statement, test: shown } of rows) {
    expect(statement.length, id).toBeGreaterThan(5);
    expect(statement.length, id).toBeLessThan(100);
    expect(shown, id).toMatch(/^advice$|^not yet: \S|^`test\//);
  }
});

test("a row without key, resource and test is advice, or says what is not there yet", () => {
  const incomplete = delivered.filter(
    (row) => spansOf(row.keys).length === 0 || spansOf(row.resources).length === 0 || testsOf(row).length === 0,
  );
  expect(incomplete.map(({ id }) => id)).toEqual([]);
  expect(delivered.length).toBeGreaterThan(100);
});

test("a row that is not delivered claims no resource", () => {
  const claims = ({ resources, terraform }: Row): boolean => resources !== nothing || terraform !== nothing;
  expect(rows.filter((row) => !isDelivered(row) && claims(row)).map(({ id }) => id)).toEqual([]);
});

test("every key is one of the language, or a group of its keys", () => {
  const paths = keys.map(({ path }) => path);
  const isKey = (key: string): boolean => paths.some((path) => path === key || path.startsWith(`${key}.`));
  expect(rows.flatMap((row) => spansOf(row.keys)).filter((key) => !isKey(key))).toEqual([]);
});

/** Specs of both profiles and all tiers, and what the rows ask for beyond four lines. */
const specs: readonly string[] = [
  ...tiers.flatMap((tier) => [
    paperSpec(tier),
    paperSpec(tier, { profile: "modern" }),
    appendixA(tier, { backup: { static: { replicateTo: "eu-central-1" } } }),
  ]),
  appendixA("elastic", { forwarding: "policies" }),
  paperSpec("elastic", {
    web: { scaling: { metric: "cpu", target: 50, schedule: [{ cron: "0 8 * * 1-5", min: 4 }] } },
  }),
  paperSpec("lightsail", {
    lightsail: { peering: true },
    cache: { engine: "memcached" },
    database: { engine: "aurora" },
  }),
];

test("every resource type is in a template of these specs", async () => {
  const compilations = await Promise.all(specs.map((spec) => compiled(spec)));
  const emitted = new Set(
    compilations.flatMap((each) => {
      if (each === undefined) throw new Error("A spec of this test has errors.");
      return [...each.templates.values()].flatMap(({ resources }) => [...resources.values()].map(({ Type }) => Type));
    }),
  );
  const named = [...new Set(rows.flatMap((row) => spansOf(row.resources)))];
  expect(named.filter((type) => !emitted.has(type))).toEqual([]);
});

/** What a type is called in Terraform, as the comparison of both targets knows it (test/equivalence/tables). */
const inTerraform = (type: string): string =>
  // The provider has no attachment of its own: the gateway names its network.
  type === "AWS::EC2::VPCGatewayAttachment" ? "aws_internet_gateway" : `aws_${kinds[type]?.terraform}`;

test("in Terraform it is the same resources, and each is in a configuration of these specs", () => {
  for (const row of rows) {
    const expected = [...new Set(spansOf(row.resources).map(inTerraform))];
    expect(spansOf(row.terraform), row.id).toEqual(expected);
  }
  const emitted = new Set(specs.flatMap((spec) => Object.keys(terraformOf(spec)?.resource ?? {})));
  const named = [...new Set(rows.flatMap((row) => spansOf(row.terraform)))];
  expect(named.filter((type) => !emitted.has(type))).toEqual([]);
});

/** Titles of tests and groups: the texts that `test(`, `describe(` and what `.each(…)` gives are called with. */
function titlesOf(source: string): readonly string[] {
  const calls = /(?:\b(?:test|describe)|\))\(\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/g;
  return [...source.replace(/^\s*(?:\/\/|\*).*$/gm, "").matchAll(calls)].map(([, double, single]) =>
    (double ?? single ?? "").replace(/\\(.)/g, "$1"),
  );
}

test("every test is in its file, under a title with the quoted words", () => {
  const titles = new Map<string, readonly string[]>();
  const missing = delivered.flatMap((row) =>
    testsOf(row).flatMap(({ path, words }) => {
      if (!existsSync(join(root, path))) return [`${row.id}: ${path}`];
      const known = titles.get(path) ?? titlesOf(read(path));
      titles.set(path, known);
      return known.some((title) => title.includes(words)) ? [] : [`${row.id}: "${words}" in ${path}`];
    }),
  );
  expect(missing).toEqual([]);
});

test("titles are found, and comments and strings elsewhere are none", () => {
  const source = `
    // test("a comment", …)
    const text = "no title";
    test("one", () => {});
    test.each([["a", "b"]])("of %s", () => {});
    describe.each(variants)(
      "group \\"quoted\\"",
      () => {},
    );
  `;
  expect(titlesOf(source)).toEqual(["one", "of %s", 'group "quoted"']);
});

interface Departure {
  readonly id: string;
  readonly statement: string;
  readonly paper: string;
  readonly instead: string;
  readonly why: string;
  readonly write?: string;
}

test("the departures are those of spec/departures.yaml, word for word", () => {
  const departures = parse(read("spec/departures.yaml")) as readonly Departure[];
  expect(tableBelow("Departures")).toEqual(
    departures.map(({ id, statement, paper, instead, why, write }) => [
      id,
      statement,
      paper,
      instead,
      why,
      write ?? nothing,
    ]),
  );
});

test("contradictions are about statements of the table, and both readings of the two known ones are named", () => {
  const contradictions = tableBelow("Where the paper contradicts itself");
  const named = contradictions.flatMap(([ids = ""]) => ids.split(", "));
  expect(named.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(["P101", "P102"]));
});
