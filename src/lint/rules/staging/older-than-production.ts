import type { SpecPath, TierSpec } from "../../../generated/spec.js";
import type { Rule } from "../../rule.js";
import { trialOf } from "../../staging.js";
import { isOlder } from "../../versions.js";

interface Software {
  readonly at: SpecPath;
  readonly name: string;
  /** The version that runs; undefined where the spec does not decide it. */
  readonly versionOf: (spec: TierSpec) => string | undefined;
}

const ofServers = (spec: TierSpec) => ("web" in spec && spec.web.bootstrap !== "none" ? spec.wordpress : undefined);

const software: readonly Software[] = [
  { at: "wordpress.version", name: "WordPress", versionOf: (spec) => ofServers(spec)?.version },
  { at: "wordpress.phpVersion", name: "PHP", versionOf: (spec) => ofServers(spec)?.phpVersion },
  {
    at: "database.engineVersion",
    name: "Aurora MySQL",
    versionOf: ({ database }) => (database.engine === "aurora" ? database.engineVersion : undefined),
  },
];

export const rule: Rule = {
  severity: "warning",
  source: "Whitepaper, Appendix C: changes are tried in a staging environment first",
  *check(facts) {
    const trial = trialOf(facts);
    if (trial === undefined) return;
    for (const { at, name, versionOf } of software) {
      const [tried, used] = [versionOf(trial.spec), versionOf(trial.production)];
      if (tried === undefined || used === undefined || !isOlder(tried, used)) continue;
      yield {
        at,
        message: `Environment ${trial.name} runs ${name} ${tried} and production ${used} already: what breaks with it, production's readers find out.`,
        hint: `Write ${used} in environments.${trial.name} too, or delete ${at} there.`,
      };
    }
  },
};
