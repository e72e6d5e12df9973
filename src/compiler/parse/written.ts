/** A value of the spec and where it is written. Offsets are UTF-16 units into the text; ends are exclusive. */
export interface Written {
  readonly value: unknown;
  readonly start: number;
  readonly end: number;
  /** The key that holds it; absent for the root and for items of a list. */
  readonly key: { readonly start: number; readonly end: number } | undefined;
  /** The text of a scalar as written, quotes included. */
  readonly source: string | undefined;
  readonly inside: ReadonlyMap<string, Written> | undefined;
}
