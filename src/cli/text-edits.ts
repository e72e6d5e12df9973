import { linesOf } from "../compiler/parse/lines.js";
import { fixEdits } from "../lint/fix/edits.js";
import type { EditsOf } from "../report/text-edit.js";

/** The edits of fixes with their lines and columns, in these texts by file name. */
export function editsIn(texts: ReadonlyMap<string, string>): EditsOf {
  return ({ fix, span: { file } }) => {
    // Places count without a byte order mark.
    const text = texts.get(file)?.replace(/^\ufeff/u, "");
    if (fix === undefined || text === undefined) return undefined;
    const lines = linesOf(text, file);
    return fixEdits(text, fix)?.map((edit) => ({ span: lines.span(edit.start, edit.end), text: edit.text }));
  };
}
