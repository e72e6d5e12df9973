import { join, type Value } from "../compiler/graph/value.js";

/** User data of an image that brings its own WordPress: the user's lines and nothing of ours, or nothing at all. */
export function ownLines(before: string | undefined, after: string | undefined): Value {
  const own = [before, after].filter((text) => text !== undefined && text !== "");
  return own.length === 0 ? "" : join("#!/bin/bash\nset -euo pipefail\n", own.join("\n"), "\n");
}
