import { hostPlaces, hostsOf } from "../../../compiler/plan/hosts.js";
import type { ResolvedSpec } from "../../../compiler/resolve/resolved-spec.js";
import type { Rule, RuleChange } from "../../rule.js";

/** A name below production's, and no aliases: what an environment that writes no names of its own can be given. */
function ownName({ spec, originOf }: ResolvedSpec, environment: string): readonly RuleChange[] {
  const { name, aliases = [] } = spec.domain;
  const places = [...hostPlaces(spec)].map(({ at }) => at);
  if (name === undefined || places.some((at) => originOf(at).by === "environment" || at.startsWith("wordpress")))
    return [];
  return [
    { kind: "set", at: "domain.name", to: `${environment}.${name}` },
    ...(aliases.length === 0 ? [] : [{ kind: "set", at: "domain.aliases", to: [] } as const]),
  ];
}

export const rule: Rule = {
  severity: "error",
  source:
    "Whitepaper, Appendix C; Amazon CloudFront Developer Guide, Alternate domain names: one name, one distribution",
  *check({ spec, base, resolved }) {
    if (base === undefined) return;
    const theirs = new Set(
      [...hostsOf(base.spec), base.spec.domain.originName ?? ""].map((host) => host.toLowerCase()),
    );
    const shared = [...hostPlaces(spec)].filter(({ host }) => theirs.has(host.toLowerCase()));
    const name = resolved.environment ?? "staging";
    const [first] = shared;
    if (first !== undefined) {
      // An alias that is production's own is best looked at where the environment says the rest of its domain.
      const isInherited = first.at.startsWith("domain.aliases") && resolved.originOf(first.at).by !== "environment";
      const changes = ownName(resolved, name);
      const hosts = shared.map(({ host }) => host).join(", ");
      yield {
        at: isInherited ? "domain" : first.at,
        message: `Environment ${name} answers to ${hosts}, as production does: CloudFront refuses a name twice, or DNS moves production's visitors.`,
        hint: first.at.startsWith("wordpress")
          ? `Write environments.${name}.wordpress: { sites: [...] } with names of its own, or sites: null.`
          : `Write environments.${name}.domain: { name: ${name}.example.org }, with aliases: null where production has some, or domain: null.`,
        ...(changes.length === 0 ? {} : { fix: { isSafe: true, changes } }),
      };
      return;
    }
    const { originName } = spec.domain;
    if (originName !== undefined && theirs.has(originName.toLowerCase())) {
      yield {
        at: "domain.originName",
        message: `Environment ${name} is reached under ${originName}, as production is: its CloudFront would ask production's servers.`,
        hint: `Write environments.${name}.domain.originName with a name of its own, or null.`,
      };
    }
  },
};
