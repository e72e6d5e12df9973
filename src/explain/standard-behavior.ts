import type { Behavior } from "../compiler/cdn/behavior.js";
import { methodsOf } from "../compiler/cdn/method-set.js";
import type { Document } from "../compiler/parse/document.js";
import { behaviorsOf } from "../compiler/plan/behaviors-of.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import { isMapping } from "../compiler/validate/schema-node.js";
import { settingsOf } from "../route/settings.js";
import type { ExplainedOrigin } from "./explanation.js";
import { withValue } from "./place.js";

/** A behavior that nobody wrote, as if it were written: one of the paper's table, or of a plugin's paths. */
export interface StandardBehavior {
  /** Dotted, by its path pattern. */
  readonly path: string;
  /** Where it would be if it were written. */
  readonly pointer: string;
  readonly value: unknown;
  readonly origin: ExplainedOrigin;
  /** The document with the behavior written behind the others, so that its fields can be other ones. */
  readonly written: (document: Document) => Document;
}

/** A behavior in the words of the spec. */
const asSpec = ({ path, kind, origin, viewerProtocol, methods, forwarded, ttlSeconds }: Behavior) => ({
  path,
  kind,
  origin,
  viewerProtocol,
  methods: methods === "all" ? "all" : methodsOf[methods],
  headers: forwarded.headers,
  cookies: forwarded.cookies,
  queryStrings: forwarded.queryStrings,
  ttlSeconds,
});

/** The standard behavior that `cdn.behaviors["wp-admin/*"].cookies` means where the spec has none of that path. */
export function standardBehavior(resolved: ResolvedSpec, steps: readonly string[]): StandardBehavior | undefined {
  const { spec, traits } = resolved;
  const [cdn, list, named, field, ...more] = steps;
  if (cdn !== "cdn" || list !== "behaviors" || named === undefined || more.length > 0 || !spec.cdn.enabled)
    return undefined;
  const path = named.replace(/^\//u, "");
  const behavior = behaviorsOf(spec, traits.behaviorTable).behaviors.find((each) => each.path === path);
  if (behavior === undefined) return undefined;
  const all: Readonly<Record<string, unknown>> = asSpec(behavior);
  const index = spec.cdn.behaviors?.length ?? 0;
  const pointer = `/cdn/behaviors/${index}${field === undefined ? "" : `/${field}`}`;
  const settings = settingsOf(resolved, behavior);
  const because = field === undefined ? settings : settings.filter((each) => each.startsWith(`${field} `));
  const item = { path: behavior.path, kind: behavior.kind };
  const [decided] = behavior.because;
  const reason = decided === undefined ? "" : `The path is there because of ${decided}.`;
  return {
    path: `cdn.behaviors[${JSON.stringify(path)}]${field === undefined ? "" : `.${field}`}`,
    pointer,
    value: field === undefined ? all : all[field],
    origin: { by: "standard", because: [...(reason === "" ? [] : [reason]), ...because].join(" ") },
    written: (document) => {
      const root = isMapping(document.root) ? document.root : {};
      return { ...document, root: withValue(root, ["cdn", "behaviors"], [...(spec.cdn.behaviors ?? []), item]) };
    },
  };
}
