import type { Span } from "../diagnostics/diagnostic.js";
import type { Document } from "../parse/document.js";
import { isMapping, type Mapping } from "./mapping.js";
import { childPointer, stepsOf } from "../parse/pointer.js";

/** JSON Merge Patch (RFC 7396): mappings merge, null deletes, everything else replaces. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMapping(patch)) return patch;
  const merged = new Map<string, unknown>(isMapping(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  // Without a prototype, as the parser makes mappings: a key called __proto__ is a key.
  return Object.assign(Object.create(null) as Mapping, Object.fromEntries(merged));
}

/** Whether there is a value at a JSON pointer: what the overlay deletes, or replaces whole, is there no more. */
function isThere(root: unknown, pointer: string): boolean {
  let at = root;
  for (const step of stepsOf(pointer)) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Mapping)[step];
  }
  return true;
}

/** The names of a spec's environments, in the order they are written. */
export function environmentNames(document: Document): readonly string[] {
  const environments = isMapping(document.root) ? document.root["environments"] : undefined;
  return isMapping(environments) ? Object.keys(environments) : [];
}

/**
 * The spec of one environment: its overlay merged over the base, named `<name>-<environment>`. A value is where the
 * overlay writes it, else where the base does. Undefined when there is no such environment.
 */
export function environmentDocument(document: Document, environment: string): Document | undefined {
  const { root } = document;
  if (!isMapping(root) || !isMapping(root["environments"])) return undefined;
  const overlay = root["environments"][environment];
  if (!isMapping(overlay)) return undefined;
  const { environments: _others, ...base } = root;
  const name = typeof base["name"] === "string" ? { name: `${base["name"]}-${environment}` } : {};
  const merged = mergePatch(mergePatch(base, overlay), name);
  const prefix = childPointer("/environments", environment);
  const inOverlay = (pointer: string): boolean => pointer !== "" && document.has(prefix + pointer);
  const place = (pointer: string): string => (inOverlay(pointer) ? prefix + pointer : pointer);
  /** The pointer, or its nearest ancestor, that the overlay writes; else the base's. */
  const nearest = (pointer: string, span: (pointer: string) => Span): Span => {
    for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      if (inOverlay(at)) return at === pointer ? span(prefix + at) : document.keySpanOf(prefix + at);
      if (document.has(at)) break;
    }
    return span(pointer);
  };
  return {
    file: document.file,
    text: document.text,
    environment: { name: environment, keySpan: document.keySpanOf(prefix), writes: inOverlay },
    root: merged,
    // Asked of what is merged: both sides may write what the overlay deletes or replaces.
    has: (pointer) => isThere(merged, pointer),
    spanOf: (pointer) => nearest(pointer, document.spanOf),
    keySpanOf: (pointer) => nearest(pointer, document.keySpanOf),
    sourceOf: (pointer) => document.sourceOf(place(pointer)),
    notes: document.notes,
    entriesFrom: document.entriesFrom,
    placeOf: place,
    placeToSet: (pointer) => {
      const list = /^(.*?)\/\d+(?:\/|$)/u.exec(pointer)?.[1];
      return list === undefined || inOverlay(list) ? prefix + pointer : pointer;
    },
  };
}
