import type { Note } from "../../compiler/parse/document.js";

/** How far a comment reaches: the entry after it, the line it stands on, or the whole file. */
export type Reach = "next-line" | "line" | "file";

/** `# wpspec-disable-next-line group/rule, group/rule -- reason`. */
export interface ReadNote {
  readonly reach: Reach;
  readonly rules: readonly string[];
  readonly reason: string;
}

/** What is wrong with a comment that means to suppress something. */
export interface BadNote {
  readonly problem: string;
}

const form = "# wpspec-disable-next-line group/rule -- reason";

/** Reads a comment. `isKnown`: whether a word is the id of a rule; `suggest`: the id that it probably means. */
export function readNote(
  { text, isAlone }: Note,
  isKnown: (id: string) => boolean,
  suggest: (id: string) => string | undefined,
): ReadNote | BadNote {
  const [, reach, rest = ""] = /^wpspec-disable-(next-line|line|file)(?=\s|$)(.*)$/u.exec(text) ?? [];
  if (reach === undefined)
    return { problem: `\`${text.split(/\s/u)[0] ?? ""}\` is no comment that \`wpspec lint\` knows` };
  const dashes = /(?:^|\s)--(?:\s|$)/u.exec(rest);
  const named = (dashes === null ? rest : rest.slice(0, dashes.index)).trim();
  const reason = dashes === null ? "" : rest.slice(dashes.index + dashes[0].length).trim();
  const rules = named.split(/[\s,]+/u).filter((each) => each !== "");
  if (rules.length === 0) return { problem: `it names no rule, and there is no form that hides all` };
  const unknown = rules.find((id) => !isKnown(id));
  if (unknown !== undefined) {
    const meant = suggest(unknown);
    return { problem: `\`${unknown}\` is no rule${meant === undefined ? "" : `; \`${meant}\` is`}` };
  }
  if (reason === "") return { problem: "it gives no reason" };
  if (reach !== "line" && !isAlone) return { problem: `after a value only \`wpspec-disable-line\` means something` };
  return { reach: reach as Reach, rules, reason };
}

export const rightForm = `Write ${form}, or delete the comment.`;
