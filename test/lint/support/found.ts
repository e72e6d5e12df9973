import { check } from "../../../src/compile.js";

/** All that is found in the four lines of a tier and these: code, level and path of each finding, in source order. */
export const found = (tier: string, ...lines: readonly string[]): readonly string[] =>
  check(
    `version: 1\nname: acme-blog\ntier: ${tier}\nregion: eu-west-1\n${lines.join("\n")}\n`,
    "wordpress.yaml",
  ).findings.map(({ code, severity, path }) => `${code} ${severity} ${path}`);

export const zone = "hostedZoneId: Z0123456789ABCDEFGHIJ";
/** A name in a zone, so that certificates and records are made. */
export const named = `domain: { name: blog.example.org, ${zone} }`;
export const arn = (region: string): string =>
  `"arn:aws:acm:${region}:123456789012:certificate/12345678-1234-1234-1234-123456789012"`;
