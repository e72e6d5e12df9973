import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { isStopping } from "../../src/compiler/diagnostics/order.js";
import { compile, type Compilation } from "../../src/index.js";
import { arbitrarySpec, arbitraryUnruly } from "../support/arbitrary.js";
import { hostileText } from "../support/arbitrary-text.js";
import { file } from "../support/compiled.js";
import { environmentsOf, type SpecData } from "../support/overlay.js";
import { runs } from "../support/runs.js";
import { processorTime } from "../support/processor-time.js";

/** Longest a text of a few KiB may take, in milliseconds of processor time; ordinary specs take twenty. */
const bound = 3_000;

/** Compiles any text, or an environment of it: either artifacts or errors, every finding at a place inside of the text. */
async function answered(text: string, env?: string): Promise<Compilation> {
  const spent = processorTime();
  const result = await compile(text, { file, target: "cfn", format: "json", ...(env === undefined ? {} : { env }) });
  expect(spent()).toBeLessThan(bound);
  const hasErrors = result.findings.some(isStopping);
  expect(result.artifacts.length > 0).toBe(!hasErrors);
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  for (const { span, message, code } of result.findings) {
    expect(span.file, code).toBe(file);
    expect(span.line, code).toBeGreaterThanOrEqual(1);
    expect(span.endLine, code).toBeLessThanOrEqual(lines.length);
    expect(span.endLine, code).toBeGreaterThanOrEqual(span.line);
    for (const [line, column] of [
      [span.line, span.column],
      [span.endLine, span.endColumn],
    ] as const) {
      expect(column, code).toBeGreaterThanOrEqual(1);
      expect(column, `${code} in line ${line}`).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 2);
    }
    if (span.line === span.endLine) expect(span.endColumn, code).toBeGreaterThanOrEqual(span.column);
    expect(message.trim(), code).not.toBe("");
  }
  return result;
}

test("any text is answered", async () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    hostileText(),
    fc.array(hostileText(), { maxLength: 8 }).map((all) => all.join("\n")),
  );
  await fc.assert(
    fc.asyncProperty(text, async (each) => {
      const { artifacts } = await answered(each);
      expect(artifacts).toEqual([]);
    }),
    runs(200),
  );
});

test("any spec that the schema allows is answered, whatever the rules say of it", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryUnruly, async (spec) => {
      const text = stringify(spec);
      await answered(text);
      // Each environment, and one that nobody has written.
      for (const env of [...environmentsOf(spec), "nobody"]) await answered(text, env);
    }),
    runs(200),
  );
});

/** A value that has no business where it is put. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    0.1,
    "",
    "~",
    [],
    {},
    [[]],
    { "": "" },
    "10.0.0.0/16",
    ["a", "a"],
    [null],
    Number.NaN,
  ),
  fc.integer(),
  hostileText(),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.integer(), { maxKeys: 2 }),
);

/** A spec with the value at one place, counted in depth-first order, replaced. */
function replacedAt(spec: SpecData, place: number, by: unknown): unknown {
  let left = place;
  const visit = (value: unknown): unknown => {
    if (left-- === 0) return by;
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, visit(inside)]));
  };
  return visit(spec);
}

test("a spec with a strange value anywhere is answered", async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, fc.nat(60), strange, async (spec, place, by) => {
      const text = stringify(replacedAt(spec, place, by));
      await answered(text);
      const [env] = environmentsOf(spec);
      if (env !== undefined) await answered(text, env);
    }),
    runs(150),
  );
});

test("any name of an environment is answered", async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitrarySpec,
      fc.oneof(fc.string(), hostileText(), fc.constantFrom("__proto__", "constructor", "")),
      async (spec, env) => {
        fc.pre(!environmentsOf(spec).includes(env));
        const { artifacts } = await answered(stringify(spec), env);
        expect(artifacts).toEqual([]);
      },
    ),
    runs(50),
  );
});

test("an overlay with a strange value anywhere is answered, for the spec and for the environment", async () => {
  const overlaid = arbitrarySpec.filter((spec) => environmentsOf(spec).length > 0);
  await fc.assert(
    fc.asyncProperty(overlaid, fc.nat(30), strange, async (spec, place, by) => {
      const environments = replacedAt(spec["environments"] as SpecData, place, by);
      const text = stringify({ ...spec, environments });
      for (const env of [undefined, ...environmentsOf(spec)]) await answered(text, env);
    }),
    runs(60),
  );
});

test("a spec whose text was cut, doubled or mixed up is answered", async () => {
  const spec = arbitrarySpec.map((each) => stringify(each));
  const cuts = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(
      spec,
      cuts,
      fc.constantFrom("cut", "double", "swap", "insert"),
      hostileText(),
      async (text, cut, how, put) => {
        const [from = 0, to = 0] = cut.map((share) => Math.floor(share * text.length)).toSorted((a, b) => a - b);
        const [head, middle, tail] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
        const mutated = {
          cut: head + tail,
          double: head + middle + middle + tail,
          swap: middle + head + tail,
          insert: head + put + middle + tail,
        }[how];
        await answered(mutated);
      },
    ),
    runs(150),
  );
});
