import { check } from "../check.js";
import { cloudFrontName } from "../compiler/plan/hosts.js";
import type { RouteAnswer } from "./answer-json.js";
import type { RouteRequest } from "./request.js";
import { RouteError } from "./route-error.js";
import { answering, type Router } from "./router.js";
import type { Routing } from "./routing.js";
import { routingOfSpec } from "./routing-of-spec.js";

export interface RouteOptions {
  /** What answers and diagnostics call the file. */
  readonly file: string;
  /** Name of an environment of the spec. */
  readonly env?: string | undefined;
}

/** The distribution of a spec. Throws a RouteError where the spec has errors or no CloudFront. */
export function routingOf(text: string, { file, env }: RouteOptions): Routing {
  const { resolved, findings } = check(text, file, env);
  if (resolved === undefined) throw new RouteError(`${file} has errors.`, "Put them right first.", findings);
  const routing = routingOfSpec(resolved);
  if (routing === undefined)
    throw new RouteError(
      `${file} has no CloudFront, so every request goes to the server as it is.`,
      "Write cdn: {enabled: true} to have one.",
    );
  return routing;
}

/** The distribution of a spec, ready for requests. Throws a RouteError, as `routingOf` does. */
export function routerOf(text: string, options: RouteOptions): Router {
  const routing = routingOf(text, options);
  const [host = cloudFrontName] = routing.hosts;
  return answering(routing, host);
}

/** What CloudFront does with requests, by the spec alone. Throws a RouteError, as `routerOf` and its router do. */
export const route = (text: string, requests: readonly RouteRequest[], options: RouteOptions): RouteAnswer[] =>
  requests.map(routerOf(text, options));
