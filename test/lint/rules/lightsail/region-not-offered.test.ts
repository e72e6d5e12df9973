import { expect, test } from "vitest";
import { checkBeyondBase as check } from "../../support/found.js";
import { regions } from "../../../../src/generated/facts.js";

const codes = (tier: string, region: string): readonly string[] =>
  check(`version: 1\nname: acme-blog\ntier: ${tier}\nregion: ${region}\n`, "wordpress.yaml").findings.map(
    ({ code, severity, span }) => `${code} ${severity} ${span.line}:${span.column}`,
  );

test("lightsail is an error in the regions that do not offer it, and in those alone", () => {
  const without = regions.filter(({ lightsail }) => !lightsail);
  expect(without.length).toBeGreaterThan(0);
  for (const { name, lightsail } of regions) {
    const expected = lightsail ? [] : ["lightsail/region-not-offered error 4:9"];
    expect([name, codes("lightsail", name)]).toEqual([name, expected]);
  }
  for (const { name } of without) expect([name, codes("ec2", name)]).toEqual([name, []]);
});
