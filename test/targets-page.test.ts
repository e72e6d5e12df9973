import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { catalogue } from "../src/compiler/diagnostics/catalogue.js";
import { root } from "./support/root.js";

/* docs/targets.md shows spec/target-differences.yaml, which the comparison of both targets reads. */

interface Difference {
  readonly what: string;
  readonly cloudFormation: string;
  readonly terraform: string;
  readonly why: string;
}

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const page = read("docs/targets.md");

function tableBelow(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.trim()),
  );
}

test("every deliberate difference is shown, word for word, and no other", () => {
  const differences = parse(read("spec/target-differences.yaml")) as readonly Difference[];
  expect(tableBelow("Where they differ on purpose")).toEqual(
    differences.map(({ what, cloudFormation, terraform, why }) => [what, cloudFormation, terraform, why]),
  );
});

test("what Terraform cannot do is said by the compiler as often as the page says so", () => {
  const said = tableBelow("What Terraform cannot do").filter(([, instead]) =>
    instead?.includes("The compiler says so"),
  );
  expect(said.length).toBe(Object.keys(catalogue).filter((code) => code.startsWith("terraform/")).length);
});
