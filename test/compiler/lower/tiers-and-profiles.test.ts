import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "../../../src");
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(src, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(src, folder, name));

/** Asking for the tier, or reading the profile, however it is spelt: `.tier ===`, `switch (spec.tier)`, `{ profile }`. */
const asksForTier = /\.tier\s*(?:[!=]==?|\))|switch\s*\([^)]*\btier\b|\btier\s*[!=]==/;
const readsProfile = /\.profile\b|\[["']profile["']\]|\{[^{}]*\bprofile\b[^{}]*\}\s*(?:=|:)/;

test("what a tier or a profile means is said once, by the tier's own file, defaults and traits", () => {
  const files = [...filesIn("compiler/lower"), ...filesIn("emitters")];
  expect(files.length).toBeGreaterThan(80);
  const guilty = files
    .filter((file) => relative(src, file) !== join("compiler", "lower", "index.ts"))
    .filter((file) => {
      const text = readFileSync(file, "utf8");
      return asksForTier.test(text) || readsProfile.test(text);
    });
  expect(guilty.map((file) => relative(src, file))).toEqual([]);
});

test("the search would find them", () => {
  const tiers = ['spec.tier === "ec2"', "a.tier!==b", "switch (spec.tier) {", 'tier === "elastic" ? 1 : 2'];
  expect(tiers.filter((code) => !asksForTier.test(code))).toEqual([]);
  const profiles = [
    'spec.profile === "modern"',
    'spec["profile"]',
    "const { profile } = spec",
    "({ domain, profile }: Spec)",
  ];
  expect(profiles.filter((code) => !readsProfile.test(code))).toEqual([]);
  expect(asksForTier.test("tier ${deployment.tier}`") || readsProfile.test('name("instance-profile")')).toBe(false);
});
