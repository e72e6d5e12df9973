import fc from "fast-check";
import pc from "picocolors";
import { describe, expect, test } from "vitest";
import { pretty } from "../src/report/pretty.js";
import { check } from "./support/check.js";
import { processorTime } from "./support/processor-time.js";

/*
 * Promise: any input at all gives a result or diagnostics with positions; never a stack trace, never a hang. Each case
 * must answer within seconds of processor time, printing included: what hangs takes minutes.
 */
const bound = 4000;
const smallestOf = (tier: string): string => `version: 1\nname: acme-blog\ntier: ${tier}\nregion: eu-west-1\n`;
const smallest = smallestOf("elastic");
const tiers = ["lightsail", "ec2", "elastic"] as const;
const kib256 = 256 * 1024;

const fill = (piece: string, bytes = kib256): string => piece.repeat(Math.floor(bytes / piece.length));
const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

/** Codes of what is said about a text; fails when it takes too long or a place is outside of the file. */
function codesOf(text: string): readonly string[] {
  const spent = processorTime();
  const found = check(text, "wordpress.yaml");
  pretty(found, { sources: new Map([["wordpress.yaml", text]]), colors: pc.createColors(false), width: 80 });
  expect(spent()).toBeLessThan(bound);
  const lines = text.split("\n").length;
  for (const { span, message } of found) {
    expect(span.line).toBeGreaterThan(0);
    expect(span.line).toBeLessThanOrEqual(lines);
    expect(span.column).toBeGreaterThan(0);
    expect(message.length).toBeLessThan(1000);
  }
  expect(found.length).toBeLessThanOrEqual(101);
  return found.map(({ code }) => code);
}

const aliasBomb =
  "a: &a [x, x, x, x, x, x, x, x, x]\n" +
  numbered(8, (index) => {
    const last = String.fromCharCode(97 + index);
    const next = String.fromCharCode(98 + index);
    return `${next}: &${next} [${Array.from({ length: 9 }, () => `*${last}`).join(", ")}]\n`;
  });

