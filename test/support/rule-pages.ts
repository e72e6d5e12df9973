import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.js";

/** A page of docs/rules/, taken apart. */
export interface RulePage {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly level: string;
  readonly tiers: string;
  readonly fix: string;
  readonly source: string;
  readonly wrong: string;
  readonly right: string;
}

const folder = join(root, "docs", "rules");
const form =
  /^# (?<title>\S+)\n\n(?<why>[^#]+?)\n\n- Level: (?<level>.+)\n- Tiers: (?<tiers>.+)\n- Fix: (?<fix>safe|suggested|none)\n- Source: (?<source>.+)\n\n## Wrong\n\n```yaml\n(?<wrong>[^`]+)```\n\n## Right\n\n```yaml\n(?<right>[^`]+)```\n$/;

/** Ids of the rules that have a page. */
export const pagedRules: readonly string[] = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "README.md")
  .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1, -".md".length))
  .toSorted();

export function rulePage(id: string): RulePage {
  const { groups } = form.exec(readFileSync(join(folder, `${id}.md`), "utf8")) ?? {};
  if (groups === undefined) throw new Error(`docs/rules/${id}.md has another form than CONTRIBUTING.md says.`);
  return { id, ...(groups as unknown as Omit<RulePage, "id">) };
}

/** A comment line of a page whose carets mark the value above. */
export const carets = /^#( *)(\^+)$/;

export const withoutCarets = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !carets.test(line))
    .join("\n");
