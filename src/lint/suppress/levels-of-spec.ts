import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.js";
import { childPointer } from "../../compiler/parse/pointer.js";
import type { ResolvedSpec } from "../../compiler/resolve/resolved-spec.js";
import { badLevels, chosenLevel } from "../levels.js";

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

/** Entries of `lint.rules` of a spec that name no rule, or switch one off without a reason. */
export function badLevelsOfSpec(resolved: ResolvedSpec, ids: readonly string[]): readonly Diagnostic[] {
  return badLevels(resolved.spec.lint, ids)
    .filter(({ subject }) => written(resolved).includes(subject))
    .map(({ subject, ...rest }) => about(resolved, subject, rest));
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
