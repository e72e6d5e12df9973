import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "error",
  source: "Whitepaper, Appendix C: a separate staging environment",
  *check({ spec, base, resolved }) {
    const { enabled, bucket } = spec.storage.static;
    if (base === undefined || !enabled || bucket === undefined) return;
    if (base.spec.storage.static.bucket !== bucket) return;
    const name = resolved.environment ?? "staging";
    yield {
      at: "storage.static.bucket",
      message: `Environment ${name} writes into ${bucket}, production's bucket: a test upload shows on the real site.`,
      hint: `Write environments.${name}.storage: { static: { bucket: null } }, and it gets one of its own.`,
    };
  },
};
