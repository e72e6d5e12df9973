// @ts-check
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folders = ["docs", "examples", "schema", "scripts", "spec", "src", "test"];
const copied = [...folders, "package.json", "tsconfig.json", "tsconfig.base.json"];
const config = {
  cacheDir: "./.cache",
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, setupFiles: ["./seed.mjs"] },
};
/** All properties draw the same every time: what fails with a mutant does not fail for what else was drawn. */
const seed = 'import fc from "fast-check";\n\nfc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });\n';

/** A copy of what the tests of the model need. Nothing is ever changed where we stand. @param {string} root */
export function copyOf(root) {
  const work = mkdtempSync(join(tmpdir(), "wpspec-mutants-"));
  for (const name of copied) cpSync(join(root, name), join(work, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(work, "node_modules"));
  writeFileSync(join(work, "vitest.config.mjs"), `export default ${JSON.stringify(config)};\n`);
  writeFileSync(join(work, "seed.mjs"), seed);
  return work;
}

/** @param {string} work */
export const removeCopy = (work) => rmSync(work, { recursive: true, force: true });

/** src/generated/facts.ts of the copy, from its table. @param {string} work */
export async function generateFacts(work) {
  const step = await import(pathToFileURL(join(work, "scripts/generate/20-facts.mjs")).href);
  step.generate({
    root: work,
    write: (/** @type {string} */ name, /** @type {string} */ text) =>
      writeFileSync(join(work, "src/generated", name), text),
  });
}
