import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { type Choice, printed } from "./chosen.js";
import { environmentsText } from "./environments-text.js";
import { inert, visible } from "./visible.js";

export interface JunitOptions extends Choice {
  /** The files that were read; one of which nothing is said has a test that passes. */
  readonly files: readonly string[];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/* What XML 1.0 has no way to write, escaped or not, is among what `visible` shows as its code. */
const escape = (text: string): string => visible(text).replace(/[&<>"']/gu, (character) => entities[character] ?? "");

type Attributes = Readonly<Record<string, string | number>>;

const tagOf = (name: string, attributes: Attributes): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escape(String(value))}"`)].join(" ");

/** An element with lines of text inside, or nothing. */
const element = (name: string, attributes: Attributes, lines: readonly string[] = []): string =>
  lines.length === 0
    ? `<${tagOf(name, attributes)}/>`
    : `<${tagOf(name, attributes)}>${lines.map(escape).join("\n")}</${name}>`;

/** An element with others inside, each on a line of its own. */
const parent = (name: string, attributes: Attributes, inside: readonly string[]): string =>
  [`<${tagOf(name, attributes)}>`, ...inside, `</${name}>`].join("\n");

type Result = "failure" | "skipped" | "note";

const resultOf = ({ severity, suppressed }: Diagnostic): Result =>
  suppressed !== undefined ? "skipped" : severity === "info" ? "note" : "failure";

function resultElement(diagnostic: Diagnostic): string {
  const { severity, span, hint, suppressed } = diagnostic;
  const message = `${diagnostic.message}${environmentsText(diagnostic)}`;
  const text = [`${span.file}:${span.line}:${span.column}: ${message}`, ...(hint === undefined ? [] : [hint])];
  const elements: Readonly<Record<Result, () => string>> = {
    failure: () => element("failure", { type: severity, message }, text),
    skipped: () => element("skipped", { message: suppressed?.reason ?? "" }),
    note: () => element("system-out", {}, text),
  };
  return elements[resultOf(diagnostic)]();
}

function testCase(diagnostic: Diagnostic): string {
  const { code, span } = diagnostic;
  const [group = code] = code.split("/");
  const name = `${code} ${span.line}:${span.column}`;
  return parent("testcase", { classname: `wpspec.${group}`, name }, [resultElement(diagnostic)]);
}

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function countsOf(diagnostics: readonly Diagnostic[], files: readonly string[]): Counts {
  const of = (result: Result): number => diagnostics.filter((each) => resultOf(each) === result).length;
  const clean = files.filter((file) => !diagnostics.some(({ span }) => span.file === file)).length;
  return { tests: diagnostics.length + clean, failures: of("failure"), errors: 0, skipped: of("skipped") };
}

function suite(file: string, diagnostics: readonly Diagnostic[]): string {
  const passed = element("testcase", { classname: "wpspec", name: "lint" });
  const cases = diagnostics.length === 0 ? [passed] : diagnostics.map(testCase);
  return parent("testsuite", { name: file, ...countsOf(diagnostics, [file]) }, cases);
}

/**
 * Findings as the XML that JUnit made and every CI server reads: a suite for each file, a test for each finding. Notes pass,
 * what may stay is skipped with its reason. No times, so that the same specs give the same bytes.
 */
export function junit(diagnostics: readonly Diagnostic[], options: JunitOptions): string {
  const shown = printed(diagnostics, options);
  const files = [...new Set([...options.files, ...shown.map(({ span }) => span.file)])];
  const suites = files.map((file) =>
    suite(
      file,
      shown.filter(({ span }) => span.file === file),
    ),
  );
  const all = parent("testsuites", { name: "wpspec", ...countsOf(shown, files) }, suites);
  // As references, so that who reads the XML gets what was said.
  return inert(`<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`, (character) => `&#${character.charCodeAt(0)};`);
}
