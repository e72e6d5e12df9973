import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/* Pages for people, taken apart: fenced blocks and the command lines in them. */

export interface Fence {
  readonly language: string;
  readonly text: string;
  /** The line of the page on which it begins. */
  readonly line: number;
}

export const readPage = (name: string): string => readFileSync(join(root, name), "utf8");

const fence = /^```(\w+)\n([\s\S]*?)^```$/gmu;

export const fencesOf = (page: string): readonly Fence[] =>
  [...page.matchAll(fence)].map(({ 1: language = "", 2: text = "", index }) => ({
    language,
    text,
    line: page.slice(0, index).split("\n").length,
  }));

/** The fenced blocks of a language; an error when there is none, so that nothing passes for want of it. */
export function fencesIn(page: string, language: string): readonly Fence[] {
  const found = fencesOf(page).filter((each) => each.language === language);
  if (found.length === 0) throw new Error(`The page has no block of ${language}.`);
  return found;
}

/** A command line as a page shows it, without what a shell does with streams. */
export interface CommandLine {
  readonly text: string;
  readonly words: readonly string[];
  /** The file that a shell gives it as standard input. */
  readonly input: string | undefined;
}

function commandLine(text: string): CommandLine {
  const all = [...text.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/gu)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
  const words: string[] = [];
  let input: string | undefined;
  for (let at = 0; at < all.length; at += 1) {
    const word = all[at] ?? "";
    if (word === "|" || word === "&&") break;
    if (word !== "<" && word !== ">") words.push(word);
    else {
      at += 1;
      if (word === "<") input = all[at];
    }
  }
  return { text, words, input };
}

const isShell = (language: string): boolean => language === "sh" || language === "yaml";

/** `wpspec VERB …` in blocks and, without placeholders, in code spans; `wpspec` alone names the program. */
export function commandLinesOf(page: string): readonly CommandLine[] {
  const blocks = fencesOf(page).flatMap(({ language, text }) => (isShell(language) ? text.split("\n") : []));
  const spans = [...page.replaceAll(fence, "").matchAll(/`([^`\n]+)`/gu)].map(([, span]) => span ?? "");
  const lines = [...blocks, ...spans].flatMap((line) => {
    const [, command] = /(?:^|\s)wpspec ([a-z].*)$/u.exec(line) ?? [];
    return command === undefined || /^\s*(?:- )?name:/u.test(line) ? [] : [command.trim()];
  });
  return [...new Set(lines)].map(commandLine);
}
