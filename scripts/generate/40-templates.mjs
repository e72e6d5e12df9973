// @ts-check
/** Precompiles src/bootstrap/templates/*.hbs (strict: an unknown name is an error), so that the runtime suffices. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Handlebars from "handlebars";

/** @param {{ root: string, write: (name: string, text: string) => void }} context */
export function generate({ root, write }) {
  const folder = join(root, "src", "bootstrap", "templates");
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".hbs"))
    .sort();
  const entries = files.map((name) => {
    const source = readFileSync(join(folder, name), "utf8");
    // Nothing is escaped for HTML: every value goes through the escaper of the language it lands in.
    const compiled = Handlebars.precompile(source, { strict: true, noEscape: true, knownHelpersOnly: false });
    return `  ${JSON.stringify(name.slice(0, -4))}: ${compiled},`;
  });
  write(
    "templates.js",
    `// Written by scripts/generate/40-templates.mjs from src/bootstrap/templates/.\nexport const templates = {\n${entries.join("\n")}\n};\n`,
  );
  write(
    "templates.d.ts",
    `export declare const templates: { readonly [K in ${files.map((name) => JSON.stringify(name.slice(0, -4))).join(" | ")}]: TemplateSpecification };\n`,
  );
}
