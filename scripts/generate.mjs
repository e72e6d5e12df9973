// @ts-check
/**
 * Writes src/generated/ from schema/, spec/ and the folder listing of src/.
 * Every file of scripts/generate/ is one step: it exports `generate({root, write})`; steps run in name order.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "src", "generated");
mkdirSync(out, { recursive: true });

/** Writes one generated file, leaving it untouched when nothing changed. @param {string} name @param {string} text */
function write(name, text) {
  const file = join(out, name);
  mkdirSync(dirname(file), { recursive: true });
  let before = "";
  try {
    before = readFileSync(file, "utf8");
  } catch {
    // First run: nothing to compare with.
  }
  if (before !== text) writeFileSync(file, text);
}

const steps = readdirSync(join(root, "scripts", "generate")).filter((name) => name.endsWith(".mjs"));
for (const step of steps.sort()) {
  const { generate } = await import(pathToFileURL(join(root, "scripts", "generate", step)).href);
  await generate({ root, write });
}
