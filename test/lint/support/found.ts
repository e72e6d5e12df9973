import { check, type CheckedSpec } from "../../../src/check.js";

/** What profile whitepaper says of itself, and what is said of every spec without a name, whatever else stands there. */
const ofBase: readonly string[] = ["spec/whitepaper-departure", "tls/no-domain"];

/** What every phase finds in a spec, without that. */
export function checkBeyondBase(text: string, file: string): CheckedSpec {
  const checked = check(text, file);
  return { ...checked, findings: checked.findings.filter(({ code }) => !ofBase.includes(code)) };
}

/** What is found in the four lines of a tier and these beyond the lines: code, level and path of each, in source order. */
export function found(tier: string, ...lines: readonly string[]): readonly string[] {
  const text = `version: 1\nname: acme-blog\ntier: ${tier}\nregion: eu-west-1\n${lines.join("\n")}\n`;
  return checkBeyondBase(text, "wordpress.yaml").findings.map(
    ({ code, severity, path }) => `${code} ${severity} ${path}`,
  );
}

export const zone = "hostedZoneId: Z0123456789ABCDEFGHIJ";
/** A name in a zone, so that certificates and records are made. */
export const named = `domain: { name: blog.example.org, ${zone} }`;
export const arn = (region: string): string =>
  `"arn:aws:acm:${region}:123456789012:certificate/12345678-1234-1234-1234-123456789012"`;
