import { permissionsOf } from "../../compiler/graph/derive/permissions.js";
import type { Statement } from "../../compiler/graph/derive/statement.js";
import { nodesOf } from "../../compiler/graph/graph.js";
import type { Node, NodeId } from "../../compiler/graph/node.js";
import { refsOf } from "../../compiler/graph/value.js";
import { address } from "./names.js";
import type { EmitContext } from "./node-emitter.js";

/** Name of the block that attaches a policy of AWS: one that is a path keeps all of it. */
export const attachmentPart = (managedPolicy: string): string =>
  `managed-${managedPolicy.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;

/** Whether the permissions name the actor itself: if it waited for them, they would wait for each other. */
const namesActor = ({ properties }: Node<"role">, statements: readonly Statement[]): boolean =>
  statements.some(({ resources }) => resources.flatMap(refsOf).some(({ ref }) => ref === properties.actor));

/**
 * What makes a role able to do anything, as addresses for `dependsOn`. The policies are resources of their own, so a
 * reference to the role does not wait for them, and an instance that boots meanwhile is refused.
 */
export function rolePolicies({ graph, nameOf }: EmitContext, id: NodeId<"role">): readonly string[] {
  const role = nodesOf(graph, "role").find((node) => node.id === id);
  if (role === undefined) throw new Error(`There is no role ${id}.`);
  const statements = permissionsOf(graph, role);
  return [
    ...role.properties.managedPolicies.map((each) =>
      address("iam_role_policy_attachment", nameOf(id, attachmentPart(each))),
    ),
    ...(statements.length === 0 || namesActor(role, statements)
      ? []
      : [address("iam_role_policy", nameOf(id, "policy"))]),
  ];
}
