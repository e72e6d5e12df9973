import type { Deployment } from "../../compiler/graph/deployment.js";
import type { Node, Placement } from "../../compiler/graph/node.js";
import type { CfnObject, LogicalName, Resource } from "./cfn.js";

/** One stack: its place in the deployment and the region it goes to. */
export interface Stack {
  readonly placement: Placement;
  readonly name: string;
  readonly region: string;
}

/** One template as data, its resources in reading order. */
export interface Template {
  readonly stack: Stack;
  readonly sections: readonly { readonly title: string; readonly resources: readonly Resource[] }[];
  readonly parameters: readonly { readonly name: string; readonly definition: CfnObject }[];
  readonly outputs: readonly { readonly name: string; readonly definition: CfnObject }[];
}

/** The stack a node belongs to. What must live in us-east-1 needs no stack of its own when that is the region. */
export function stackOf(deployment: Deployment, placement: Node["placement"]): Stack {
  const { name, regions: places } = deployment;
  if (placement === "edge" && places.main !== places.edge) {
    return { placement, name: `${name}-edge`, region: places.edge };
  }
  if (placement === "recovery") {
    if (places.recovery === undefined) throw new Error("A node is placed in a recovery region that is not named.");
    return { placement, name: `${name}-recovery`, region: places.recovery };
  }
  return { placement: "main", name, region: places.main };
}

const policies = (resource: Resource): CfnObject =>
  resource.deletionPolicy === undefined
    ? {}
    : {
        DeletionPolicy: resource.deletionPolicy,
        // RetainExceptOnCreate is no answer to a replacement.
        UpdateReplacePolicy: resource.deletionPolicy === "RetainExceptOnCreate" ? "Retain" : resource.deletionPolicy,
      };

const metadata = (resource: Resource): CfnObject => {
  const waivers = resource.waivers ?? [];
  if (waivers.length === 0) return {};
  const config = {
    ignore_checks: waivers.map(({ rule }) => rule),
    reasons: Object.fromEntries(waivers.map(({ rule, reason }) => [rule, reason])),
  };
  return { Metadata: { "cfn-lint": { config } } };
};

/** A resource as it stands under `Resources`. */
export function resourceBody(resource: Resource): CfnObject {
  const { dependsOn = [], creationPolicy, updatePolicy } = resource;
  const sorted = [...new Set<LogicalName>(dependsOn)].sort();
  const hasProperties = Object.values(resource.properties).some((value) => value !== undefined);
  return {
    Type: resource.type,
    ...metadata(resource),
    ...(sorted.length === 0 ? {} : { DependsOn: sorted.length === 1 ? sorted[0] : sorted }),
    ...policies(resource),
    ...(creationPolicy === undefined ? {} : { CreationPolicy: creationPolicy }),
    ...(updatePolicy === undefined ? {} : { UpdatePolicy: updatePolicy }),
    ...(hasProperties ? { Properties: resource.properties } : {}),
  };
}
