import { lightsail } from "../../generated/facts.js";

const generations: Readonly<Record<string, string>> = lightsail.generations;

/**
 * The id of a bundle that goes by its friendly name (`small`), which some regions spell differently; anything else is an
 * id already. Amazon Lightsail, GetBundles.
 */
export function bundleId(bundle: string, region: string): string {
  const known = lightsail.bundles.find(({ name }) => name === bundle);
  return known === undefined ? bundle : `${known.size}_${generations[region] ?? lightsail.generations.default}`;
}
