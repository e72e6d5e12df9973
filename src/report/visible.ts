/*
 * What a terminal or a log would obey instead of show: controls (escape sequences, line breaks), marks of text
 * direction, characters of no width, invisible separators, unpaired surrogates. Ranges instead of Unicode classes, so
 * that output is the same with every engine. Source: Unicode Technical Report 36.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\uffff\u{e0000}-\u{e0fff}]/gu;

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);

/** Text from outside on one line: every character that would not be seen shows as `\u{1b}`. */
export const visible = (text: string): string => text.replace(hidden, (character) => `\\u{${codeOf(character)}}`);

/* What begins a command of a runner anywhere in a line: `##[error]` of GitHub's, `##vso[…]` of Azure Pipelines. */
const prefix = /#(?=#(?:vso)?\[)/gu;

/**
 * A text of several lines without commands that the runner of a pipeline would obey when it finds them in a log: lines
 * that begin with `::`, however far they are moved in, and `##[`. The first character of each is written as `codeFor`
 * says, by default as `visible` does. Source: actions/runner, ActionCommand.cs.
 */
export const inert = (text: string, codeFor = (character: ":" | "#"): string => `\\u{${codeOf(character)}}`): string =>
  text
    .replace(/^(\s*):(?=:)/gmu, (_, indent: string) => `${indent}${codeFor(":")}`)
    .replace(prefix, () => codeFor("#"));

/** JSON text with the same characters as JSON escapes, so that what a reader of the JSON gets does not change. */
export const visibleJson = (json: string): string =>
  json.replace(prefix, "\\u0023").replace(hidden, (character) => {
    if (character === "\n") return character;
    return [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join("");
  });
