/** The commands of a runbook that begin with these words, each as the words that a shell makes of it. */
export const commandsIn = (runbook: string, beginning: string): readonly (readonly string[])[] =>
  [...runbook.matchAll(/^aws (?:.*\\\n)*.*$/gm)]
    .map(([command]) => wordsOf(command.replaceAll("\\\n", " ")))
    .filter((words) => words.join(" ").startsWith(`${beginning} `));

/** A shell's words, quotes taken off. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:'[^']*'|\\'|[^\s'\\])+/g)].map(([word]) => word.replaceAll(/'([^']*)'|\\(')/g, "$1$2"));

/** Options with the words after each. */
export function optionsOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const options = new Map<string, string[]>();
  let current: string[] = [];
  for (const word of words) {
    if (word.startsWith("--")) options.set(word.slice(2), (current = []));
    else current.push(word);
  }
  return options;
}
