import type { Graph } from "../../../compiler/graph/graph.js";
import type { Stack, Template } from "../template.js";

/** A template as it was printed. Paths are relative to the output directory. */
export interface Printed {
  readonly template: Template;
  readonly path: string;
  readonly bytes: number;
}

/** What a section of the runbook is written from. */
export interface StackContext {
  readonly graph: Graph;
  /** In the order of deployment: the main stack reads the others' outputs, so it comes last. */
  readonly ordered: readonly Printed[];
}

const order = { recovery: 0, edge: 1, main: 2 } as const;

export const inDeploymentOrder = (printed: readonly Printed[]): readonly Printed[] =>
  printed.toSorted((a, b) => order[a.template.stack.placement] - order[b.template.stack.placement]);

/** The physical id of a resource of a stack, as shell. */
export function resourceOf({ name, region }: Pick<Stack, "name" | "region">, logicalId: string): string {
  return [
    `aws cloudformation describe-stack-resource --region ${region} --stack-name ${name}`,
    `--logical-resource-id ${logicalId} --query StackResourceDetail.PhysicalResourceId --output text`,
  ].join(" ");
}
