import { covers } from "../../../compiler/cdn/pattern.js";
import { limits } from "../../../generated/facts.js";
import type { TemplateCheck } from "../site.js";

/** Work for all decisions of one template together. */
const mostWork = 500_000;

export const order: TemplateCheck = function* ({ behaviors }) {
  const work = { left: mostWork };
  for (const [index, behavior] of behaviors.entries()) {
    const earlier = behaviors.slice(0, index).map(({ path }) => path);
    if (behavior.path === "*" && index === behaviors.length - 1) {
      // The default that nothing reaches is no harm: a behavior for everything stands before it.
      continue;
    }
    if (earlier.length === 0 || covers(earlier, behavior.path, work) !== true) continue;
    yield {
      rule: "cdn/behavior-unreachable",
      behavior,
      message: `No request reaches ${behavior.path}: GET /${behavior.path.replaceAll(/[*?]/gu, "1")}, as all that it matches, is answered by a behavior before it.`,
      hint: "Move it up, or delete it.",
    };
  }
  const limit = limits.behaviorsPerDistribution.value;
  const last = behaviors.at(-1);
  if (behaviors.length > limit && last !== undefined)
    yield {
      rule: "cdn/too-many-behaviors",
      behavior: last,
      message: `The distribution has ${behaviors.length} behaviors; CloudFront takes ${limit}.`,
      hint: "Join paths with a wildcard.",
    };
};
