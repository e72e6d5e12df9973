import { expect, test } from "vitest";
import { catalogue } from "../../../src/compiler/diagnostics/catalogue.js";

test("codes are an area and a kebab-case name", () => {
  const codes = Object.keys(catalogue);
  expect(codes.length).toBeGreaterThan(40);
  for (const code of codes) expect(code).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
});

test("every area's entries reach the catalogue, and no code is defined twice", async () => {
  const parts = await Promise.all([
    import("../../../src/compiler/diagnostics/catalogue/parse.js").then((part) => part.parseEntries),
    import("../../../src/compiler/diagnostics/catalogue/shape.js").then((part) => part.shapeEntries),
    import("../../../src/compiler/diagnostics/catalogue/resolve.js").then((part) => part.resolveEntries),
    import("../../../src/compiler/diagnostics/catalogue/cloudformation.js").then((part) => part.cloudformationEntries),
  ]);
  const codes = parts.flatMap((part) => Object.keys(part));
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(catalogue).toHaveProperty([code]);
});
