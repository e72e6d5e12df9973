import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { childPointer } from "../../compiler/parse/pointer.js";
import type { ResolvedSpec } from "../../compiler/resolve/resolved-spec.js";
import { nearest } from "../../compiler/nearest.js";
import { chosenLevel } from "../levels.js";

/** The rules that `lint.rules` of a spec names: of an environment those that its overlay writes. */
function written({ spec, document }: ResolvedSpec): readonly string[] {
  const { environment } = document;
  return Object.keys(spec.lint.rules ?? {}).filter(
    (id) => environment === undefined || environment.writes(pointerOf(id)),
  );
}

const pointerOf = (id: string): string => childPointer("/lint/rules", id);

const about = (
  { document }: ResolvedSpec,
  id: string,
  rest: Pick<Diagnostic, "code" | "severity" | "message" | "hint">,
): Diagnostic => ({ ...rest, span: document.keySpanOf(pointerOf(id)), path: pointerOf(id), subject: id });

/** Entries of `lint.rules` that name no rule, or switch one off without a reason. */
export function badLevels(resolved: ResolvedSpec, ids: readonly string[]): readonly Diagnostic[] {
  return written(resolved).flatMap((id) => {
    const bad = (message: string, hint: string): readonly Diagnostic[] => [
      about(resolved, id, { code: "spec/bad-suppression", severity: "error", message, hint }),
    ];
    if (!ids.includes(id)) {
      const meant = nearest(id, ids);
      const hint = meant === undefined ? "Write an id that `wpspec rules` lists." : `Write ${meant}.`;
      return bad(`lint.rules names ${id}, which is no rule, so it changes nothing.`, hint);
    }
    const { level, reason } = chosenLevel(id, [resolved.spec.lint]) ?? {};
    if (level !== "off" || reason !== undefined) return [];
    return bad(
      `lint.rules switches ${id} off and does not say why: nobody will know when it may go.`,
      `Write ${id}: { level: "off", reason: … }.`,
    );
  });
}

interface Looked {
  readonly resolved: ResolvedSpec | undefined;
  readonly findings: readonly Diagnostic[];
}

/** Entries of `lint.rules` that switch a rule off which would have said nothing, here or in an environment. */
export function idleLevels(base: Looked, environments: ReadonlyMap<string, Looked>): readonly Diagnostic[] {
  const others = [...environments.values()];
  const idleIn = ({ resolved }: Looked, reaches: readonly Looked[]): readonly Diagnostic[] => {
    if (resolved === undefined) return [];
    const hidden = new Set(
      reaches.flatMap(({ findings }) =>
        findings.filter(({ suppressed }) => suppressed?.by === "config").map(({ code }) => code),
      ),
    );
    return written(resolved)
      .filter((id) => chosenLevel(id, [resolved.spec.lint])?.level === "off" && !hidden.has(id))
      .map((id) =>
        about(resolved, id, {
          code: "spec/unused-suppression",
          severity: "warning",
          message: `lint.rules switches ${id} off, which finds nothing here: it would hide the next mistake.`,
          hint: `Delete ${id} from lint.rules.`,
        }),
      );
  };
  return [...idleIn(base, [base, ...others]), ...others.flatMap((each) => idleIn(each, [each]))];
}