/* A text, and a code that must be among the answers. */
const cases: readonly (readonly [name: string, text: string, code: string])[] = [
  ["10 MB of nesting", "[".repeat(10_000_000), "parse/too-large"],
  ["100,000 keys", numbered(100_000, (index) => `key${index}: 1\n`), "parse/too-large"],
  ["256 KiB in two-byte characters", fill("é"), "parse/too-large"],
  ["256 KiB of brackets", fill("["), "parse/too-deep"],
  ["256 KiB of braces with keys", fill("{a: "), "parse/too-deep"],
  ["256 KiB of dashes", fill("- "), "parse/too-deep"],
  ["256 KiB of question marks", fill("? "), "parse/too-deep"],
  ["deep indentation", numbered(700, (index) => `${" ".repeat(index)}a:\n`), "parse/too-deep"],
  ["open brackets on every line", fill("a: [\n", 40_000), "parse/unclosed-bracket"],
  ["open brackets on very many lines", fill("a: [\n"), "parse/too-many-values"],
  ["5,000 keys", smallest + numbered(5000, (index) => `key${index}: 1\n`), "spec/more-errors"],
  ["23,000 keys", smallest + numbered(23_000, (index) => `k${index}: 1\n`), "parse/too-many-values"],
  ["the same key over and over", fill("a: 1\n"), "parse/too-many-values"],
  ["the same key 9,000 times", fill("a: 1\n", 45_000), "parse/duplicate-key"],
  ["5,000 tags", `${smallest}tags:\n${numbered(5000, (index) => `  key${index}: x\n`)}`, "spec/key-count"],
  [
    "5,000 equal aliases of a host",
    `${smallest}domain:\n  aliases:\n${fill("    - a.example.org\n", 100_000)}`,
    "spec/item-count",
  ],
  [
    "5,000 mappings where words are due",
    `${smallest}domain:\n  aliases:\n${fill("    - {a: 1}\n", 60_000)}`,
    "spec/item-count",
  ],
  [
    "2,000 behaviors",
    `${smallest}cdn:\n  behaviors:\n${fill("    - {path: 1, kind: 2}\n", 50_000)}`,
    "spec/item-count",
  ],
  [
    "5,000 environments",
    `${smallest}environments:\n${numbered(5000, (index) => `  e${index}: {}\n`)}`,
    "spec/key-count",
  ],
  [
    "an environment of 2,000 behaviors",
    `${smallest}environments:\n  staging:\n    cdn:\n      behaviors:\n${fill("        - {path: 1, kind: 2}\n", 60_000)}`,
    "spec/item-count",
  ],
  [
    "an environment inside an environment, over and over",
    `${smallest}${numbered(60, (index) => `${"  ".repeat(index * 2)}environments:\n${"  ".repeat(index * 2 + 1)}e:\n`)}`,
    "parse/too-deep",
  ],
  ["an environment that is a list", `${smallest}environments: {staging: [${fill("1,", 5_000)}]}\n`, "spec/wrong-type"],
  [
    "2,000 sites",
    `${smallest}wordpress:\n  sites:\n${numbered(2000, (index) => `    - {host: s${index}.example.org}\n`)}`,
    "spec/item-count",
  ],
  [
    "2,000 open ports",
    `${smallestOf("lightsail")}lightsail:\n  ports:\n${numbered(2000, (index) => `    - {port: ${index}}\n`)}`,
    "spec/item-count",
  ],
  ["250 KB on a single line", `${smallest}tags: {team: "${"x".repeat(250_000)}"}\n`, "spec/too-long"],
  ["a host name of 250 KB", `${smallest}domain: {name: ${"a-".repeat(125_000)}}\n`, "spec/too-long"],
  ["a key of 250 KB", `${smallest}? ${"x".repeat(250_000)}\n: 1\n`, "spec/unknown-key"],
  ["an enum value of 250 KB", `${smallest}profile: ${"x".repeat(250_000)}\n`, "spec/not-allowed"],
  ["an alias bomb", aliasBomb, "parse/nested-alias"],
  [
    "many aliases of a large value",
    `a: &a [${fill("x,", 10_000)}]\n${numbered(3_000, (index) => `k${index}: *a\n`)}`,
    "parse/alias-growth",
  ],
  ["an alias cycle", "a: &a\n  b: &b\n    c: *a\n    d: *b\n", "parse/nested-alias"],
  ["30,000 anchored aliases", fill("- &a *a\n", 50_000), "parse/syntax"],
  ["YAML 1.1", `%YAML 1.1\n---\n${smallest}`, "parse/directive"],
  ["thousands of directives", fill("%a\n"), "parse/directive"],
  ["thousands of document ends", fill("...\n"), "parse/several-documents"],
  ["thousands of documents", fill("---\n"), "parse/several-documents"],
  ["NUL bytes", "\0".repeat(kib256), "parse/hidden-character"],
  ["lone surrogates", fill("a: \ud800\n", 100_000), "parse/hidden-character"],
  ["lone carriage returns", fill("a: b\r"), "parse/hidden-character"],
  ["quotes only", fill('"'), "parse/after-value"],
  ["an open quote before 256 KiB", `a: "${fill("b: c\n", 250_000)}`, "parse/unclosed-quote"],
  ["exclamation marks", fill("!"), "parse/tag"],
  ["tags only", fill("! "), "parse/syntax"],
  ["tabs only", fill("\t"), "parse/empty"],
  ["tab-indented lines", `a:\n${fill("\tb: c\n", 40_000)}`, "parse/tab"],
  ["newlines only", fill("\n"), "parse/empty"],
  ["comments only", fill("#\n"), "parse/empty"],
  ["colons only", fill(":"), "parse/long-key"],
  ["pairs on one line", fill("a: "), "parse/too-deep"],
  ["commas in braces", fill("{,"), "parse/too-deep"],
  ["uneven indentation", fill(" a: b\nb: c\n"), "parse/after-value"],
  ["block text after block text", fill("- |\n", 35_000), "parse/not-a-mapping"],
];

