import { nodesOf, type Graph } from "../compiler/graph/graph.js";
import { utf8Bytes } from "../compiler/utf8-bytes.js";
import { refsOf, type Value } from "../compiler/graph/value.js";
import { diagnose } from "../compiler/diagnostics/diagnose.js";
import type { Diagnostic, Span } from "../compiler/diagnostics/diagnostic.js";
import { limits } from "../generated/facts.js";

/** The longest text a reference can become: an ARN with the longest region and names. */
const longestReference = 160;

/** The same for the command that reports a boot, in the target that has the longer one. */
const longestSignal = 400;

const literalBytes = (value: Value): number => {
  if (typeof value !== "object") return utf8Bytes(String(value));
  if ("join" in value) return value.join.reduce<number>((sum, part) => sum + literalBytes(part), 0);
  if (!("deployment" in value)) return 0;
  return value.deployment === "readySignal" ? longestSignal : longestReference;
};

/** The most bytes that the user data of a server can have once every reference is known; 0 without one. */
export function userDataBytes(graph: Graph): number {
  const servers = [
    ...nodesOf(graph, "webFleet"),
    ...nodesOf(graph, "webServer"),
    ...nodesOf(graph, "lightsailInstance"),
  ];
  const sizes = servers.map(({ properties }) => {
    const { userData } = properties;
    return literalBytes(userData) + refsOf(userData).length * longestReference;
  });
  return Math.max(0, ...sizes);
}

/** What is wrong with the size of the user data, which is the same in all targets. */
export function userDataFindings(graph: Graph, at: Span): readonly Diagnostic[] {
  const bytes = userDataBytes(graph);
  const most = limits.userDataBytes.value;
  return bytes > most ? [diagnose("server/user-data-too-large", { bytes, most }, at)] : [];
}
