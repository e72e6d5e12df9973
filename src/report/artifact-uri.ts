/** What stands for half a character, which no encoding can carry. */
const half = /\p{Surrogate}/gu;

/**
 * A path as a URI reference: slashes between parts, everything that means something to a URI escaped, no `.` and nothing
 * empty. An absolute path becomes a file URI.
 */
export function artifactUri(path: string): string {
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/u.test(path);
  const parts = path.replaceAll(half, "\ufffd").split("/");
  const named = parts.filter((part) => part !== "" && part !== ".").map(encodeURIComponent);
  return `${isAbsolute ? "file:///" : ""}${named.join("/")}`;
}
