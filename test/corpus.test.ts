import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lint } from "../src/index.js";
import { root } from "./support/root.js";

/*
 * test/corpus/findings.md has every finding of the forty specs with a judgement by hand. It is kept true here: what lint
 * says must be what the table lists. UPDATE_CORPUS=1 takes rows out that are said no more and adds new ones, which
 * fail the test until somebody has written a verdict.
 */
const folder = join(root, "test", "corpus");
const file = join(folder, "findings.md");
const head = "| file | env | line | rule | level | verdict | why |";
const columns = "|---|---|---|---|---|---|---|";

interface Row {
  /** File, environments, line, rule and level: what the linter says. */
  readonly said: string;
  readonly verdict: string;
  readonly why: string;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split(" |")
    .map((cell) => cell.trim());

function rowOf(line: string): Row {
  const cells = cellsOf(line);
  return { said: cells.slice(0, 5).join(" | "), verdict: cells[5] ?? "", why: cells[6] ?? "" };
}

function readTable(text: string): readonly Row[] {
  const lines = text.slice(text.indexOf(head)).split("\n").slice(2);
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith("|")),
    )
    .map(rowOf);
}

/** What the linter says of all files, in order; a finding that comes twice is there twice. */
function findings(): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.toSorted().flatMap((name) =>
    lint(readFileSync(join(folder, name), "utf8"), { file: name })
      .findings.filter(({ suppressed }) => suppressed === undefined)
      .map(({ code, severity, span, environments = [] }) =>
        [name.replace(/\.yaml$/u, ""), environments.join(", "), span.line, code, severity].join(" | "),
      ),
  );
}

/** The members of one list without as many of each as the other has. */
function beyond(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((each) => {
    const index = left.indexOf(each);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

const printed = ({ said, verdict, why }: Row): string => `| ${said} | ${verdict} | ${why} |`;

const headline = (rows: readonly Row[]): string => {
  const right = rows.filter(({ verdict }) => verdict === "right").length;
  return `**${right} of ${rows.length} findings are right: ${((100 * right) / rows.length).toFixed(1)} %.**`;
};

/** The page with the rows that are said now; each keeps its verdict. */
function updated(text: string): string {
  const old = [...readTable(text)];
  const rows = findings().map((said): Row => {
    const index = old.findIndex((row) => row.said === said);
    return index < 0 ? { said, verdict: "?", why: "" } : (old.splice(index, 1)[0] ?? { said, verdict: "?", why: "" });
  });
  const [before = "", rest = ""] = text.split(head);
  const lines = rest.split("\n").slice(1);
  const after = lines.slice(lines.findIndex((line) => !line.startsWith("|")));
  const table = [head, columns, ...rows.map(printed)].join("\n");
  return before.replace(/^\*\*\d.*$/mu, headline(rows)) + [table, ...after].join("\n");
}

if (process.env["UPDATE_CORPUS"] === "1") writeFileSync(file, updated(readFileSync(file, "utf8")));
const page = readFileSync(file, "utf8");
const rows = readTable(page);

test("what lint says of the forty specs is what the table lists, finding by finding", () => {
  const listed = rows.map(({ said }) => said);
  const found = findings();
  expect(found.length).toBeGreaterThan(100);
  expect(
    { "said, and not in findings.md": beyond(found, listed), "in findings.md, and not said": beyond(listed, found) },
    "UPDATE_CORPUS=1 writes the rows; read what changed and judge it",
  ).toEqual({ "said, and not in findings.md": [], "in findings.md, and not said": [] });
});

test("every finding was judged, with a reason", () => {
  const unjudged = rows.filter(({ verdict, why }) => !["right", "wrong"].includes(verdict) || why === "");
  expect(unjudged.map(printed)).toEqual([]);
});

test("nineteen of twenty are right, and the figure on top is the table's", () => {
  expect(page).toContain(`${headline(rows)}\n`);
  expect(rows.filter(({ verdict }) => verdict === "right").length / rows.length).toBeGreaterThanOrEqual(0.95);
});
