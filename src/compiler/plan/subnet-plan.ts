import type { Layer } from "../graph/kinds/network.js";

/** An IPv4 network: its first address as a number, and the length of its prefix in bits. */
export interface Ipv4Network {
  readonly first: number;
  readonly prefix: number;
}

/** Reads `10.0.0.0/16`; undefined when it is no IPv4 network. Host bits are kept, so that a check can see them. */
export function parseNetwork(cidr: string): Ipv4Network | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (match === null) return undefined;
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined || prefix === undefined)
    return undefined;
  if ([a, b, c, d].some((byte) => byte > 255) || prefix > 32) return undefined;
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
}

export const sizeOf = (network: Ipv4Network): number => 2 ** (32 - network.prefix);

/** Whether two networks share an address. */
export const networksOverlap = (a: Ipv4Network, b: Ipv4Network): boolean =>
  a.first < b.first + sizeOf(b) && b.first < a.first + sizeOf(a);

export const networkContains = (outer: Ipv4Network, inner: Ipv4Network): boolean =>
  inner.first >= outer.first && inner.first + sizeOf(inner) <= outer.first + sizeOf(outer);

export function printNetwork({ first, prefix }: Ipv4Network): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${bytes.join(".")}/${prefix}`;
}

/**
 * A range of addresses by its first one: `203.0.113.7/24` is `203.0.113.0/24`, as EC2 itself makes of it. What is no
 * IPv4 network stays as it is.
 */
export function canonicalCidr(cidr: string): string {
  const network = parseNetwork(cidr);
  if (network === undefined) return cidr;
  return printNetwork({ ...network, first: network.first - (network.first % sizeOf(network)) });
}

/** The VPC is cut into 32 equal blocks: 8 slots for each of 3 layers, of which 6 may be used, and 8 in reserve. */
const blockBits = 5;
export const zoneSlots = 6;
const firstBlock: Readonly<Record<Layer, number>> = { app: 0, data: 8, public: 16 };

/**
 * The subnet of a layer in a zone slot (0–5). A subnet's place depends on its layer and slot alone, so adding a zone
 * never moves an existing subnet.
 */
export function plannedSubnet(vpc: Ipv4Network, layer: Layer, slot: number): string {
  const prefix = vpc.prefix + blockBits;
  const first = vpc.first + (firstBlock[layer] + slot) * 2 ** (32 - prefix);
  return printNetwork({ first, prefix });
}
