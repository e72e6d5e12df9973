// @ts-check
/**
 * The registry of each target's node emitters, written from its nodes/ folder: a node kind is spelled because its
 * file exists. The result must satisfy NodeEmitters, so a missing file is a type error that names the kind.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** @param {string} name */
const camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** @param {{ root: string, write: (name: string, text: string) => void }} context */
export function generate({ root, write }) {
  const folder = join(root, "src", "emitters", "cloudformation", "nodes");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => name.slice(0, -3))
    .sort();
  const imports = files.map((name) => `import { ${camel(name)} } from "../emitters/cloudformation/nodes/${name}.js";`);
  write(
    "cloudformation.ts",
    [
      "// Written by scripts/generate/30-emitters.mjs from src/emitters/cloudformation/nodes/.",
      'import type { NodeEmitters } from "../emitters/cloudformation/node-emitter.js";',
      ...imports,
      "",
      "export const nodeEmitters: NodeEmitters = {",
      ...files.map((name) => `  ${camel(name)},`),
      "};",
      "",
    ].join("\n"),
  );
}
