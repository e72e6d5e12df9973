// Who may import whom: text → Document → Spec → ResolvedSpec → Graph → Artifact, and nothing reaches back.
const leaves = "^src/compiler/(nearest|order|unreachable|utf8-bytes)\\.ts$";

/** Files below `from` import nothing of ours but what matches `to`, and the few files that everybody may use. */
const only = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: "^src/", pathNot: [to, leaves] },
});

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Types may refer to each other; code that runs may not.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "pure-core",
      comment: "Everything left of the command line runs in a browser: no module of Node.",
      severity: "error",
      from: { path: "^src/(?!cli/)" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "cli-is-last",
      severity: "error",
      from: { pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "targets-apart",
      severity: "error",
      from: { path: "^src/emitters/([^/]+)/" },
      to: { path: "^src/emitters/([^/]+)/", pathNot: ["^src/emitters/$1/", "^src/emitters/runbook/"] },
    },
    {
      name: "cdktf-in-one-place",
      severity: "error",
      from: { pathNot: "^src/(emitters/terraform/|generated/terraform)" },
      to: { path: "node_modules/(cdktf|constructs|@cdktf)/" },
    },
    {
      name: "ts-morph-in-one-place",
      severity: "error",
      from: { pathNot: "^src/emitters/terraform/project/" },
      to: { path: "node_modules/ts-morph/" },
    },
    {
      name: "no-development-packages",
      comment:
        "The generators' packages stay out of what is published; bundled ones are named in the entry-weight test.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "node_modules/(ajv|esbuild|vitest|fast-check|typescript|json-schema-to-typescript)/" },
    },
    only("cdn-is-a-leaf", "^src/compiler/cdn/", "^src/(compiler/cdn|generated)/"),
    only("diagnostics-know", "^src/compiler/diagnostics/", "^src/compiler/diagnostics/"),
    only("parse-knows", "^src/compiler/parse/", "^src/compiler/(parse|diagnostics)/"),
    only("validate-knows", "^src/compiler/validate/", "^src/(compiler/(validate|parse|diagnostics)|generated)/"),
    only(
      "resolve-knows",
      "^src/compiler/resolve/",
      "^src/(compiler/(resolve|plan|validate|parse|diagnostics)|generated)/",
    ),
    only("plan-knows", "^src/compiler/plan/", "^src/(compiler/(plan|cdn|graph)|generated)/"),
    only("graph-knows", "^src/compiler/graph/", "^src/(compiler/(graph|cdn|diagnostics)|generated)/"),
    only("bootstrap-knows", "^src/bootstrap/", "^src/(bootstrap|compiler/graph|generated)/"),
    only(
      "lower-knows",
      "^src/compiler/lower/",
      "^src/(compiler/(lower|plan|graph|cdn|resolve|diagnostics)|bootstrap|generated)/",
    ),
    only(
      "lint-of-templates-knows",
      "^src/lint/template/",
      "^src/(lint/template|route/template|compiler/(cdn|plan|diagnostics)|generated)/",
    ),
    only(
      "lint-knows",
      "^src/lint/(?!template/)",
      "^src/(lint|compiler/(parse|plan|graph|cdn|resolve|diagnostics)|generated)/",
    ),
    only("emitters-know", "^src/emitters/", "^src/(emitters|compiler/(graph|cdn|diagnostics)|generated)/"),
    only(
      "drawing-knows",
      "^src/drawing/",
      "^src/(drawing/|compiler/(graph|diagnostics)/|generated/|report/visible\\.ts)",
    ),
    only(
      "route-knows",
      "^src/route/",
      "^src/(route/|check\\.ts|compiler/(cdn|plan|resolve|diagnostics)/|report/|generated/)",
    ),
    only("explain-knows", "^src/explain/", "^src/(explain|emitters|compiler|route|report|generated)/|^src/check\\.ts$"),
    only("report-knows", "^src/report/", "^src/(report|compiler/(graph|diagnostics)|generated)/"),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
