import type { Graph } from "../../compiler/graph/graph.js";
import type { NodeId } from "../../compiler/graph/node.js";

/** What can be asked for by id once it is deployed. */
export type Deployed = "webFleet" | "webServer" | "keySecret";

/** What the sections of a runbook that all targets share are written from. */
export interface RunbookContext {
  readonly graph: Graph;
  /** What a spec is deployed as, and what follows when it asks for another Lightsail bundle, in the target's words. */
  readonly deployedAs: "stack" | "configuration";
  readonly otherBundle: string;
  /** Where the launch script of an instance stands, in the target's words. */
  readonly launchScript: string;
  /** The shell command that prints the id, name or ARN of something deployed. */
  idOf(what: Deployed, id: NodeId): string;
}
