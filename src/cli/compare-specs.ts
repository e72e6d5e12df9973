import { cloudFrontName } from "../compiler/plan/hosts.js";
import { inert, visibleJson } from "../report/visible.js";
import { compareRoutings } from "../route/compare.js";
import { prettyComparison } from "../route/pretty-comparison.js";
import { RouteError } from "../route/route-error.js";
import { routingOf } from "../route/route.js";
import type { Routing } from "../route/routing.js";
import { type ExitCode, exitCode } from "./exit-code.js";
import { readSpec } from "./read-spec.js";
import { sayWhyNot } from "./say-why-not.js";
import { sayProblems } from "./terminal.js";
import type { Call } from "./verb.js";

/** `wpspec route --compare OLD NEW`: requests that two specs answer differently; exit code 1 when there are any. */
export function compareSpecs({ operands, options, terminal }: Call): ExitCode {
  if (operands.length !== 2 || options["template"] !== undefined) {
    const hint = "Write `wpspec route --compare old.yaml new.yaml`.";
    return sayProblems(terminal, [{ message: "`route --compare` takes two specs.", hint }]);
  }
  const { env } = options;
  const routings: Routing[] = [];
  for (const file of operands) {
    const read = readSpec(file);
    if ("problem" in read) return sayProblems(terminal, [read.problem]);
    try {
      routings.push(routingOf(read.spec.text, { file, env: typeof env === "string" ? env : undefined }));
    } catch (error) {
      if (!(error instanceof RouteError)) throw error;
      return sayWhyNot(error, read.spec, terminal);
    }
  }
  const [before, after] = routings;
  if (before === undefined || after === undefined) throw new Error("Two specs gave fewer than two distributions.");
  const comparison = compareRoutings(before, after, after.hosts[0] ?? cloudFrontName);
  terminal.out(
    options["json"] === true
      ? `${visibleJson(JSON.stringify(comparison, undefined, 2))}\n`
      : inert(prettyComparison(comparison, terminal.outColors)),
  );
  return comparison.differences.length === 0 ? exitCode.fine : exitCode.findings;
}
