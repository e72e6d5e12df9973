/**
 * A short name for a text: 64 bits of FNV-1a over its UTF-16 units, as 13 characters of base 36. Not for secrets;
 * a collision between the few hundred texts of a spec is out of the question.
 */
export function contentHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(36).padStart(13, "0");
}
