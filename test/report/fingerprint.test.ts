import { expect, test } from "vitest";
import { fingerprintOf } from "../../src/compiler/diagnostics/fingerprint.js";
import { finding } from "../support/finding.js";
import { sha256 } from "../support/sha256.js";

const of = (parts: Parameters<typeof finding>[0]): string => fingerprintOf(finding(parts), sha256);
const span = finding().span;

test("is the documented hash, so that baselines outlive versions", () => {
  // printf 'web/x\0wordpress.yaml\0/web/x\0' | sha256sum | cut -c1-32
  expect(of({})).toBe("6532dcb0f7be1afe2efc9e573b008310");
  // printf 'web/x\0wordpress.yaml\0/cdn/behaviors/shop*\0_ga' | sha256sum | cut -c1-32
  expect(of({ identity: "/cdn/behaviors/shop*", subject: "_ga" })).toBe("9be8c42048847a004aafba9ae800b07c");
});

test("does not change with lines, levels and wording", () => {
  expect(of({ message: "Other words.", hint: "More.", severity: "info", span: { ...span, line: 9, endLine: 9 } })).toBe(
    of({}),
  );
  // What it is called by outlives its index.
  expect(of({ path: "/web/1", identity: "/web/x" })).toBe(of({ path: "/web/2", identity: "/web/x" }));
});

test("changes with rule, file, place and subject, and none of them runs into the next", () => {
  const all = [{}, { code: "web/y" }, { span: { ...span, file: "b.yaml" } }, { path: "/web/y" }, { subject: "y" }];
  expect(new Set(all.map(of)).size).toBe(all.length);
  expect(of({ path: "/a", subject: "bc" })).not.toBe(of({ path: "/ab", subject: "c" }));
});
