import type { ExitCode } from "./exit-code.js";
import type { Terminal } from "./terminal.js";

export interface VerbOption {
  /** As help prints it: `--out <dir>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** May be given several times; the values make a list. */
  readonly isRepeatable?: boolean;
}

/** What was typed behind a verb. */
export interface Call {
  readonly operands: readonly string[];
  /** Keys are camelCase long flags. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly terminal: Terminal;
}

/** A verb is its description; the work is loaded when it runs, so that help costs nothing. */
export interface Verb {
  readonly name: string;
  readonly summary: string;
  /** Operands as help prints them, such as `[files...]`. */
  readonly operands?: { readonly usage: string; readonly description: string };
  readonly options: readonly VerbOption[];
  readonly examples: readonly { readonly command: string; readonly does: string }[];
  readonly run: (call: Call) => Promise<ExitCode>;
}
