import { expect, test } from "vitest";
import { contentHash } from "../../../src/compiler/cdn/content-hash.js";

// Test vectors of FNV-1a, 64 bits (Fowler, Noll, Vo), which name policies of deployed sites: they must never change.
test.each([
  ["", 0xcbf29ce484222325n],
  ["a", 0xaf63dc4c8601ec8cn],
  ["foobar", 0x85944171f73967e8n],
])("the hash of '%s' is the published one, in base 36", (text, hash) => {
  expect(contentHash(text)).toBe(hash.toString(36).padStart(13, "0"));
});

test("a small hash has as many characters as any other", () => {
  expect(contentHash("a0")).toBe("04pom50nf3zw4");
});
