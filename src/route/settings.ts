import { isList, type Behavior, type Items, type Kind } from "../compiler/cdn/behavior.js";
import { methodsOf } from "../compiler/cdn/method-set.js";
import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import type { SpecPath } from "../generated/spec.js";

type Setting = "viewerProtocol" | "methods" | "headers" | "cookies" | "queryStrings" | "ttlSeconds" | "origin";

/** The keys that decide a setting where the behavior itself does not say it. */
const decidedBy: Readonly<Record<Setting, Readonly<Partial<Record<Kind, readonly SpecPath[]>>>>> = {
  viewerProtocol: { admin: ["profile"], static: ["profile"], frontend: ["profile"] },
  methods: {},
  headers: { admin: ["profile"], static: ["profile"], frontend: ["profile", "cdn.deviceVariants"] },
  cookies: { frontend: ["profile", "wordpress.plugins", "wordpress.cookies"] },
  queryStrings: { frontend: ["profile", "cdn.forwarding"] },
  ttlSeconds: { frontend: ["cdn.pageTtlSeconds"] },
  origin: { static: ["storage.static.enabled", "storage.static.paths", "storage.static.fallback"] },
};

/** Items in words; a list as it is. */
function itemsText(items: Items): string {
  if (typeof items === "string") return items;
  if (isList(items)) return items.join(", ");
  return "allExcept" in items ? `all except ${items.allExcept.join(", ")}` : `all and ${items.allAnd.join(", ")}`;
}

function valueText(behavior: Behavior, setting: Setting): string {
  const { forwarded, ttlSeconds } = behavior;
  switch (setting) {
    case "viewerProtocol":
      return behavior.viewerProtocol;
    case "methods":
      return methodsOf[behavior.methods].join(", ");
    case "headers":
      return itemsText(forwarded.headers);
    case "cookies":
      return itemsText(forwarded.cookies);
    case "queryStrings":
      return itemsText(forwarded.queryStrings);
    case "ttlSeconds":
      return `${ttlSeconds.min}/${ttlSeconds.default}/${ttlSeconds.max}`;
    case "origin":
      return behavior.origin;
  }
}

/** Where a value was written, or whose default it is. */
function placeOf({ originOf }: ResolvedSpec, path: SpecPath): string {
  const origin = originOf(path);
  if (origin.by === "default") return `${path}, the default of ${origin.of}`;
  if (origin.by === "derived") return `${path}, which follows from other keys`;
  const { file, line, column } = origin.span;
  return `${path}, ${file}:${line}:${column}${origin.by === "environment" ? ` (environment ${origin.name})` : ""}`;
}

/** Where each setting of a behavior comes from: a line of the spec, or the keys whose defaults decide it. */
export function settingsOf(resolved: ResolvedSpec, behavior: Behavior): readonly string[] {
  const written = behavior.because.filter((path) => /^cdn\.behaviors\.\d+$/u.test(path));
  return (Object.keys(decidedBy) as Setting[]).map((setting) => {
    const own = written.map((path) => `${path}.${setting}` as SpecPath).find((path) => resolved.isWritten(path));
    const value = `${setting} ${valueText(behavior, setting)}`;
    if (own !== undefined) return `${value}: ${placeOf(resolved, own)}.`;
    const keys = (decidedBy[setting][behavior.kind] ?? []).filter((path) => hasValue(resolved, path));
    const places = [`kind ${behavior.kind}`, ...keys.map((path) => placeOf(resolved, path))];
    return `${value}: ${places.join("; ")}.`;
  });
}

/** Keys without a default have nothing to say where they are not written. */
const hasValue = (resolved: ResolvedSpec, path: SpecPath): boolean =>
  resolved.isWritten(path) || !["wordpress.plugins", "wordpress.cookies"].includes(path);
