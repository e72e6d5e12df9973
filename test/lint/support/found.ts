import { check } from "../../../src/check.js";

/** What profile whitepaper says of itself, whatever else stands in the spec. */
const ofProfile = "spec/whitepaper-departure";

/** All that is found in the four lines of a tier and these: code, level and path of each finding, in source order. */
export function found(tier: string, ...lines: readonly string[]): readonly string[] {
  const text = `version: 1\nname: acme-blog\ntier: ${tier}\nregion: eu-west-1\n${lines.join("\n")}\n`;
  return check(text, "wordpress.yaml")
    .findings.filter(({ code }) => code !== ofProfile)
    .map(({ code, severity, path }) => `${code} ${severity} ${path}`);
}

export const zone = "hostedZoneId: Z0123456789ABCDEFGHIJ";
/** A name in a zone, so that certificates and records are made. */
export const named = `domain: { name: blog.example.org, ${zone} }`;
export const arn = (region: string): string =>
  `"arn:aws:acm:${region}:123456789012:certificate/12345678-1234-1234-1234-123456789012"`;
