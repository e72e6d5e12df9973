import { platforms } from "../../generated/facts.js";

/** A PHP version as the facts describe it; a client is absent where Amazon Linux 2023 packages none. */
interface PhpFacts {
  readonly version: string;
  readonly valkey?: string | undefined;
  readonly memcached?: string | undefined;
}

const versions: readonly PhpFacts[] = platforms.php.versions;

/** The PHP extension that talks to this cache, or undefined when this PHP has none on Amazon Linux 2023. */
export const cacheClientOf = (phpVersion: string, engine: "valkey" | "memcached"): string | undefined =>
  versions.find((each) => each.version === phpVersion)?.[engine];

export const isPackaged = (phpVersion: string): boolean => versions.some((each) => each.version === phpVersion);

/** PHP versions that have a client for this cache, or all of them. */
export const phpVersionsWith = (engine: "valkey" | "memcached" | undefined): readonly string[] =>
  versions.filter((each) => engine === undefined || each[engine] !== undefined).map(({ version }) => version);
