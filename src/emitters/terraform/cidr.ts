import { parseNetwork, printNetwork, sizeOf } from "../../compiler/plan/subnet-plan.js";

/**
 * A range of addresses by its first one: `203.0.113.7/24` is `203.0.113.0/24`. EC2 does so itself, but the provider
 * refuses what is not written so, and two spellings of one range would be two rules. IPv6 stays as it is.
 */
export function fromFirstAddress(cidr: string): string {
  const network = parseNetwork(cidr);
  if (network === undefined) return cidr;
  return printNetwork({ ...network, first: network.first - (network.first % sizeOf(network)) });
}

/** A range as part of a name. The `x` is the run of zeros that IPv6 leaves out: without it two ranges could be one name. */
export const rangeName = (cidr: string): string =>
  cidr
    .toLowerCase()
    .replace("::", ":x:")
    .replaceAll(/[^0-9a-fx]+/g, "-")
    .replace(/^-/, "");
