import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { github } from "../report/github.js";
import { json } from "../report/json.js";
import { junit } from "../report/junit.js";
import { pretty } from "../report/pretty.js";
import { sarif } from "../report/sarif.js";
import { unix } from "../report/unix.js";
import { saysVersion } from "./looks-like-spec.js";
import type { Problem } from "./problem.js";
import type { SpecFile } from "./read-spec.js";
import { repositoryPaths } from "./repository-path.js";
import { readRuleBook } from "./rule-book.js";
import { loadSha256 } from "./sha256.js";
import type { Terminal } from "./terminal.js";
import { editsIn } from "./text-edits.js";
import type { Call } from "./verb.js";
import { version } from "./version.js";

/** What was found, and where. */
interface Findings {
  readonly findings: readonly Diagnostic[];
  /** All files that were read. */
  readonly files: readonly string[];
  /** Those in which something was found. */
  readonly specs: readonly SpecFile[];
}

/** The flags of a report, with what they do together. */
interface Style {
  readonly isQuiet: boolean;
  readonly isEveryRule: boolean;
  readonly category: string | undefined;
  readonly terminal: Terminal;
}

type Format = (found: Findings, style: Style) => Promise<string>;

const textsOf = (specs: readonly SpecFile[]): ReadonlyMap<string, string> =>
  new Map(specs.map(({ file, text }) => [file, text]));
/** Texts whose lines may be shown: of a file from elsewhere that is no spec none is. */
const shownTexts = (specs: readonly SpecFile[]): ReadonlyMap<string, string> =>
  textsOf(specs.filter((spec) => !spec.isOutside || saysVersion(spec.text)));

const formats = {
  pretty: async ({ findings, specs }, { isQuiet, terminal: { outColors, width } }) =>
    pretty(findings, { sources: shownTexts(specs), colors: outColors, width, isQuiet }),
  unix: async ({ findings }, { isQuiet }) => unix(findings, { isQuiet }),
  json: async ({ findings, files, specs }, { isQuiet }) =>
    json(findings, {
      files: files.length,
      sha256: await loadSha256(),
      editsOf: editsIn(textsOf(specs)),
      isQuiet,
    }),
  github: async ({ findings }, { isQuiet }) => github(findings, { pathOf: repositoryPaths(), isQuiet }),
  junit: async ({ findings, files }, { isQuiet }) => junit(findings, { files, isQuiet }),
  sarif: async ({ findings, specs }, { isQuiet, isEveryRule, category }) =>
    sarif(findings, {
      version,
      rules: await readRuleBook(),
      isEveryRule,
      category,
      sources: textsOf(specs),
      pathOf: repositoryPaths(),
      sha256: await loadSha256(),
      editsOf: editsIn(textsOf(specs)),
      isQuiet,
    }),
} satisfies Readonly<Record<string, Format>>;

const isFormat = (word: unknown): word is keyof typeof formats =>
  typeof word === "string" && Object.hasOwn(formats, word);

/** What is wrong with the flags of a report, before any spec is read. */
export function formatProblem({ format, sarifCategory, allRules }: Call["options"]): Problem | undefined {
  if (format === "sarif") {
    const hint = "Write a name such as `wpspec-production`.";
    return sarifCategory === "" ? { message: "--sarif-category is empty.", hint } : undefined;
  }
  const flag = sarifCategory !== undefined ? "--sarif-category" : allRules === true ? "--all-rules" : undefined;
  return flag === undefined ? undefined : { message: `${flag} belongs to \`--format sarif\`.` };
}

/** The text of a report in the format that was asked for. */
export async function reportText(found: Findings, options: Call["options"], terminal: Terminal): Promise<string> {
  const { format, quiet, allRules, sarifCategory } = options;
  const print: Format = formats[isFormat(format) ? format : "pretty"];
  return print(found, {
    isQuiet: quiet === true,
    isEveryRule: allRules === true,
    category: typeof sarifCategory === "string" ? sarifCategory : undefined,
    terminal,
  });
}
