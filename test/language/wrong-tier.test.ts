import { describe, expect, test } from "vitest";
import { validateSpec } from "../../src/generated/validate.js";
import { check } from "../support/check.js";
import { fullSpecs } from "./full-specs.js";
import { keys, type Row } from "./language.js";

const everyTier = ["lightsail", "ec2", "elastic"] as const;
type Tier = (typeof everyTier)[number];

const names = (path: string): readonly string[] => path.split(".");
const isIn = (path: string, group: string): boolean =>
  path === group || path.startsWith(`${group}.`) || path.startsWith(`${group}[]`);

/** The rows of a key or, for a group, of everything inside it. */
const rowsIn = (group: string): readonly Row[] =>
  keys[group] === undefined
    ? Object.entries(keys)
        .filter(([path]) => isIn(path, group))
        .map(([, row]) => row)
    : [keys[group]];
const tiersOf = (group: string): readonly Tier[] =>
  everyTier.filter((tier) => rowsIn(group).some(({ tiers }) => tiers.includes(tier)));

/** The key and the groups it is in, from the outside; items of lists are not told apart from their list. */
function within(path: string): readonly string[] {
  const [list = ""] = path.split("[]");
  return names(list).map((_, index) =>
    names(list)
      .slice(0, index + 1)
      .join("."),
  );
}

/** A value for a key that the schema accepts, written by hand in one of the full specs. */
function valueOf(path: string): unknown {
  for (const spec of fullSpecs) {
    const value = names(path).reduce<unknown>(
      (at, word) => (typeof at === "object" && at !== null ? Reflect.get(at, word) : undefined),
      spec,
    );
    if (value !== undefined) return value;
  }
  throw new Error(`No full spec has ${path}.`);
}

interface Text {
  readonly text: string;
  /** How many of the key's words stand on a line of their own. */
  readonly depth: number;
}

const merged = (words: readonly string[], value: unknown): object =>
  words.reduceRight<unknown>((inside, word) => ({ [word]: inside }), value) as object;

/** The four lines of a tier, some more, and one key: on lines of their own as deep as the schema lets it stand alone. */
function specWith(tier: Tier, path: string, more: readonly string[] = []): Text {
  const lines = ["version: 1", "name: acme-blog", `tier: ${tier}`, "region: eu-west-1", ...more];
  for (const at of within(path).toReversed()) {
    const value = valueOf(at);
    const isWhole = validateSpec({ version: 1, name: "ab", tier, region: "eu-west-1", ...merged(names(at), value) });
    if (!isWhole) continue;
    const key = names(at).map((word, index) => `${"  ".repeat(index)}${word}:`);
    return { text: `${[...lines, ...key].join("\n")} ${JSON.stringify(value)}\n`, depth: key.length };
  }
  throw new Error(`${path} stands nowhere alone.`);
}

const listed = (tiers: readonly Tier[]): string => tiers.map((tier) => `\`${tier}\``).join(" and ");

const pairs = Object.keys(keys).flatMap((path) =>
  everyTier.filter((tier) => keys[path]?.tiers.includes(tier) !== true).map((tier) => ({ path, tier })),
);
const needy = Object.keys(keys).filter((path) => keys[path]?.lightsailNeeds !== undefined);

describe("a key on a tier that cannot use it", () => {
  test("there are such keys for every tier", () => {
    expect(pairs.length).toBeGreaterThan(100);
    expect(new Set(pairs.map(({ tier }) => tier))).toEqual(new Set(everyTier));
  });

  test.each(pairs)("$path on $tier is one error, at the key, that names the tiers it belongs to", ({ path, tier }) => {
    // Where a whole group is of no use it is said once, of the group.
    const group = within(path).find((each) => !tiersOf(each).includes(tier)) ?? "";
    const { text, depth } = specWith(tier, path);
    const [first, ...others] = check(text, "wordpress.yaml");
    expect(others).toEqual([]);
    const words = names(group);
    expect(words.length).toBeLessThanOrEqual(depth);
    expect(first).toMatchObject({
      code: "spec/key-not-for-tier",
      severity: "error",
      path: `/${words.join("/")}`,
      span: { line: 4 + words.length, column: 1 + 2 * (words.length - 1) },
    });
    const only = listed(tiersOf(group));
    expect(first?.message).toBe(`\`${group}\` has no meaning on tier \`${tier}\`; only ${only} can use it.`);
    expect(first?.hint).toContain(`tier: ${tiersOf(group)[0]}`);
  });
});

