import type { Deployment } from "../compiler/graph/deployment.js";

/**
 * A name for what AWS keeps once for the whole account: the region keeps two deployments of one name apart.
 * At most 64 characters (those of an origin access control) with `what` of up to three.
 */
export const globalName = ({ name, regions }: Deployment, what: string): string => `${name}-${regions.main}-${what}`;
