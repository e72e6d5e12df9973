/* What a verb takes, read from what `--help` prints. */

interface Flag {
  readonly takes: "nothing" | "value" | "perhaps";
  readonly choices: readonly string[];
}

export interface Usage {
  readonly flags: ReadonlyMap<string, Flag>;
  readonly takesOperands: boolean;
}

export function readHelp(help: string): Usage {
  const options = /^Options:\n([\s\S]*?)(?:\n\n|$(?![\s\S]))/mu.exec(help)?.[1] ?? "";
  // An option begins two spaces in; what is further in goes on with it.
  const entries = options.replaceAll(/\n {3,}/gu, " ").split("\n");
  const flags = entries.flatMap((entry) => {
    const [, flag, value] = /^ {2}(?:-\w, )?(--[a-z][a-z-]*)(?: ([<[]))?/u.exec(entry) ?? [];
    if (flag === undefined) return [];
    const choices = [...(/\(choices: ((?:"[^"]*"(?:, )?)+)/u.exec(entry)?.[1] ?? "").matchAll(/"([^"]*)"/gu)];
    const takes = value === undefined ? "nothing" : value === "<" ? "value" : "perhaps";
    return [[flag, { takes, choices: choices.map(([, choice]) => choice ?? "") }] as const];
  });
  return { flags: new Map(flags), takesOperands: /^Arguments:$/mu.test(help) };
}

/** Why a verb would refuse these words, before it looks at any file. */
export function usageProblems(words: readonly string[], { flags, takesOperands }: Usage): readonly string[] {
  const problems: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--") break;
    if (!word.startsWith("--")) {
      if (!takesOperands) problems.push(`takes no ${word}`);
      continue;
    }
    const [, name = word, , written] = /^(--[a-z-]+)(=(.*))?$/u.exec(word) ?? [];
    const flag = flags.get(name);
    if (flag === undefined) {
      problems.push(`has no ${name}`);
      continue;
    }
    const next = words[at + 1];
    const isNext = written === undefined && flag.takes !== "nothing" && next !== undefined && !next.startsWith("--");
    const value = written ?? (isNext ? next : undefined);
    if (isNext) at += 1;
    if (flag.takes === "nothing" && written !== undefined) problems.push(`${name} takes no value`);
    if (flag.takes === "value" && value === undefined) problems.push(`${name} needs a value`);
    if (value !== undefined && flag.choices.length > 0 && !flag.choices.includes(value))
      problems.push(`${name} cannot be ${value}`);
  }
  return problems;
}
