import { byCodeUnit } from "../order.js";
import { listOf } from "../diagnostics/phrase.js";
import { assignment } from "./expected.js";
import { nearest } from "../nearest.js";
import { follow, type SchemaNode } from "./schema-node.js";
import { plain, valueSynonym } from "./synonyms.js";

/** Keys of the mappings that a union takes beside its words: `, or a mapping with ami, ssm or bake`. */
function mappingsOf(schema: SchemaNode, root: SchemaNode): string {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].map((branch) => follow(branch, root));
  const keys = [...new Set(branches.flatMap((branch) => Object.keys(branch.properties ?? {})))];
  return keys.length === 0 ? "" : `, or a mapping with ${listOf(keys)}`;
}

interface NotAllowed {
  /** Dotted path. */
  readonly path: string;
  readonly value: unknown;
  readonly allowed: readonly unknown[];
  readonly schema: SchemaNode;
}

/** A mapping with one key whose form the value has: `{ami: ami-…}` for an image id. */
function wrapped(value: unknown, schema: SchemaNode, root: SchemaNode): string | undefined {
  if (typeof value !== "string") return undefined;
  for (const branch of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
    const members = Object.entries(follow(branch, root).properties ?? {});
    const [name, member] = members[0] ?? [];
    const pattern = member === undefined ? undefined : follow(member, root).pattern;
    if (members.length === 1 && pattern !== undefined && new RegExp(pattern, "u").test(value))
      return `{${name}: ${value}}`;
  }
  return undefined;
}

/** The allowed numbers next to a number. */
function nearestNumbers(value: unknown, allowed: readonly unknown[]): string | undefined {
  const numbers = allowed.filter((each) => typeof each === "number").toSorted((a, b) => a - b);
  if (typeof value !== "number" || numbers.length < 2) return undefined;
  const below = numbers.findLast((each) => each < value);
  const above = numbers.find((each) => each > value);
  return [below, above].filter((each) => each !== undefined).join(" or ");
}

/* What to do where a list of words can never be complete. */
const beyond: Readonly<Record<string, string>> = {
  plugins: " A plugin without a pack is described by `wordpress.cookies` and `wordpress.uncachedPaths`.",
};

/** What to write instead of a value that is none of the allowed ones. */
export function allowedHint({ path, value, allowed, schema }: NotAllowed, root: SchemaNode): string {
  const key = path.slice(path.lastIndexOf(".") + 1).replace(/\[.*$/, "");
  const words = allowed.filter((each) => typeof each === "string").toSorted(byCodeUnit);
  const [only] = allowed;
  if (allowed.length === 1 && words.length === 0) {
    const what = path === "version" && typeof value === "number" ? " This wpspec reads version 1 of the language." : "";
    return `Write \`${assignment(key, only)}\`${mappingsOf(schema, root)}.${what}`;
  }
  const wrap = wrapped(value, schema, root);
  if (wrap !== undefined) return `Write \`${key}: ${wrap}\`.`;
  const numbers = nearestNumbers(value, allowed);
  if (numbers !== undefined) return `Write ${numbers}; only certain numbers exist.`;
  const more = beyond[key] ?? "";
  const list = `Allowed are ${listOf(words.length === allowed.length ? words : allowed, "and")}${mappingsOf(schema, root)}.${more}`;
  const text = String(value);
  const bare = text.replace(/^[\u2018\u2019\u201c-\u201e]+|[\u2018\u2019\u201c-\u201e]+$/gu, "");
  const zone = /^([a-z]+(?:-[a-z]+)+-\d)[a-f]$/.exec(text)?.[1];
  const synonym = valueSynonym(key, text);
  const meant =
    words.find((each) => plain(each) === plain(bare)) ??
    (zone !== undefined && words.includes(zone) ? zone : undefined) ??
    (synonym !== undefined && words.includes(synonym) ? synonym : undefined) ??
    nearest(bare, words);
  if (meant === undefined) return list;
  if (meant === zone) return `\`${text}\` is a zone of a region. Write \`${assignment(key, meant)}\`.`;
  return words.length > 12 ? `Did you mean \`${meant}\`?` : `Did you mean \`${meant}\`? ${list}`;
}
