import type { Sha256 } from "../compiler/diagnostics/fingerprint.js";

/** Node's SHA-256, loaded by those alone who print fingerprints. */
export async function loadSha256(): Promise<Sha256> {
  const { createHash } = await import("node:crypto");
  return (text) => createHash("sha256").update(text, "utf8").digest("hex");
}
