import { graphOf } from "../../../src/compile.js";
import type { Graph } from "../../../src/compiler/graph/graph.js";
import { examples, inProfile, profiles } from "../../support/examples.js";

/** Every example in both profiles and all environments, where that compiles. */
export const exampleGraphs: readonly (readonly [name: string, graph: Graph])[] = examples.flatMap(
  ({ name, text, environments }) =>
    profiles.flatMap((profile) =>
      environments.flatMap((env) => {
        const { graph } = graphOf(inProfile(text, profile), "wordpress.yaml", env);
        return graph === undefined ? [] : [[`${name}, ${profile}, ${env ?? "base"}`, graph] as const];
      }),
    ),
);
