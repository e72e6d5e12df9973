import { expect, test } from "vitest";
import { checkBeyondBase as check, found } from "../../support/found.js";

const message = (tier: string, ...lines: readonly string[]): string | undefined =>
  check(`version: 1\nname: acme\ntier: ${tier}\nregion: eu-west-1\n${lines.join("\n")}\n`, "w.yaml").findings[0]
    ?.message;

test("a burstable fleet costs more where scaling aims above its baseline", () => {
  const web = (type: string, scaling = ""): readonly string[] =>
    found("elastic", `web: { instanceType: ${type}${scaling} }`);
  const finding = ["cost/burstable-unlimited warning /web/instanceType"];
  expect(web("t4g.large")).toEqual(finding);
  expect(web("t3.medium", ", scaling: { metric: cpu, target: 21 }")).toEqual(finding);
  expect(web("t3.medium", ", scaling: { metric: cpu, target: 20 }")).toEqual([]);
  expect(web("t4g.large", ", scaling: none")).toEqual([]);
  expect(web("t4g.large", ", scaling: { metric: requests, target: 500 }")).toEqual([]);
  // T2 is slowed down when its credits are used up, and not billed.
  expect(web("t2.medium")).toEqual([]);
  expect(found("ec2", "web: { instanceType: t4g.medium }")).toEqual([]);
  expect(found("elastic", "environments: { staging: { web: { instanceType: t4g.medium } } }")).toEqual([]);
});

test("its price is that of its processors", () => {
  expect(message("elastic", "web: { instanceType: t4g.medium }")).toContain("may use 20 %");
  expect(message("elastic", "web: { instanceType: t4g.medium }")).toContain("$0.04 ");
  expect(message("elastic", "web: { instanceType: t3a.large }")).toContain("$0.05 ");
});

test("gateways are counted where nobody decided how many there are", () => {
  expect(found("elastic", "availabilityZones: 2")).toEqual([]);
  expect(found("elastic", "availabilityZones: [eu-west-1a, eu-west-1b, eu-west-1c]")).toEqual([
    "cost/nat-per-zone info /availabilityZones",
  ]);
  expect(found("elastic", "purpose: staging", "availabilityZones: 3", "network: { nat: single }")).toEqual([]);
  expect(message("elastic", "availabilityZones: 4")).toMatch(/^Each of 4 zones .* about \$33 a month/);
});

test("provisioned throughput has a price", () => {
  expect(message("elastic", "storage: { files: { throughput: provisioned, provisionedMiBps: 10 } }")).toMatch(
    /^10 MiB\/s cost about \$60 a month/,
  );
  expect(found("elastic", "storage: { files: { throughput: elastic } }")).toEqual([]);
});
