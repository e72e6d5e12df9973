/** One small change of a file of the model, under which some test should fail. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** The line as it stands, trimmed. */
  readonly text: string;
  /** What is changed into what, in one line. */
  readonly change: string;
  /** The whole file, changed. */
  readonly mutated: string;
}
