/* What verbs need that only ask about a spec: one bundle, for they share nearly all of it. */
export { lintSpecs } from "./lint-specs.js";
export { routeRequests } from "./route-requests.js";
