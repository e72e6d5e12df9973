import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify, type ToStringOptions } from "yaml";
import { compile, type Compilation } from "../../src/index.js";
import { arbitrarySpec, arbitrarySpecOf } from "../support/arbitrary.js";
import { repaired } from "../support/arbitrary-repair.js";
import { compiled, file } from "../support/compiled.js";
import { environmentsOf } from "../support/overlay.js";
import { runs, specsWith } from "../support/runs.js";

const compileText = (text: string, env?: string): Promise<Compilation> =>
  compile(text, { file, target: "cfn", format: "yaml", ...(env === undefined ? {} : { env }) });

/** The same value with the keys of every mapping in another order, taken from a stream of numbers. */
function shuffled(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, next));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inside]) => ({ key, inside: shuffled(inside, next), at: next() }));
  return new Map(entries.toSorted((a, b) => a.at - b.at).map(({ key, inside }) => [key, inside]));
}

const styles: readonly ToStringOptions[] = [
  {},
  { collectionStyle: "flow" },
  { collectionStyle: "block", indent: 6, lineWidth: 20 },
  { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN", lineWidth: 0 },
  { defaultStringType: "QUOTE_SINGLE", indentSeq: false },
  { blockQuote: false },
];

/** Comments and empty lines between the members of the outermost mapping. */
const commented = (text: string): string =>
  `# first: {of all\n\n${text.replace(/^(?=[a-z][A-Za-z]*:)/gm, "# name: other\n\n")}\n# end: "\n`;

/** Style decides whether such a character stands in the text or is spelled by an escape, and the message says which. */
const ofSpelling: readonly string[] = ["parse/hidden-character"];

/** What is found, without places: these follow the text. */
const said = ({ findings }: Compilation): readonly string[] => {
  const words = findings.map(({ code, message, path }) =>
    ofSpelling.includes(code) ? code : `${code} ${path ?? ""} ${message}`,
  );
  return [...new Set(words)].toSorted();
};

test("key order, style, comments and line ends of a spec change no byte of what it compiles to", async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitrarySpec,
      fc.infiniteStream(fc.nat()),
      fc.constantFrom(...styles),
      fc.boolean(),
      fc.boolean(),
      async (spec, numbers, style, hasComments, hasCrLf) => {
        const plain = await compileText(stringify(spec));
        const other = stringify(
          shuffled(spec, () => Number(numbers.next().value)),
          style,
        );
        const written = hasComments && style.collectionStyle !== "flow" ? commented(other) : other;
        // Deeply indented, the printer sometimes loses an empty line at a text's beginning, and one that is added for a
        // comment may belong to the text before it: then it is another spec.
        fc.pre(isDeepStrictEqual(parse(written), spec));
        const text = hasCrLf ? written.replaceAll("\n", "\r\n") : written;
        const again = await compileText(text);
        expect(said(again)).toEqual(said(plain));
        expect(again.artifacts).toEqual(plain.artifacts);
        // Environments too, which are keys like others: their order says nothing.
        const [env] = environmentsOf(spec);
        if (env === undefined) return;
        expect((await compileText(text, env)).artifacts).toEqual((await compileText(stringify(spec), env)).artifacts);
      },
    ),
    runs(100),
  );
});

test("JSON is a spec as well, and compiles to the same", async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, async (spec) => {
      const [plain, json] = [await compileText(stringify(spec)), await compileText(JSON.stringify(spec, null, 2))];
      expect(json.artifacts).toEqual(plain.artifacts);
    }),
    runs(50),
  );
});

test("the same text compiles to the same bytes, twice in a row and with others in between", async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, arbitrarySpec, async (spec, other) => {
      const text = stringify(spec);
      const first = await compileText(text);
      await compileText(stringify(other));
      expect(await compileText(text)).toEqual(first);
    }),
    runs(40),
  );
});

test("the order of sites renames no resource and changes none of them, but for what lists all names", async () => {
  const specs = specsWith((spec) => {
    const wordpress = {
      ...(spec["wordpress"] as object),
      sites: [
        { host: "one.example.net" },
        { host: "a-b.example.net" },
        { name: "shop", host: "two.example.net", aliases: ["also.example.net"] },
      ],
    };
    return repaired({
      ...spec,
      wordpress,
      domain: { hostedZoneId: "Z0123456789ABCDEFGHIJ", ...(spec["domain"] as object), name: "www.example.net" },
    });
  }, arbitrarySpecOf("elastic"));
  await fc.assert(
    fc.asyncProperty(specs, async (spec) => {
      const wordpress = spec["wordpress"] as { readonly sites: readonly unknown[] };
      const [before, after] = [
        await compiled(spec),
        await compiled({ ...spec, wordpress: { ...wordpress, sites: wordpress.sites.toReversed() } }),
      ];
      fc.pre(before !== undefined && after !== undefined);
      for (const [placement, { resources }] of before.templates) {
        const now = after.templates.get(placement)?.resources;
        expect([...(now?.keys() ?? [])].toSorted()).toEqual([...resources.keys()].toSorted());
        for (const [name, resource] of resources) {
          // These have the names in the order of the spec, or scripts that set the sites up one after the other.
          if (["AWS::CloudFront::Distribution", "AWS::EC2::LaunchTemplate"].includes(resource.Type)) continue;
          expect(now?.get(name), name).toEqual(resource);
        }
      }
    }),
    runs(30),
  );
});
