/** What is written in a spec: a scalar, or a short list or mapping of scalars. */
export type Written =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { readonly [key: string]: string | number | boolean };

/**
 * One change of a spec, in its own terms; src/lint/fix/ finds the characters. `at` is a path of the spec that the rule
 * looked at: of an environment it is changed where the environment writes it, else where the base does.
 */
export type Change<At = string> =
  /** A written key or item goes, with all below it; a key's default applies again. */
  | { readonly kind: "delete"; readonly at: At }
  /** A key gets this value: in place of what is written, or as a new key of the nearest mapping that is. */
  | { readonly kind: "set"; readonly at: At; readonly to: Written }
  /** A written list gets more items at its end. */
  | { readonly kind: "append"; readonly at: At; readonly items: readonly string[] };

/** What would silence a finding. */
export interface Fix<At = string> {
  readonly changes: readonly Change<At>[];
  /**
   * Whether `--fix` may make them unasked: they change nothing beyond what the finding says. Others are shown, and made
   * with `--unsafe` alone.
   */
  readonly isSafe: boolean;
}
