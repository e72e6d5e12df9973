import { listOf } from "../diagnostics/phrase.js";
import { knownPaths } from "./known-paths.js";
import { nearest } from "../nearest.js";
import { keySynonym, plain } from "./synonyms.js";
import type { SchemaNode } from "./schema-node.js";

interface Unknown {
  readonly key: string;
  /** Dotted path of the mapping it stands in, with `[]` for items. */
  readonly below: string;
  /** Keys that exist there. */
  readonly known: readonly string[];
}

const unquoted = (key: string): string =>
  key.replace(/^[\u2018\u2019\u201c-\u201f"']+|[\u2018\u2019\u201c-\u201f"']+$/g, "");

/** `storage.static` and `cache.engine: valkey` as something to write. */
const move = (key: string, write: string): string =>
  write.includes(": ")
    ? `\`${key}\` is not a key of its own here: write \`${write}\`.`
    : `\`${key}\` is called \`${write}\` here.`;

/**
 * What an unknown key was probably meant to be: another spelling, a word from elsewhere, a key of another place, a
 * typing mistake; undefined when nothing is near.
 */
export function suggestKey({ key: written, below, known }: Unknown, root: SchemaNode): string | undefined {
  const key = unquoted(written);
  if (key.startsWith("//")) return "Comments start with `#` in YAML.";
  if (key.includes("\u00a0"))
    return "There is a no-break space in it (U+00A0), often from a web page. Type an ordinary space.";
  if (key !== written && known.includes(key)) return `Those are typographic quotes. Write \`${key}\` without them.`;
  const respelled = known.find((each) => plain(each) === plain(key));
  if (respelled !== undefined) return `Keys are written in camelCase: \`${respelled}\`.`;
  const all = knownPaths(root);
  const dotted = all.find(({ path }) => path === (below === "" ? key : `${below}.${key}`) || path === key);
  if (dotted !== undefined && key.includes(".")) {
    const words = dotted.path.split(".");
    return `A dot does not nest. Write ${words.map((word) => `\`${word}:\``).join(", then indented ")}.`;
  }
  const typo = nearest(key, known, 1);
  if (typo !== undefined) return `Did you mean \`${typo}\`?`;
  const synonym = keySynonym(key, below);
  if (synonym !== undefined && (all.some(({ path }) => path === synonym.split(": ")[0]) || synonym.includes(": "))) {
    // `redis: true` below `cache` is about `cache` itself.
    return move(key, synonym);
  }
  const elsewhere = all.filter(({ word }) => plain(word) === plain(key)).map(({ path }) => path);
  const inside = elsewhere.filter((path) => path.startsWith(`${below}.`));
  const places = inside.length > 0 && below !== "" ? inside : elsewhere;
  if (places.length > 0) return `\`${key}\` belongs elsewhere: write ${listOf(places.slice(0, 4))}.`;
  const near = nearest(key, known);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  const far =
    key.length < 6
      ? undefined
      : nearest(
          key,
          all.map(({ word }) => word),
          2,
        );
  const path = all.find(({ word }) => word === far)?.path;
  return path === undefined ? undefined : `Did you mean \`${path}\`?`;
}
