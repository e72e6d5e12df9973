import { check, type CheckContext } from "./check.js";
import type { Diagnostic } from "./compiler/diagnostics/diagnostic.js";
import { isStopping } from "./compiler/diagnostics/order.js";
import { edited, fixEdits, type TextEdit } from "./lint/fix/edits.js";

export interface FixOptions extends CheckContext {
  /** What messages call the file. */
  readonly file: string;
  /** Whether fixes are made as well that change more than the finding says. */
  readonly unsafe?: boolean;
}

export interface Fixed {
  readonly text: string;
  /** What was mended, as it was found. */
  readonly mended: readonly Diagnostic[];
}

/** A fix may uncover something else that has one; what is not done after so many rounds is left to people. */
const mostRounds = 10;

const keyOf = ({ code, identity, path, subject }: Diagnostic): string =>
  [code, identity ?? path ?? "", subject ?? ""].join("\u0000");

const overlaps = (one: TextEdit, other: TextEdit): boolean =>
  one.start === other.start || (one.start < other.end && other.start < one.end);

const touches = (edits: readonly TextEdit[], taken: readonly TextEdit[]): boolean =>
  edits.some((edit) => taken.some((other) => overlaps(edit, other)));

/**
 * Makes the fixes of a spec, again until there is none left. What is written stays as it is but for the places that a fix
 * names. A fix after which the spec has an error that it did not have is not made.
 */
export function fixSpec(text: string, { file, unsafe = false, ...context }: FixOptions): Fixed {
  const findingsOf = (of: string): readonly Diagnostic[] =>
    check(of, file, undefined, context).findings.filter(({ suppressed }) => suppressed === undefined);
  const tried = new Set<string>();
  const mended: Diagnostic[] = [];
  let so = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const findings = findingsOf(so);
    const errors = new Set(findings.filter(isStopping).map(keyOf));
    /** The text after some edits, or undefined where it is worse than before. */
    const better = (edits: readonly TextEdit[]): string | undefined => {
      const next = edited(so, edits);
      return findingsOf(next).some((each) => isStopping(each) && !errors.has(keyOf(each))) ? undefined : next;
    };
    const chosen: { readonly finding: Diagnostic; readonly edits: readonly TextEdit[] }[] = [];
    for (const finding of findings) {
      const { fix } = finding;
      if (fix === undefined || (!fix.isSafe && !unsafe) || tried.has(keyOf(finding))) continue;
      const edits = fixEdits(so, fix);
      if (edits === undefined) continue;
      if (
        touches(
          edits,
          chosen.flatMap((each) => each.edits),
        )
      )
        continue;
      tried.add(keyOf(finding));
      chosen.push({ finding, edits });
    }
    if (chosen.length === 0) break;
    const whole = better(chosen.flatMap(({ edits }) => edits));
    if (whole !== undefined) {
      so = whole;
      mended.push(...chosen.map(({ finding }) => finding));
      continue;
    }
    // One of them makes it worse: each is tried alone, from the last to the first, so that places stay what they are.
    for (const { finding } of chosen.toReversed()) {
      const next = finding.fix && better(fixEdits(so, finding.fix) ?? []);
      if (next === undefined) continue;
      so = next;
      mended.push(finding);
    }
  }
  return { text: so, mended };
}
