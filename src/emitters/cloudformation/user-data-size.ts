import { nodesOf, type Graph } from "../../compiler/graph/graph.js";
import { utf8Bytes } from "../../compiler/utf8-bytes.js";
import { refsOf, type Value } from "../../compiler/graph/value.js";

/** The longest text a reference can become: an ARN with the longest region and names. */
const longestReference = 160;

const literalBytes = (value: Value): number => {
  if (typeof value !== "object") return utf8Bytes(String(value));
  if ("join" in value) return value.join.reduce<number>((sum, part) => sum + literalBytes(part), 0);
  return "deployment" in value ? longestReference : 0;
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
