import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readPage } from "../../scripts/generate/rules/page.mjs";
import { root } from "./root.js";

const folder = join(root, "docs", "rules");

/** Ids of the rules that have a page. */
export const pagedRules: readonly string[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  // What lies in the folder itself is about all rules.
  .filter((entry) => entry.isFile() && entry.parentPath !== folder)
  .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1, -".md".length))
  .toSorted();

/** A page of docs/rules/, taken apart. */
export const rulePage = (id: string): ReturnType<typeof readPage> & { readonly id: string } => ({
  id,
  ...readPage(id, readFileSync(join(folder, `${id}.md`), "utf8")),
});

/** A comment line of a page whose carets mark the value above. */
export const carets = /^#( *)(\^+)$/;

export const withoutCarets = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !carets.test(line))
    .join("\n");
