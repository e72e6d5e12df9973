import pc from "picocolors";
import { inert, visible } from "../report/visible.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import type { Problem } from "./problem.js";

export type Colors = ReturnType<typeof pc.createColors>;

/** The world as a verb sees it: results go to `out`, talk to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly width: number;
  /** Colors of what is said on stderr, and of what is printed on stdout. */
  readonly colors: Colors;
  readonly outColors: Colors;
}

export interface ColorOption {
  /** `--color` or `--no-color`; neither leaves it to the environment. */
  readonly color?: boolean;
}

/** The real terminal. Flags win over NO_COLOR and FORCE_COLOR, and these over what the streams are. */
export function openTerminal(options: ColorOption): Terminal {
  const enabled = (stream: NodeJS.WriteStream): boolean => {
    if (options.color !== undefined) return options.color;
    if ((process.env["NO_COLOR"] ?? "") !== "") return false;
    if ((process.env["FORCE_COLOR"] ?? "") !== "") return process.env["FORCE_COLOR"] !== "0";
    // Of a pipe it is undefined, which picocolors would take for its own guess.
    return stream.isTTY === true && process.env["TERM"] !== "dumb";
  };
  return {
    out: (text) => void (text !== "" && process.stdout.write(text)),
    err: (text) => void (text !== "" && process.stderr.write(text)),
    width: process.stderr.isTTY ? process.stderr.columns : 80,
    colors: pc.createColors(enabled(process.stderr)),
    outColors: pc.createColors(enabled(process.stdout)),
  };
}

/** Text from outside, made harmless for a terminal and a log: all that is hidden but line breaks shows as `\u{1b}`. */
export const shown = (text: string): string => inert(text.split("\n").map(visible).join("\n"));

/** Says what went wrong outside of any spec, and with which exit code that ends. */
export function sayProblems({ err, colors }: Terminal, problems: readonly Problem[]): ExitCode {
  for (const { message, hint } of problems) {
    err(`${colors.red("error")}: ${shown(message)}\n`);
    if (hint !== undefined) err(`  ${colors.cyan("hint")}: ${shown(hint)}\n`);
  }
  return problems.length === 0 ? exitCode.fine : exitCode.usage;
}

/** `1 file`, `2 files`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
