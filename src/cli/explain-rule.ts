import { catalogue } from "../compiler/diagnostics/catalogue.js";
import { nearest } from "../compiler/nearest.js";
import { explainText } from "../report/explain-text.js";
import { ruleJsonText } from "../report/rules-text.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { Problem } from "./problem.js";
import { readRuleBook } from "./rule-book.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";

/** The id that was probably meant: mistyped, or its last part alone. */
function meantBy(id: string, ids: readonly string[]): string | undefined {
  return ids.find((each) => each.endsWith(`/${id}`)) ?? nearest(id, ids);
}

/** Why nothing can be told of an id. */
function unknown(id: string, ids: readonly string[]): Problem {
  if (Object.hasOwn(catalogue, id)) {
    const message = `${id} is said while a spec is read, and by no rule.`;
    return { message, hint: "Its own message says what is wrong and what to write." };
  }
  const meant = meantBy(id, ids);
  const hint = meant === undefined ? "`wpspec rules` lists them." : `Did you mean ${meant}?`;
  return { message: `There is no rule ${id}.`, hint };
}

/** `wpspec explain`: why a rule is there, and what to write instead. */
export async function explainRule({ operands, options, terminal }: Call): Promise<ExitCode> {
  const [id = ""] = operands;
  const all = await readRuleBook();
  const entry = all.find((each) => each.id === id);
  if (entry === undefined) {
    const ids = all.map((each) => each.id);
    return sayProblems(terminal, [unknown(id, ids)]);
  }
  const { out, outColors, width } = terminal;
  out(
    options["json"] === true || options["format"] === "json"
      ? ruleJsonText(entry)
      : explainText(entry, outColors, width),
  );
  return exitCode.fine;
}
