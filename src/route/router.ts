import { type RouteAnswer, routeRequest } from "./answer-json.js";
import { readRequest, type RouteRequest } from "./request.js";
import { RouteError } from "./route-error.js";
import type { Routing } from "./routing.js";

/** Answers one request after the other. Throws a RouteError where an address, a header or a cookie cannot be read. */
export type Router = (asked: RouteRequest) => RouteAnswer;

/** A distribution, ready for requests; `host` is for addresses without one. */
export const answering =
  (routing: Routing, host: string): Router =>
  (asked) => {
    const read = readRequest(asked, host);
    if ("problem" in read) throw new RouteError(read.problem.message, read.problem.hint);
    return routeRequest(routing, read.request);
  };
