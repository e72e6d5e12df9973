import { isMap, parseDocument } from "yaml";

/**
 * How nearly every spec begins: comments, and keys with a plain value each on a line of its own, down to `name` or `tier`.
 * Nothing is open there, so that this is a key at the top, and YAML need not be read twice.
 */
const usual = /^\uFEFF?(?:(?:#.*|[A-Za-z]\w*: +(?:[\w.-]+|"[\w.-]*") *(?:#.*)?)?\r?\n)*(?:name|tier):[ \r\n]/u;

/**
 * Whether a YAML file found in a directory is taken for a spec: any but a mapping with neither `tier` nor `name`.
 * What is no YAML at all is taken for one too, so that a broken spec is reported, not passed over.
 */
export function looksLikeSpec(text: string): boolean {
  if (usual.test(text)) return true;
  const root = topLevel(text);
  return root === undefined || root.has("tier") || root.has("name");
}

/** Whether the text is a mapping that says `version`, as every spec does: then its lines may be shown. */
export function saysVersion(text: string): boolean {
  return topLevel(text)?.has("version") ?? false;
}

function topLevel(text: string): { has(key: string): boolean } | undefined {
  const { contents, errors } = parseDocument(text, { uniqueKeys: false, logLevel: "silent" });
  return errors.length === 0 && isMap(contents) ? contents : undefined;
}
