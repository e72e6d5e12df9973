import { expect, test } from "vitest";
import { checkBeyondBase as check } from "./support/found.js";

const spec = (environments: string, more = ""): string =>
  `version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\n${more}environments: ${environments}\n`;
const found = (text: string) =>
  check(text, "wordpress.yaml").findings.map(({ code, span, environments }) => [code, span.line, environments]);

test("what an environment finds in lines that the spec itself wrote names the environment", () => {
  const text = spec("{ staging: { region: us-east-1 } }", "availabilityZones: [eu-west-1a, eu-west-1b]\n");
  const twice = ["network/zone-outside-region", 5, ["staging"]];
  expect(found(text)).toEqual([twice, twice]);
});

test("the same finding in several environments is one, with all of them", () => {
  const zones = "availabilityZones: [eu-west-1a, eu-west-1b]\n";
  const findings = found(spec("{ staging: { region: us-east-1 }, qa: { region: us-east-1 }, preview: {} }", zones));
  expect(findings).toHaveLength(2);
  expect(findings[0]).toEqual(["network/zone-outside-region", 5, ["staging", "qa"]]);
});

test("what the spec itself has is of no environment, however many inherit it", () => {
  const idle = "cdn: { enabled: false, priceClass: PriceClass_All }\n";
  expect(found(spec("{ staging: {}, preview: {} }", idle))).toEqual([["spec/key-without-effect", 5, undefined]]);
  const lost = "backup: { copyTo: eu-west-1 }\n";
  expect(found(spec("{ staging: {} }", lost))).toEqual([["backup/same-region", 5, undefined]]);
});

test("an error of the spec itself hides nothing that only an environment has", () => {
  const lost = "backup: { copyTo: eu-west-1 }\n";
  expect(found(spec("{ staging: { cdn: { enabled: false } } }", lost))).toEqual([
    ["backup/same-region", 5, undefined],
    ["staging/different-shape", 6, ["staging"]],
  ]);
});

test("an environment that only inherits what is right finds nothing", () => {
  expect(found(spec("{ staging: {}, preview: { database: { replicas: 0 } } }"))).toEqual([]);
});
