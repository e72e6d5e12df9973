import { matches } from "../compiler/cdn/pattern.js";
import { behaviors as table } from "../generated/facts.js";
import { answerTo, requestFor } from "./requests.js";
import type { Facts } from "./rule.js";
import type { WrittenBehavior } from "./written-behaviors.js";

/** A file such as every site has, with one of these endings, that a behavior answers; undefined where it answers none. */
export const staticFileOf = (
  facts: Facts,
  { behavior }: WrittenBehavior,
  extensions: readonly string[],
): string | undefined =>
  table.staticExamples.names
    .flatMap((name) => extensions.map((extension) => `/${name}.${extension}`))
    .find((path) => matches(behavior.path, path) && answerTo(facts, requestFor(facts, path)).behavior === behavior);
