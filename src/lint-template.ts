import type { Diagnostic } from "./compiler/diagnostics/diagnostic.js";
import { inOrder } from "./compiler/diagnostics/order.js";
import { rules } from "./generated/rules.js";
import { templateChecks } from "./lint/template/checks.js";
import { locator } from "./lint/template/locate.js";
import { siteOf, type TemplateFinding } from "./lint/template/site.js";
import type { LintSettings } from "./lint/levels.js";
import { withChosenLevel } from "./lint/suppress/chosen.js";
import type { Report } from "./lint.js";
import { tally } from "./report/tally.js";
import { RouteError } from "./route/route-error.js";
import { routingsOf } from "./route/route-template.js";

export interface LintTemplateOptions {
  /** What findings call the file. */
  readonly file: string;
  /** Logical id or address of the one distribution to look at; all of them where it is not given. */
  readonly distribution?: string | undefined;
  readonly settings?: LintSettings | undefined;
}

export interface TemplateReport extends Report {
  /** Distributions whose behaviors are not all known from the template: any request may be theirs, so nothing is said. */
  readonly unknown: readonly string[];
}

/** The level of a rule in profile modern: a template has no profile. */
function levelOf(id: string): Diagnostic["severity"] {
  const severity = rules[id]?.severity ?? "error";
  const level = typeof severity === "string" ? severity : severity.modern;
  return level === "off" ? "warning" : level;
}

/** In a template the order of behaviors is what the template says, so a path that is shadowed is lost. */
const stricter: ReadonlySet<string> = new Set(["cdn/admin-path-shadowed"]);

/**
 * What the rules of CloudFront find in anybody's template: CloudFormation, or Terraform's JSON. Each finding names a request
 * of a WordPress that goes wrong; what the template does not say is not found fault with. Throws a RouteError where the
 * text is no template, or has no such distribution.
 */
export function lintTemplate(text: string, { file, distribution, settings }: LintTemplateOptions): TemplateReport {
  const all = routingsOf(text, file);
  const chosen = all.filter(({ name }) => distribution === undefined || name === distribution);
  if (chosen.length === 0) {
    const names = all.map(({ name }) => name).join(", ");
    throw new RouteError(
      all.length === 0
        ? `${file} has no distribution of CloudFront.`
        : `${file} has no distribution called ${String(distribution)}.`,
      all.length === 0 ? "Give a CloudFormation template, or Terraform's JSON." : `Write one of ${names}.`,
    );
  }
  const found = chosen
    .filter(({ isWhole }) => isWhole)
    .flatMap((each): readonly TemplateFinding[] => {
      const site = siteOf(each);
      return templateChecks.flatMap((check) => [...check(site)]);
    });
  const locate = found.length === 0 ? undefined : locator(text, file);
  const diagnostics = found.map(({ rule, behavior, message, hint, subject }): Diagnostic => {
    const { place } = behavior;
    return {
      code: rule,
      severity: stricter.has(rule) ? "error" : levelOf(rule),
      message,
      hint,
      span: locate?.(place.steps) ?? { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
      path: place.steps === undefined ? place.text : place.steps.map((step) => `/${step}`).join(""),
      identity: place.text,
      ...(subject === undefined ? {} : { subject }),
    };
  });
  const findings = inOrder(withChosenLevel(diagnostics, [settings]));
  const { error, warning, info } = tally(findings);
  return {
    findings,
    summary: { errors: error, warnings: warning, infos: info },
    failOn: settings?.failOn ?? "error",
    unknown: chosen.filter(({ isWhole }) => !isWhole).map(({ name }) => name),
  };
}
