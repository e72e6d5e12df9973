import { check } from "../check.js";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.js";
import { childPointer } from "../compiler/parse/pointer.js";
import { defaultIn } from "../compiler/resolve/defaults.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import { dotted } from "../compiler/validate/dotted.js";
import { isMapping } from "../compiler/validate/schema-node.js";
import { lower } from "../compiler/lower/index.js";
import { allowedText } from "./allowed.js";
import type { ExplainedMember, ExplainedOrigin, Explanation } from "./explanation.js";
import { knownKey, type KnownKey, type UnknownKey } from "./known-key.js";
import { placeIn } from "./place.js";
import { shapesOf } from "./shapes.js";
import { standardBehavior } from "./standard-behavior.js";
import { typedPath } from "./typed-path.js";

/** Why a path cannot be explained: it is none, or the language has no such key. */
export type NoPath = { readonly notAPath: true } | { readonly unknown: UnknownKey };

/** The key that a typed path means, without looking at any spec. */
export function keyOfPath(path: string): { readonly steps: readonly string[]; readonly key: KnownKey } | NoPath {
  const steps = typedPath(path);
  if (steps === undefined) return { notAPath: true };
  const key = knownKey(steps);
  return "schema" in key ? { steps, key } : { unknown: key };
}

function originOf(resolved: ResolvedSpec, pointer: string, value: unknown): ExplainedOrigin {
  if (value === undefined) return { by: "nothing" };
  const origin = resolved.originOf(pointer as `/${string}`);
  // A group that nobody wrote is there because of what is in it.
  const isGroup = isMapping(value) && !resolved.isWritten(pointer as `/${string}`);
  if (origin.by === "derived") return { by: "derived", rule: origin.rule };
  if (origin.by === "default") return { by: "default", of: origin.of, edition: resolved.spec.defaults };
  if (isGroup) return { by: "members" };
  const { file, line, column } = origin.span;
  return origin.by === "environment"
    ? { by: "environment", name: origin.name, file, line, column }
    : { by: "spec", file, line, column };
}

function membersOf(resolved: ResolvedSpec, pointer: string, value: unknown): readonly ExplainedMember[] {
  const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [index, item] as const)
    : isMapping(value)
      ? Object.entries(value)
      : [];
  return entries.map(([key, inside]) => {
    const at = childPointer(pointer, key);
    return { path: dotted(at), value: inside, origin: originOf(resolved, at, inside) };
  });
}

/** What a step that names no item of a list could have named. */
export interface MissingItem {
  readonly missingItem: string;
  readonly list: string;
}

export type Explained =
  | { readonly explanation: Explanation }
  | { readonly findings: readonly Diagnostic[] }
  | MissingItem;

/** Explains one key of a spec: its value, where that comes from, what is allowed, what it shapes. */
export function explain(
  text: string,
  { file, env }: { readonly file: string; readonly env: string | undefined },
  { steps, key }: { readonly steps: readonly string[]; readonly key: KnownKey },
): Explained {
  const { resolved, findings } = check(text, file, env);
  if (resolved === undefined) return { findings };
  const { spec, document } = resolved;
  const place = placeIn(spec, steps, key.items);
  const standard = place.missingItem === undefined ? undefined : standardBehavior(resolved, steps);
  if (place.missingItem !== undefined && standard === undefined) {
    const at = steps.indexOf(place.missingItem);
    return { missingItem: place.missingItem, list: dotted(placeIn(spec, steps.slice(0, at)).pointer) };
  }
  const { pointer } = standard ?? place;
  const value = standard === undefined ? place.value : standard.value;
  const { tried, nodes, cloudFormation, terraform } = shapesOf(
    standard === undefined ? document : standard.written(document),
    pointer,
    value,
    key.schema,
  );
  const graph = lower(resolved);
  const members = standard === undefined ? membersOf(resolved, pointer, value) : [];
  const isForThisTier = key.tiers.includes(spec.tier);
  const own = key.isOwnRow && isForThisTier ? key.row : undefined;
  const whenUnwritten = own === undefined ? undefined : defaultIn(own, spec);
  const explanation: Explanation = {
    version: 1,
    path: standard?.path ?? dotted(pointer),
    pointer,
    ...(env === undefined ? {} : { environment: env }),
    ...(value === undefined ? {} : { value }),
    origin: standard?.origin ?? originOf(resolved, pointer, value),
    ...(members.length === 0 ? {} : { members }),
    description: key.description,
    allowed: allowedText(key.schema),
    examples: key.schema.examples ?? [],
    ...(whenUnwritten === undefined ? {} : { default: whenUnwritten.value }),
    ...(own?.derived === undefined ? {} : { derived: own.derived }),
    tiers: key.tiers,
    isForThisTier,
    ...(key.row === undefined ? {} : { source: key.row.source.title }),
    shapes: {
      tried,
      nodes: nodes.map((each) => ({ ...each, kind: graph.nodes.get(each.name as never)?.kind ?? "" })),
      cloudformation: cloudFormation.map(({ name: full, effect }) => {
        const [stack = "", name = "", type = ""] = full.split(" ");
        return { stack, name, type, effect };
      }),
      terraform: terraform.map(({ name: address, effect }) => ({ address, effect })),
    },
  };
  return { explanation };
}
