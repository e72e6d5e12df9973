import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/check.js";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { dataPack, regions } from "../../src/generated/facts.js";
import { examples } from "../support/examples.js";
import { root } from "../support/root.js";
import { pagedRules, rulePage, withoutCarets } from "../support/rule-pages.js";

/* What is found of whole specs: of the smallest, of the examples, and on another day. */

const file = "wordpress.yaml";
const open = (text: string, today?: string): readonly Diagnostic[] =>
  check(text, file, undefined, today === undefined ? {} : { today }).findings.filter(
    ({ suppressed }) => suppressed === undefined,
  );
const four = (tier: string, region: string): string =>
  `version: 1\nname: acme-blog\ntier: ${tier}\nregion: ${region}\n`;

describe.each(["lightsail", "ec2", "elastic"])("four lines of tier %s", (tier) => {
  const offered = regions.filter(({ lightsail }) => tier !== "lightsail" || lightsail);

  test("say in every region no more than that there is no name", () => {
    expect(offered.length).toBeGreaterThan(10);
    for (const { name } of offered) {
      const codes = open(four(tier, name)).map(({ code, severity }) => [code, severity]);
      expect([name, codes]).toEqual([name, [["tls/no-domain", "info"]]]);
    }
  });

  test("and of the paper's profile, that it is departed from", () => {
    const codes = open(`${four(tier, "eu-west-1")}profile: whitepaper\n`).map(({ code }) => code);
    expect(codes.toSorted()).toEqual(["spec/whitepaper-departure", "tls/no-domain"]);
  });
});

const readmeOf = (name: string): string => readFileSync(join(root, "examples", name, "README.md"), "utf8");

test.each(examples)("nothing is found of examples/$name but what its README shows", ({ name, text }) => {
  const codes = [...new Set(open(text).map(({ code }) => code))];
  expect(codes.filter((code) => !readmeOf(name).includes(`\`${code}\``))).toEqual([]);
});

/** Specs with mistakes of all kinds. */
const corpus = join(root, "test", "corpus");
const many: readonly string[] = [
  ...pagedRules.map(rulePage).flatMap(({ wrong, right }) => [wrong, right].map(withoutCarets)),
  ...examples.map(({ text }) => text),
  ...readdirSync(corpus)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(corpus, name), "utf8")),
];

test("another day makes an error of the warning about PHP 8.2, and changes nothing else", () => {
  const told = (text: string, day: string): readonly string[] =>
    open(text, day).map(({ code, severity, span, message }) =>
      code === "ops/php-end-of-life"
        ? `${code} ${severity} ${span.line} ${/PHP \d\.\d/u.exec(message)?.[0]}`
        : `${code} ${severity} ${span.line} ${message}`,
    );
  const changes = many.flatMap((text) => {
    const [before, after] = [told(text, dataPack.date), told(text, "2027-01-01")];
    const gone = before.filter((each) => !after.includes(each));
    const come = after.filter((each) => !before.includes(each));
    return gone.length + come.length === 0 ? [] : [{ gone, come }];
  });
  expect(changes.length).toBeGreaterThan(0);
  for (const { gone, come } of changes) {
    expect(gone).toEqual([expect.stringMatching(/^ops\/php-end-of-life warning \d+ PHP 8\.2$/u)]);
    expect(come).toEqual(gone.map((each) => each.replace("warning", "error")));
  }
});
