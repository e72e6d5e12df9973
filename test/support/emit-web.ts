import { graphBuilder, type GraphBuilder } from "../../src/compiler/graph/builder.js";
import type { Deployment } from "../../src/compiler/graph/deployment.js";
import { nodeOf, type Graph } from "../../src/compiler/graph/graph.js";
import type { NodeId, NodeKind } from "../../src/compiler/graph/node.js";
import type { LogicalName, Resource } from "../../src/emitters/cloudformation/cfn.js";
import { logicalName } from "../../src/emitters/cloudformation/names.js";
import type { NodeEmitter } from "../../src/emitters/cloudformation/node-emitter.js";
import { printValue } from "../../src/emitters/cloudformation/values.js";

const deployment: Deployment = {
  name: "acme-blog",
  environment: undefined,
  tier: "elastic",
  regions: { main: "eu-west-1", edge: "us-east-1", recovery: undefined },
  tags: [["team", "web"]],
  specFile: "wordpress.yaml",
  keepsData: true,
  kmsKeyArn: undefined,
  iam: { path: undefined, permissionsBoundary: undefined },
};

/** A graph with a VPC, a gateway, and an app and a data subnet in each of two zones; app subnets have a way out. */
export function standing(changes: Partial<Deployment> = {}) {
  const g: GraphBuilder = graphBuilder({ ...deployment, ...changes });
  const network = g.add("network", "network", { cidr: "10.0.0.0/16" }, []);
  const gateway = g.add("internetGateway", "internet-gateway", {}, []);
  g.link(gateway, { kind: "runsIn" }, network);
  const routes = g.add("routeTable", "app-routes", { layer: "app" }, []);
  g.link(routes, { kind: "routesTo" }, gateway);
  const subnetsOf = (layer: "app" | "data"): readonly NodeId<"subnet">[] =>
    [0, 1].map((index) => {
      const cidr = `10.0.${index}.0/24`;
      const subnet = g.add(
        "subnet",
        `${layer}-${index + 1}`,
        { cidr, zone: { index }, layer, assignsPublicAddresses: false },
        [],
      );
      if (layer === "app") g.link(subnet, { kind: "routesTo" }, routes);
      return subnet;
    });
  const app = subnetsOf("app");
  const data = subnetsOf("data");
  const runsIn = (id: NodeId, subnets: readonly NodeId<"subnet">[]): void => {
    for (const subnet of subnets) g.link(id, { kind: "runsIn" }, subnet);
  };
  return { g, network, gateway, routes, app, data, runsIn };
}

/** What a node's emitter prints, by logical name. A reference to attribute `a` of node `n` prints as `Ref: n.a`. */
export function emit<K extends NodeKind>(
  emitter: NodeEmitter<K>,
  graph: Graph,
  id: NodeId<K>,
): ReadonlyMap<LogicalName, Resource> {
  const resources = emitter.resources(nodeOf(graph, id), {
    graph,
    value: (value) =>
      printValue(value, {
        reference: ({ ref, attribute }) => ({ Ref: `${ref}.${attribute}` }),
        readySignal: "signal",
      }),
    name: (part) => logicalName(id, part),
    nameOf: logicalName,
  });
  return new Map(resources.map((resource) => [resource.name, resource]));
}

/** The one resource of this name; a test about a resource that is missing fails here. */
export function named(resources: ReadonlyMap<LogicalName, Resource>, name: LogicalName): Resource {
  const resource = resources.get(name);
  if (resource === undefined) throw new Error(`No ${name} among ${[...resources.keys()].join(", ")}.`);
  return resource;
}

/** All resources of a type, in printed order. */
export const ofType = (resources: ReadonlyMap<LogicalName, Resource>, type: string): readonly Resource[] =>
  [...resources.values()].filter((resource) => resource.type === type);
