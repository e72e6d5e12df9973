/** One generated file. `path` is relative to the output directory, with forward slashes. */
export interface Artifact {
  readonly path: string;
  readonly text: string;
}
