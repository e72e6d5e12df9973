import { nearest } from "../compiler/nearest.js";
import { knownPaths } from "../compiler/validate/known-paths.js";
import { explain, keyOfPath, type NoPath } from "../explain/explain.js";
import { schemaRoot } from "../explain/known-key.js";
import { typedPath } from "../explain/typed-path.js";
import { explanationText } from "../explain/pretty.js";
import { rules } from "../generated/rules.js";
import { visibleJson } from "../report/visible.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { Problem } from "./problem.js";
import { readSpec, readStandardInput } from "./read-spec.js";
import { sayFindings } from "./say-findings.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";

const elsewhere = "`wpspec schema` has every key; of rules `wpspec rules` lists them.";

/** What was probably meant by a word that is no key: the last part of a rule's id, or another key. */
function meantBy(word: string): string | undefined {
  const ids = Object.keys(rules);
  const paths = knownPaths(schemaRoot).map(({ path }) => path);
  const inside = paths.filter((path) => path.endsWith(`.${word}`));
  const [only] = inside;
  return (
    ids.find((each) => each.endsWith(`/${word}`)) ??
    (inside.length === 1 ? only : undefined) ??
    nearest(word, paths) ??
    nearest(word, ids)
  );
}

const suggestion = (meant: string | undefined): string => (meant === undefined ? elsewhere : `Did you mean ${meant}?`);

/** Why a path leads to no key; `found` says which step does not, if it is a path at all. */
function noKey(path: string, found: NoPath): Problem {
  if ("notAPath" in found)
    return { message: `${path} is neither a key nor the id of a rule.`, hint: suggestion(meantBy(path)) };
  const { key, below, hint } = found.unknown;
  if (below !== "") {
    const inside = `\`wpspec explain ${below}\` tells what is in it.`;
    return { message: `There is no key \`${key}\` below \`${below}\`.`, hint: hint ?? inside };
  }
  const message = `There is no key \`${key}\`${path === key ? ", and no rule" : ""}.`;
  const meant = meantBy(key);
  return { message, hint: meant?.includes("/") === true ? suggestion(meant) : (hint ?? suggestion(meant)) };
}

interface Wish {
  readonly file: string;
  readonly path: string;
}

function readWish(operands: readonly string[]): Wish | Problem {
  const [first = "", second, ...more] = operands;
  if (more.length > 0)
    return {
      message: "`explain` takes a spec and one key.",
      hint: "Write `wpspec explain wordpress.yaml web.capacity`.",
    };
  if (second === undefined && /\.ya?ml$/u.test(first))
    return {
      message: `${first} looks like a spec, and a key is missing.`,
      hint: `Write \`wpspec explain ${first} web\`.`,
    };
  return second === undefined ? { file: "wordpress.yaml", path: first } : { file: first, path: second };
}

/** `wpspec explain`: where a value of a spec comes from, what may be written, what it shapes. */
export async function explainPath({ operands, options, terminal }: Call): Promise<ExitCode> {
  const wish = readWish(operands);
  if ("message" in wish) return sayProblems(terminal, [wish]);
  if (typedPath(wish.path)?.[0] === "environments") {
    const hint = "Write `wpspec explain KEY --env NAME`.";
    return sayProblems(terminal, [{ message: "Values of an environment are told with --env.", hint }]);
  }
  const key = keyOfPath(wish.path);
  if (!("key" in key)) return sayProblems(terminal, [noKey(wish.path, key)]);
  const read = wish.file === "-" ? await readStandardInput() : readSpec(wish.file);
  if ("problem" in read) return sayProblems(terminal, [read.problem]);
  const env = typeof options["env"] === "string" ? options["env"] : undefined;
  const { spec } = read;
  const explained = explain(spec.text, { file: spec.file, env }, key);
  if ("findings" in explained) return sayFindings(explained.findings, spec, terminal);
  if ("missingItem" in explained) {
    const message = `\`${explained.list}\` has no item ${explained.missingItem}.`;
    return sayProblems(terminal, [{ message, hint: `\`wpspec explain ${explained.list}\` lists them.` }]);
  }
  const isJson = options["json"] === true || options["format"] === "json";
  const { out, outColors, width } = terminal;
  const { explanation } = explained;
  out(
    isJson
      ? `${visibleJson(JSON.stringify(explanation, undefined, 2))}\n`
      : explanationText(explanation, outColors, width),
  );
  return exitCode.fine;
}
