import type { ResolvedSpec } from "../compiler/resolve/resolved-spec.js";
import type { TierSpec } from "../generated/spec.js";
import type { Facts } from "./rule.js";

/** An environment in which things are tried out, beside the spec that people use. */
export interface Trial {
  readonly name: string;
  readonly spec: TierSpec;
  readonly production: TierSpec;
}

/** The environment that is looked at; undefined for production's own spec, and for a twin that people use as well. */
export function trialOf({ resolved, base }: { resolved: ResolvedSpec; base: Facts["base"] }): Trial | undefined {
  const { spec, environment } = resolved;
  if (base === undefined || environment === undefined || spec.purpose !== "staging") return undefined;
  return { name: environment, spec, production: base.spec };
}

/** What people call environments in which things are tried out. */
const trialNames = /^(?:stag(?:e|ing)|test(?:ing)?|dev(?:elopment)?|qa|uat|preview|preprod|demo|sandbox)(?:-|$)/u;

/** Whether an environment is called as those are in which things are tried out. */
export const isCalledTrial = ({ environment }: Pick<ResolvedSpec, "environment">): boolean =>
  environment !== undefined && trialNames.test(environment);
