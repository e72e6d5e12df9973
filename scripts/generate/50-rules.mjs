// @ts-check
/** The registry of lint rules, written from src/lint/rules/<group>/<rule>.ts: a rule exists because its file exists. */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** @param {{ root: string, write: (name: string, text: string) => void }} context */
export function generate({ root, write }) {
  const folder = join(root, "src", "lint", "rules");
  const ids = readdirSync(folder)
    .sort()
    .flatMap((group) =>
      readdirSync(join(folder, group))
        .filter((name) => name.endsWith(".ts"))
        .sort()
        .map((name) => `${group}/${name.slice(0, -3)}`),
    );
  write(
    "rules.ts",
    [
      "// Written by scripts/generate/50-rules.mjs from src/lint/rules/.",
      'import type { AnyRule } from "../lint/rule.js";',
      ...ids.map((id, index) => `import { rule as rule${index} } from "../lint/rules/${id}.js";`),
      "",
      "export const rules: Readonly<Record<string, AnyRule>> = {",
      ...ids.map((id, index) => `  ${JSON.stringify(id)}: rule${index},`),
      "};",
      "",
    ].join("\n"),
  );
}
