import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { arbitrarySpec } from "../support/arbitrary.js";
import { environmentsOf } from "../support/overlay.js";
import { runs } from "../support/runs.js";
import { addressesOf, blocksOf, referencesIn, terraformOf } from "../support/terraform-json.js";

test("every spec that compiles is a configuration in which each block has a name of its own and each reference a block", () => {
  let compiled = 0;
  fc.assert(
    fc.property(arbitrarySpec, (spec) => {
      for (const env of [undefined, ...environmentsOf(spec).slice(0, 1)]) {
        const json = terraformOf(stringify(spec), env);
        if (json === undefined) continue;
        compiled += 1;
        const known = addressesOf(json);
        expect(known.size).toBe(blocksOf(json.graph));
        const named = referencesIn(json.text.replaceAll('\\"', '"'));
        expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
      }
    }),
    runs(100),
  );
  expect(compiled).toBeGreaterThan(runs(100).numRuns / 2);
});

/** Pieces that Terraform reads as a template, or as the end of one. */
const hostile = fc
  .array(fc.constantFrom("$", "$${", "${", "%{", "%%{", "}", '"', "\\", "a", " ", "aws_vpc.network.id", "é"), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => `Q7${parts.join("")}7Q`.replaceAll(/\{\{\s*resolve\s*:/gi, ""));

/** Literal text of a template, as Terraform reads it. */
const read = (text: string): string => text.replaceAll(/([$%])\1\{/g, "$1{");

const places: readonly (readonly [name: string, spec: (text: string) => object])[] = [
  ["wordpress.php.ini", (text) => ({ wordpress: { php: { ini: { "acme.free": text } } } })],
  ["web.userData.after", (text) => ({ web: { userData: { after: `: '${text.replaceAll("'", "")}'` } } })],
];

test.each(places)("a hostile text as %s is no template of Terraform", (_, place) => {
  let seen = 0;
  fc.assert(
    fc.property(hostile, (text) => {
      const base = { version: 1, name: "acme-blog", tier: "elastic", region: "eu-west-1" };
      const plain = terraformOf(stringify({ ...base, ...place("Q77Q") }));
      const json = terraformOf(stringify({ ...base, ...place(text) }));
      if (json === undefined) return;
      seen += 1;
      // Whatever the text holds, it adds no reference, and a reader of templates finds it as it was.
      expect(referencesIn(json.text).toSorted()).toEqual(referencesIn(plain?.text ?? "").toSorted());
      const locals = Object.values(json.locals).map((each) => read(String(each)));
      const before = Object.values(plain?.locals ?? {}).map((each) => read(String(each)));
      expect(locals.join("").length - before.join("").length).toBeGreaterThanOrEqual(text.length - 4);
      expect(locals.some((each) => /Q7[\s\S]*7Q/.test(each))).toBe(true);
    }),
    runs(60),
  );
  expect(seen).toBeGreaterThan(0);
});