test("the same key in an environment is one error as well, at the environment's line", () => {
  for (const { path, tier } of pairs) {
    const group = within(path).find((each) => !tiersOf(each).includes(tier)) ?? "";
    const { text } = specWith(tier, path);
    const [version, name, chosen, region, ...lines] = text.trimEnd().split("\n");
    const overlay = ["environments:", "  staging:", ...lines.map((line) => `    ${line}`)];
    const inside = [version, name, chosen, region, ...overlay].join("\n");
    const words = names(group);
    const found = check(inside, "wordpress.yaml").map(
      ({ code, message, span }) => `${span.line}:${span.column} ${code} ${message.split(";")[0]}`,
    );
    expect(found, `${path} on ${tier}`).toEqual([
      `${6 + words.length}:${5 + 2 * (words.length - 1)} spec/key-not-for-tier \`${group}\` has no meaning on tier \`${tier}\``,
    ]);
  }
});

describe("a key that tier lightsail reaches by peering", () => {
  test("there are such keys", () => expect(needy.length).toBeGreaterThan(10));

  test.each(needy)("%s without peering is one error, at the key, that names the switch", (path) => {
    const group = within(path).find((each) => rowsIn(each).every(({ lightsailNeeds }) => lightsailNeeds !== undefined));
    const words = names(group ?? "");
    for (const peering of [[], ["lightsail: { peering: false }"]]) {
      const { text } = specWith("lightsail", path, peering);
      const [first, ...others] = check(text, "wordpress.yaml");
      expect(others).toEqual([]);
      expect(first).toMatchObject({
        code: "spec/key-not-for-tier",
        severity: "error",
        path: `/${words.join("/")}`,
        span: { line: 4 + peering.length + words.length, column: 1 + 2 * (words.length - 1) },
      });
      expect(first?.message).toBe(
        `\`${group}\` has no meaning on tier \`lightsail\` without \`lightsail.peering\`; only \`ec2\` and \`elastic\` can use it.`,
      );
      expect(first?.hint).toContain("`lightsail.peering: true`");
    }
  });

  test.each(needy)("%s with peering is accepted", (path) => {
    const { text } = specWith("lightsail", path, ["lightsail: { peering: true }"]);
    const aurora = path.startsWith("database.") && path !== "database.engine";
    const whole = aurora
      ? text.replace("database:", "database:\n  engine: aurora")
      : `${text}database: { engine: aurora }\n`;
    const isCompiled = keys[path]?.unsupported !== "all" && !path.startsWith("database.restoreFrom");
    const findings = check(path === "database.engine" ? text : whole, "wordpress.yaml");
    expect(findings.map(({ code }) => code)).toEqual(isCompiled ? [] : ["spec/not-supported-yet"]);
  });
});

test("a key on a tier that can use it is never said to belong elsewhere", () => {
  for (const path of Object.keys(keys)) {
    // An environment may hold any key, of whatever tier.
    if (["version", "name", "tier", "region", "environments"].includes(path)) continue;
    for (const tier of everyTier.filter((each) => keys[path]?.tiers.includes(each))) {
      const { text } = specWith(
        tier,
        path,
        tier === "lightsail" && !path.startsWith("lightsail.") ? ["lightsail: { peering: true }"] : [],
      );
      const codes = check(text, "wordpress.yaml").map(({ code }) => code);
      expect(codes, `${path} on ${tier}`).not.toContain("spec/key-not-for-tier");
    }
  }
});
