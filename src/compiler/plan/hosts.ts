import type { ElasticSpec } from "../../generated/spec.js";

/** All names the site answers to, the main one first. */
export const hostsOf = (domain: ElasticSpec["domain"]): readonly string[] =>
  domain.name === undefined ? [] : [domain.name, ...(domain.aliases ?? [])];
