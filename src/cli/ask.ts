/* What verbs need that only ask, about a spec or about rules: one bundle, for they share nearly all of it. */
export { explainRule } from "./explain-rule.js";
export { lintSpecs, serveLint } from "./lint-specs.js";
export { listRules } from "./list-rules.js";
export { routeRequests } from "./route-requests.js";
