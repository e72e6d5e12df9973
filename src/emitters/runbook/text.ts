export const fence = (...lines: readonly string[]): string => ["```sh", ...lines, "```"].join("\n");

/** A command, an option a line. */
export const command = (...words: readonly string[]): string => words.join(" \\\n  ");

/** Numbered steps; a fenced block of a step stands under its sentence. */
export const steps = (texts: readonly string[]): readonly string[] =>
  texts.map((text, index) => `${index + 1}. ${text.replaceAll("\n", "\n   ")}`);
