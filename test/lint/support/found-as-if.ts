import { check } from "../../../src/check.js";
import type { ElasticSpec } from "../../../src/generated/spec.js";
import type { RuleFor } from "../../../src/lint/rule.js";

type Wordpress = ElasticSpec["wordpress"];

/**
 * What a rule finds where keys of `wordpress` have values that this version does not compile yet, as if it did: level where
 * it is milder than the rule's, place, message and what it would write.
 */
export function foundAsIf(
  rule: RuleFor<"ec2" | "elastic">,
  wordpress: Partial<Wordpress>,
  ...lines: readonly string[]
) {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${lines.join("\n")}\n`;
  const { resolved } = check(text, "wordpress.yaml");
  if (resolved?.spec.tier !== "elastic") throw new Error("The spec has errors.");
  const spec: ElasticSpec = { ...resolved.spec, wordpress: { ...resolved.spec.wordpress, ...wordpress } };
  const isWritten = (path: string): boolean =>
    Object.keys(wordpress).some((key) => path.startsWith(`wordpress.${key}`)) ||
    resolved.isWritten(path as "wordpress");
  const cdn = { behaviors: [], findings: [] };
  const facts = {
    spec,
    resolved: { ...resolved, spec, isWritten },
    base: undefined,
    cdn,
    written: [],
    today: "2026-11-23",
  };
  return [...rule.check(facts)].map(({ at, message, fix }) => ({
    at,
    message,
    writes: fix?.changes.map((change) => (change.kind === "set" ? change.to : change.kind)),
    isSafe: fix?.isSafe,
  }));
}
