/*
 * IPv4 arithmetic of the tests' own, on binary digits, so that a slip in the compiler's cannot hide in ours.
 */

/** The 32 binary digits of an address. */
const bitsOf = (address: string): string =>
  address
    .split(".")
    .map((byte) => Number(byte).toString(2).padStart(8, "0"))
    .join("");

const addressOf = (bits: string): string =>
  (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)).join(".");

/** The fixed digits of a network: `10.0.0.0/16` → `0000101000000000`. */
export function fixedBits(cidr: string): string {
  const [address = "", prefix = "32"] = cidr.split("/");
  return bitsOf(address).slice(0, Number(prefix));
}

const print = (bits: string): string => `${addressOf(bits.padEnd(32, "0"))}/${bits.length}`;

/** The network an address with a prefix lies in: `10.1.2.3/16` → `10.1.0.0/16`. */
export const networkOf = (cidr: string): string => print(fixedBits(cidr));

/** A network cut into so many equal blocks (a power of two), in order. */
export function blocksOf(cidr: string, count: number): readonly string[] {
  const digits = Math.log2(count);
  return Array.from({ length: count }, (_, index) => print(fixedBits(cidr) + index.toString(2).padStart(digits, "0")));
}

/** Whether every address of `inner` is one of `outer`. */
export const holds = (outer: string, inner: string): boolean => fixedBits(inner).startsWith(fixedBits(outer));
