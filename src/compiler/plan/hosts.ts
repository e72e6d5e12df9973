import type { SpecPath, TierSpec } from "../../generated/spec.js";

/** What stands for the name of a distribution that has none of the spec's. */
export const cloudFrontName = "d111111abcdef8.cloudfront.net";

/** The sites of a spec beside the one that `domain` names. */
export const sitesOf = ({ wordpress }: TierSpec) => ("sites" in wordpress ? (wordpress.sites ?? []) : []);

/** What each site is called: as written, else its host with hyphens for dots. */
export const siteNames = (spec: TierSpec): readonly string[] =>
  sitesOf(spec).map(({ name, host }) => name ?? host.toLowerCase().replaceAll(".", "-"));

/** All names the deployment answers to, the main one first: those of `domain`, then those of each site. */
export const hostsOf = (spec: TierSpec): readonly string[] => [
  ...(spec.domain.name === undefined ? [] : [spec.domain.name, ...(spec.domain.aliases ?? [])]),
  ...sitesOf(spec).flatMap(({ host, aliases = [] }) => [host, ...aliases]),
];

/** Every name of a spec with the path where it is written, in the order of the spec. */
export function* hostPlaces(spec: TierSpec): Iterable<{ readonly at: SpecPath; readonly host: string }> {
  const { name, aliases = [] } = spec.domain;
  if (name !== undefined) yield { at: "domain.name", host: name };
  for (const [index, host] of aliases.entries()) yield { at: `domain.aliases.${index}`, host };
  for (const [index, site] of sitesOf(spec).entries()) {
    yield { at: `wordpress.sites.${index}.host`, host: site.host };
    for (const [place, host] of (site.aliases ?? []).entries())
      yield { at: `wordpress.sites.${index}.aliases.${place}`, host };
  }
}
