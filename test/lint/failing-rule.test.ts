import { describe, expect, test, vi } from "vitest";
import type { AnyRule } from "../../src/lint/rule.js";

const { rules } = await vi.hoisted(async () => {
  const real = await import("../../src/generated/rules.js");
  const broken: AnyRule = {
    severity: "warning",
    source: "a test",
    check: () => {
      throw new TypeError("x is not iterable");
    },
  };
  return { rules: { ...real.rules, "ops/broken": broken } };
});
vi.mock("../../src/generated/rules.js", () => ({ rules }));
const { check } = await import("../../src/check.js");

const spec =
  "version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\ncdn: { waf: false }\ndomain: { name: a.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n";
const found = (text: string) => check(text, "wordpress.yaml").findings;

describe("a rule that fails", () => {
  test("is said to be our mistake, and hides nothing of what others find", () => {
    const findings = found(spec);
    const ours = findings.find(({ code }) => code === "internal/rule-failed");
    expect(ours).toMatchObject({ severity: "error", subject: "ops/broken" });
    expect(ours?.message).toContain("ops/broken failed on this spec (x is not iterable)");
    expect(findings.map(({ code }) => code)).toContain("cdn/waf-off-on-login");
  });

  test("stops nobody who switches it off", () => {
    const text = `${spec}lint: { rules: { ops/broken: { level: "off", reason: it fails } } }\n`;
    const codes = found(text).map(({ code, suppressed }) => [code, suppressed?.reason]);
    expect(codes).toEqual([
      ["ops/broken", "it fails"],
      ["cdn/waf-off-on-login", undefined],
    ]);
    expect(check(text, "wordpress.yaml").resolved).toBeDefined();
  });
});