describe("hostile texts are answered in time", () => {
  test.each(cases)("%s", (_name, text, code) => {
    expect(codesOf(text)).toContain(code);
  });
});

test("as many environments, sites and names as the schema allows are answered in time", () => {
  const behaviors = (count: number): string =>
    numbered(count, (index) => `        - {path: "*a${index}*b*/??/*c${index}*", kind: frontend}\n`);
  const environments = numbered(
    20,
    (index) => `  e${index}:\n    domain: {name: e${index}.example.org}\n    cdn:\n      behaviors:\n${behaviors(6)}`,
  );
  const domain = "domain: {name: www.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ}\n";
  codesOf(`${smallest}${domain}environments:\n${environments}`);
  const sites = numbered(
    40,
    (index) =>
      `    - {host: s${index}.example.org, aliases: [${Array.from({ length: 20 }, (_, each) => `a${each}.s${index}.example.org`).join(", ")}]}\n`,
  );
  expect(codesOf(`${smallest}${domain}wordpress:\n  sites:\n${sites}`)).toContain("web/too-many-hosts");
});

test.each(tiers)("CR LF and a byte order mark are no mistakes on tier %s", (tier) => {
  expect(codesOf(`\ufeff${smallestOf(tier).replaceAll("\n", "\r\n")}`)).toEqual([]);
});

test("keys that name parts of JavaScript objects are unknown keys and change nothing", () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty"];
  for (const name of names) {
    expect(codesOf(`${smallest}${name}: {polluted: true}\n`), name).toEqual(["spec/unknown-key"]);
    expect(codesOf(`${smallest}web: {${name}: {polluted: true}}\n`), name).toEqual(["spec/unknown-key"]);
    for (const tier of tiers) {
      const overlaid = `${smallestOf(tier)}environments: {staging: {${name}: {polluted: true}}}\n`;
      expect(codesOf(overlaid), name).toEqual(["spec/unknown-key"]);
    }
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("random text is answered", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      codesOf(text);
    }),
    { numRuns: 400 },
  );
});

test("random bytes are answered", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      codesOf(new TextDecoder().decode(bytes));
    }),
    { numRuns: 300 },
  );
});

test("random pieces of YAML are answered", () => {
  const piece = fc.constantFrom(
    ..."a: |b|c:|- |? |: |{|}|[|]|, |\"|'|&a |*a |!t |!!str |# |\n|\n  |\n    |\t|%YAML 1.1|---\n|...\n|<<: |>|>-\n|@|`|0x1|.inf|~|yes".split(
      "|",
    ),
    "| ",
    "|\n",
    "web:\n",
    "  capacity: ",
    "name: ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(...tiers), (pieces, tier) => {
      codesOf(pieces.join(""));
      codesOf(smallestOf(tier) + pieces.join(""));
    }),
    { numRuns: 1500 },
  );
});

test("a spec with any character put anywhere is answered", () => {
  const domain = 'domain:\n  name: www.example.org\n  aliases: ["a.example.org", b.example.org]\n';
  const whole = {
    elastic: `${smallestOf("elastic")}web:\n  capacity: {min: 2}\n${domain}`,
    ec2: `${smallestOf("ec2")}web: {image: {ami: ami-0123456789abcdef0}}\n${domain}`,
    lightsail: `${smallestOf("lightsail")}lightsail: {ports: [{port: 80}]}\n${domain}`,
  };
  const overlay = "environments:\n  staging: {domain: {name: s.example.org, aliases: null}}\n";
  const character = fc.oneof(
    fc.constantFrom(..."\t\n\r:-?[]{},#&*!|>'\"%@`\\ ~0"),
    fc.string({ unit: "binary", minLength: 1, maxLength: 2 }),
  );
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      character,
      fc.constantFrom(...tiers),
      (share, put, tier) => {
        const text = whole[tier] + overlay;
        const at = Math.floor(share * text.length);
        codesOf(text.slice(0, at) + put + text.slice(at));
        codesOf(text.slice(0, at) + put + text.slice(at + 1));
      },
    ),
    { numRuns: 1000 },
  );
});
