import type { Artifact } from "../emitters/artifact.js";

export interface NamedArtifacts {
  /** The directory of one spec among several, else empty. */
  readonly folder: string;
  readonly artifacts: readonly Artifact[];
}

/** What `--out -` prints: the text of the only artifact, or a JSON map from paths to texts. Runbooks are left out. */
export function artifactsText(outputs: readonly NamedArtifacts[]): string {
  const entries = outputs.flatMap(({ folder, artifacts }) =>
    artifacts
      .filter(({ path }) => !/(?:^|\/)README\.md$/u.test(path))
      .map(({ path, text }) => [folder === "" ? path : `${folder}/${path}`, text] as const),
  );
  const [only, ...others] = entries;
  if (only !== undefined && others.length === 0) return only[1];
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
