import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { starter } from "../../src/cli/starter.js";
import { keys } from "../../src/generated/keys.js";
import { validateSpec } from "../../src/generated/validate.js";

describe.each(["lightsail", "ec2", "elastic"] as const)("the starter for %s", (tier) => {
  const text = starter(tier);
  // A comment whose text is a key, a list item or a deeper line is a commented-out setting; the rest are sentences.
  const opened = text.replaceAll(/^# ((?: *)[a-zA-Z]+:(?: |$).*)$/gmu, (line, rest: string) =>
    rest.startsWith("yaml-language-server") ? line : rest,
  );

  test("is a spec as it stands, and with every commented line made real", () => {
    for (const each of [text, opened]) {
      expect(validateSpec(parse(each)), each).toBe(true);
    }
    expect(Object.keys(parse(opened) as object).length).toBeGreaterThan(Object.keys(parse(text) as object).length);
  });

  test("names only keys that the tier can use", () => {
    const paths = (value: unknown, path: string): string[] =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, member]) => paths(member, path === "" ? key : `${path}.${key}`))
        : [path];
    const { environments: _, ...top } = parse(opened) as Record<string, unknown>;
    for (const path of paths(top, "")) {
      const row = keys.find((each) => each.path === path || path.startsWith(`${each.path}.`));
      expect(row?.tiers, path).toContain(tier);
    }
  });

  test("pins the newest edition of the defaults", () => {
    const row = keys.find((each) => each.path === "defaults");
    expect((parse(text) as { defaults: string }).defaults).toBe(row?.default);
  });
});
