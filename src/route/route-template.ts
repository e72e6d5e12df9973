import { cloudFrontName } from "../compiler/plan/hosts.js";
import type { RouteAnswer } from "./answer-json.js";
import type { RouteRequest } from "./request.js";
import { RouteError } from "./route-error.js";
import { answering, type Router } from "./router.js";
import { cloudFormationRoutings } from "./template/cloudformation.js";
import type { NamedRouting } from "./template/named-routing.js";
import { readTemplate } from "./template/read-text.js";
import { isTerraform, terraformRoutings } from "./template/terraform.js";

export interface RouteTemplateOptions {
  /** What messages call the file. */
  readonly file: string;
  /** Logical id or address of the distribution; needed where there are several. */
  readonly distribution?: string | undefined;
}

/** Every distribution of a CloudFormation template, or of Terraform's JSON (configuration, plan or state). */
export function routingsOf(text: string, file: string): readonly NamedRouting[] {
  const template = readTemplate(text, file);
  return isTerraform(template) ? terraformRoutings(template) : cloudFormationRoutings(template);
}

/** A distribution of anybody's template, ready for requests. Throws a RouteError where there is none, or which is not said. */
export function templateRouter(text: string, { file, distribution }: RouteTemplateOptions): Router {
  const all = routingsOf(text, file);
  const names = all.map(({ name }) => name);
  const chosen = all.filter(({ name }) => distribution === undefined || name === distribution);
  const [first, ...more] = chosen;
  if (all.length === 0)
    throw new RouteError(
      `${file} has no distribution of CloudFront.`,
      "Give a CloudFormation template, or Terraform's JSON.",
    );
  if (first === undefined)
    throw new RouteError(
      `${file} has no distribution called ${String(distribution)}.`,
      `Write one of ${names.join(", ")}.`,
    );
  if (more.length > 0)
    throw new RouteError(
      `${file} has ${all.length} distributions.`,
      `Add --distribution with one of ${names.join(", ")}.`,
    );
  return answering(first.routing, first.routing.hosts[0] ?? cloudFrontName);
}

/** What a distribution of anybody's template does with requests. Throws a RouteError, as `templateRouter` does. */
export const routeTemplate = (
  text: string,
  requests: readonly RouteRequest[],
  options: RouteTemplateOptions,
): RouteAnswer[] => requests.map(templateRouter(text, options));
