import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { behaviors } from "../../src/compiler/cdn/behaviors.js";
import type { Spec } from "../../src/generated/spec.js";
import { arbitrarySpec } from "../support/arbitrary.js";
import { behaviorsRead, takes, type ReadBehavior } from "../support/cdn-table.js";
import { cookieFacts } from "../support/cookie-facts.js";
import { isNightly } from "../support/nightly.js";
import { root } from "../support/root.js";
import { forSpecs, runs, versionsOf } from "../support/runs.js";
import { settled } from "../support/settled.js";
import { modern } from "../compiler/cdn/support/cdn-input.js";

interface Row {
  readonly path: string;
  readonly kind: string;
  readonly tables: readonly string[];
  readonly when: string;
}
const { rows } = parse(readFileSync(join(root, "spec", "behaviors.yaml"), "utf8")) as { readonly rows: readonly Row[] };

/** A pattern as the template has it: two stars in a row say no more than one. */
const bare = (path: string): string => path.replace(/^\//, "").replace(/\*+/g, "*");

/** All patterns whose requests WordPress must answer itself, uncached: of the table, of the packs, of the spec. */
const adminPaths = ({ wordpress, profile = "modern" }: Spec): readonly string[] =>
  [
    ...rows
      .filter(({ kind, tables, when }) => kind === "admin" && when === "always" && tables.includes(profile))
      .map(({ path }) => path),
    ...(wordpress?.plugins ?? []).flatMap((name) => cookieFacts.get(name)?.uncachedPaths.map(({ path }) => path) ?? []),
    ...(wordpress?.uncachedPaths ?? []),
  ].map(bare);

/** A path that a pattern takes, its wildcards filled in turn. */
function filled(pattern: string, fillings: readonly string[]): string {
  let index = 0;
  const next = (): string => fillings[index++ % fillings.length] ?? "";
  return `/${bare(pattern).replace(/[*?]/g, (wild) => (wild === "*" ? next() : (next()[0] ?? "q")))}`;
}

const firstFor = (list: readonly ReadBehavior[], path: string): ReadBehavior | undefined =>
  list.find((behavior) => takes(behavior.path, path));

const fillings = fc.array(
  fc.oneof(
    fc.constantFrom("", "a", "post.php", "index.php", "/", "wp-content/x.css", "feed/", "Zq7~", "*.php"),
    fc.string({ maxLength: 5 }),
  ),
  { minLength: 1, maxLength: 4 },
);

function checkAdmin(list: readonly ReadBehavior[], spec: Spec, fills: readonly (readonly string[])[]): void {
  const admin = adminPaths(spec);
  const rewritten = (spec.cdn?.behaviors ?? []).map(({ path }) => bare(path));
  for (const pattern of admin) {
    for (const fill of fills) {
      const path = filled(pattern, fill);
      const found = firstFor(list, path);
      expect(admin, `${path} reaches ${String(found?.path)}`).toContain(bare(found?.path ?? ""));
      // The spec may change what a standard behavior does, by its path; then its word counts.
      if (found === undefined || rewritten.includes(bare(found.path))) continue;
      expect(found, path).toMatchObject({
        origin: "web",
        maxTtl: 0,
        forwarded: { headers: { which: "all" }, cookies: { which: "all" }, queryStrings: { which: "all" } },
      });
      expect(found.methods.toSorted(), path).toEqual(["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]);
      expect(found.viewerProtocol, path).toBe("redirect-to-https");
    }
  }
}

test("a request to any admin path reaches an admin behavior of the template, whatever else the spec says", async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, fc.array(fillings, { minLength: 3, maxLength: 3 }), async (spec, fills) => {
      const versions = await versionsOf(spec);
      fc.pre(versions.length > 0);
      for (const { made, data } of versions) {
        const list = behaviorsRead(made.main);
        expect(list.length > 0).toBe(settled(data, made).hasCdn);
        if (list.length > 0) checkAdmin(list, data as unknown as Spec, fills);
      }
    }),
    runs(100),
  );
});

test("every behavior of a template is reached by some path, admin paths come first and the default last", async () => {
  const probes = [
    ["Zq7~"],
    ["", "Zq7~"],
    ["Zq7~", ""],
    ["a"],
    ["x/y"],
    ["1", "22"],
    [""],
    ["Zq7~/", "b"],
    ["zzzzzzzzzzzzzzzzzzzz"],
  ];
  await forSpecs(100, ({ main }, data) => {
    const list = behaviorsRead(main);
    const admin = adminPaths(data as unknown as Spec);
    const places = list.map(({ path }) => admin.includes(bare(path)));
    expect(places.lastIndexOf(true) + 1, "admin behaviors stand together in front").toBe(places.filter(Boolean).length);
    if (list.length > 0) expect(list.at(-1)?.path).toBe("*");
    for (const [index, { path }] of list.entries()) {
      const isReached = probes.some((fill) => list.findIndex((each) => takes(each.path, filled(path, fill))) === index);
      expect(isReached, `${path} at ${index}`).toBe(true);
    }
  });
});

test("of patterns over a small alphabet exactly those are called unreachable that take no text of their own", () => {
  const texts = [""];
  for (let index = 0; (texts[index]?.length ?? 7) < 7; index++) {
    for (const letter of "abc") texts.push(`${texts[index] ?? ""}${letter}`);
  }
  const pattern = fc
    .array(fc.constantFrom("a", "b", "*", "?"), { minLength: 1, maxLength: 3 })
    .map((letters) => letters.join(""))
    // The default's own pattern changes the default in place.
    .filter((text) => !/^\*+$/.test(text));
  const kind = fc.constantFrom("admin" as const, "static" as const, "frontend" as const);
  const user = fc.record({ path: pattern, kind });
  fc.assert(
    fc.property(fc.array(user, { minLength: 1, maxLength: 4 }), (userBehaviors) => {
      const table = behaviors({ ...modern, userBehaviors });
      const left = texts.map((text) => ({ text, isTaken: false }));
      const withoutText = userBehaviors.flatMap(({ path }, index) => {
        const taken = left.filter((each) => !each.isTaken && takes(path, each.text));
        for (const each of taken) each.isTaken = true;
        return taken.length === 0 ? [`cdn.behaviors.${index}`] : [];
      });
      const called = table.findings.flatMap(({ code, because }) =>
        code === "cdn/behavior-unreachable" ? [...because] : [],
      );
      expect(called).toEqual(withoutText);
      expect(table.behaviors.at(-1)?.path).toBe("*");
    }),
    runs(isNightly ? 20_000 : 200),
  );
}, 600_000);
