import { hostsOf } from "../../../compiler/plan/hosts.js";
import type { Rule } from "../../rule.js";

/** The name that people type for another: with www, or without; undefined where the name is no such pair. */
function twinOf(name: string): string | undefined {
  const labels = name.split(".");
  if (labels[0] === "www") return labels.length === 3 ? labels.slice(1).join(".") : undefined;
  return labels.length === 2 ? `www.${name}` : undefined;
}

export const rule: Rule = {
  severity: "info",
  isForProduction: true,
  source: "Amazon CloudFront Developer Guide, Use custom URLs by adding alternate domain names",
  *check({ spec }) {
    const { name } = spec.domain;
    const twin = name === undefined ? undefined : twinOf(name.toLowerCase());
    if (name === undefined || twin === undefined) return;
    const hosts = hostsOf(spec).map((host) => host.toLowerCase());
    if (hosts.includes(twin) || hosts.includes(twin.replace(/^www\./, "*."))) return;
    const { aliases } = spec.domain;
    yield {
      at: "domain.name",
      message: `GET https://${twin}/ reaches nothing: many people type it for ${name}.`,
      hint: `Add ${twin} to domain.aliases.`,
      fix: {
        isSafe: false,
        changes: [
          aliases === undefined
            ? { kind: "set", at: "domain.aliases", to: [twin] }
            : { kind: "append", at: "domain.aliases", items: [twin] },
        ],
      },
    };
  },
};
