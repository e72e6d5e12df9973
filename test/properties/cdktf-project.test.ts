import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { arbitrarySpec } from "../support/arbitrary.js";
import { hostileText } from "../support/arbitrary-text.js";
import { projectOf, synthesized, withoutNotes, type CdktfProject } from "../support/cdktf-project.js";
import { environmentsOf } from "../support/overlay.js";
import { runs } from "../support/runs.js";

/** The program runs, and what it writes is what the other printer printed. */
function expectSame({ main, configuration }: CdktfProject): void {
  expect(withoutNotes(synthesized(main))).toEqual(withoutNotes(configuration));
}

test("every spec that compiles is a project that makes its configuration", () => {
  let compiled = 0;
  fc.assert(
    fc.property(arbitrarySpec, (spec) => {
      for (const env of [undefined, ...environmentsOf(spec).slice(0, 1)]) {
        const project = projectOf(stringify(spec), env);
        if (project === undefined) continue;
        compiled += 1;
        expectSame(project);
      }
    }),
    runs(30),
  );
  expect(compiled).toBeGreaterThan(runs(30).numRuns / 2);
});

/** Pieces that mean something to TypeScript, to Terraform or to cdktf. */
const sharp = fc
  .array(
    fc.constantFrom(
      "`",
      "${",
      "$",
      "$${",
      "%{",
      "}",
      "\\",
      '"',
      "'",
      "*/",
      "//",
      "{",
      "#{TfToken[TOKEN.1]}",
      "&{",
      "${TfToken[TOKEN.0]}",
      "acme-blog",
      "-",
      "eu-west-1",
      "${name}",
      "\\`",
      "\\u0061",
      "é",
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((parts) => parts.join(""));
const hostile = fc.oneof(sharp, hostileText());

const pathOf = (text: string): string => text.replaceAll(/[^A-Za-z0-9_.$/~"'@:+&-]/g, "").slice(0, 200);

const places: readonly (readonly [name: string, spec: (text: string) => object])[] = [
  ["web.userData.before", (text) => ({ web: { userData: { before: `: ${text}\n: and more\n` } } })],
  ["wordpress.php.ini", (text) => ({ wordpress: { php: { ini: { "acme.free": text } } } })],
  // Of both AWS takes some characters only; what is left is what can be hostile there.
  ["tags", (text) => ({ tags: { free: text.replaceAll(/[^\p{L}\p{N} _.:/=+@-]/gu, "").slice(0, 256) } })],
  ["cdn.behaviors.path", (text) => ({ cdn: { behaviors: [{ path: `free/${pathOf(text)}`, kind: "frontend" }] } })],
];

test.each(places)("a hostile text as %s stays text", (_, place) => {
  let seen = 0;
  fc.assert(
    fc.property(hostile, (text) => {
      const base = { version: 1, name: "acme-blog", tier: "elastic", region: "eu-west-1" };
      const project = projectOf(stringify({ ...base, ...place(text) }));
      if (project === undefined) return;
      seen += 1;
      expectSame(project);
    }),
    runs(30),
  );
  expect(seen).toBeGreaterThan(runs(30).numRuns / 3);
});

test.each(["web", "wordpress", "aurora", "load", "name", "node", "constructor", "eu-west-1", "files-backup"])(
  "a deployment called %s, which other things may be called too, is the same to both printers",
  (name) => {
    const project = projectOf(stringify({ version: 1, name, tier: "elastic", region: "eu-west-1" }));
    if (project === undefined) throw new Error("The spec has errors.");
    expectSame(project);
  },
);
