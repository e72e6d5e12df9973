import { parseNetwork } from "../compiler/plan/subnet-plan.js";
import { networks } from "../generated/facts.js";

/** Networks wider than this are nobody's office. */
const narrowest = 8;

/** Whether a range of IPv4 addresses is a large part of the internet. */
export const isNearlyEverybody = (cidr: string): boolean => Number(cidr.split("/")[1]) < narrowest;

/** The networks that are nowhere on the internet. */
export const privateNetworks = networks.private.cidrs.flatMap((cidr) => parseNetwork(cidr) ?? []);
