import { editions, profiles } from "../../generated/facts.js";
import { keys } from "../../generated/keys.js";
import type { Spec, SpecPath, TierSpec } from "../../generated/spec.js";
import type { Diagnostic, Outcome, Span } from "../diagnostics/diagnostic.js";
import type { Document } from "../parse/document.js";
import { applicability } from "./applicability.js";
import { fillDefaults } from "./defaults.js";
import { derivations } from "./derived.js";
import { keyTree } from "./key-tree.js";
import { isMapping } from "./mapping.js";
import type { Origin } from "./origin.js";
import { pointerOf } from "./pointer.js";
import type { ResolvedSpec } from "./resolved-spec.js";

type MutableMapping = Record<string, unknown>;

const mutable = (value: unknown): MutableMapping | undefined =>
  isMapping(value) ? (value as MutableMapping) : undefined;

/** Each derivation with its row of the keys, and where its key is. */
const derived = Object.entries(derivations).flatMap(([path, compute]) => {
  const row = keys.find((each) => each.path === path);
  const [last = "", ...parents] = path.split(".").toReversed();
  return row === undefined ? [] : [{ row, compute, pointer: pointerOf(path), parents: parents.toReversed(), last }];
});

/** Computes the keys whose default depends on others, wherever the user wrote none. */
function derive(spec: TierSpec, environment: string | undefined, origins: Map<string, Origin>): void {
  for (const { row, compute, pointer, parents, last } of derived) {
    if (!row.tiers.includes(spec.tier)) continue;
    const parent = parents.reduce<MutableMapping | undefined>((at, word) => mutable(at?.[word]), mutable(spec));
    if (parent === undefined || parent[last] !== undefined) continue;
    const value = compute(spec, environment);
    if (value === undefined) continue;
    parent[last] = value;
    origins.set(pointer, { by: "derived", rule: row.derived ?? "", source: row.source.title });
  }
}

/** The pointer itself, then each of its ancestors. */
function* upwards(pointer: string): Iterable<string> {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    yield at;
    if (at === "") return;
  }
}

function provenance(
  document: Document,
  origins: ReadonlyMap<string, Origin>,
): Pick<ResolvedSpec, "originOf" | "isWritten" | "spanOf"> {
  const { environment } = document;
  const writtenAt = (pointer: string): Origin => {
    const span = document.spanOf(pointer);
    return environment?.writes(pointer) === true
      ? { by: "environment", name: environment.name, span }
      : { by: "spec", span };
  };
  const originAt = (pointer: string): Origin => {
    for (const at of upwards(pointer)) {
      const noted = origins.get(at);
      if (noted !== undefined) return noted;
      if (at !== "" && document.has(at)) return writtenAt(at);
    }
    return { by: "spec", span: document.keySpanOf("/tier") };
  };
  const spanAt = (pointer: string): Span => {
    if (document.has(pointer)) return document.spanOf(pointer);
    for (const at of upwards(pointer)) if (at !== "" && document.has(at)) return document.keySpanOf(at);
    return document.keySpanOf("/tier");
  };
  const toPointer = (path: SpecPath | `/${string}`): string => (path.startsWith("/") ? path : pointerOf(path));
  return {
    originOf: (path) => originAt(toPointer(path)),
    isWritten: (path) => document.has(toPointer(path)),
    spanOf: (path) => spanAt(toPointer(path)),
  };
}

/** What counts where a spec names no edition of the defaults. */
const newestEdition = editions.map(({ name }) => name).reduce((newest, each) => (each > newest ? each : newest));

/** A copy without the parser's prototypes and without shared parts, so that filling in changes nobody else's values. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, copy(inside)]));
}

/**
 * Fills in every default once and remembers where each value came from. Errors: keys that the tier cannot use, keys
 * that this version does not compile.
 */
export function resolve(document: Document, spec: Spec): Outcome<ResolvedSpec> {
  const diagnostics: readonly Diagnostic[] = applicability(document, spec);
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
  const origins = new Map<string, Origin>();
  const choice = {
    tier: spec.tier,
    profile: spec.profile ?? "modern",
    edition: spec.defaults ?? newestEdition,
  };
  // The tier is checked above, and the tree fills exactly what that tier's type promises.
  const filled = fillDefaults(copy(spec), keyTree, choice, origins) as TierSpec;
  const environment = document.environment?.name;
  derive(filled, environment, origins);
  const traits = profiles[choice.profile];
  return {
    value: { spec: filled, document, environment, traits, ...provenance(document, origins) },
    diagnostics,
  };
}
