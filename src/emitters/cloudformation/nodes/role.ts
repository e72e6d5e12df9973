import { permissionsOf, trustOf } from "../../../compiler/graph/derive/permissions.js";
import type { Statement } from "../../../compiler/graph/derive/statement.js";
import type { Node } from "../../../compiler/graph/node.js";
import { refsOf } from "../../../compiler/graph/value.js";
import { getAtt, ref } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { allow } from "../../policy.js";
import { policyDocument } from "../policy-document.js";
import { joinParts } from "../values.js";

/** Whether the permissions name the actor, which names the role itself: inside the role they would close a circle. */
const namesActor = (node: Node<"role">, statements: readonly Statement[]): boolean =>
  statements.some(({ resources }) => resources.flatMap(refsOf).some(({ ref: id }) => id === node.properties.actor));

/** A role and what the edges of its actor allow. No name is given, so that the stack needs no named capability. */
export const role: NodeEmitter<"role"> = {
  attributes: { arn: (name) => getAtt(name(), "Arn"), name: (name) => ref(name()) },
  resources: (node, { graph, name, value }) => {
    const { managedPolicies } = node.properties;
    const { path, permissionsBoundary } = graph.deployment.iam;
    const statements = permissionsOf(graph, node);
    const policy = {
      PolicyName: node.id,
      PolicyDocument: policyDocument(statements.map((statement) => allow(statement, value))),
    };
    const standsAlone = namesActor(node, statements);
    return [
      {
        name: name(),
        type: "AWS::IAM::Role",
        properties: {
          Path: path,
          PermissionsBoundary: permissionsBoundary,
          AssumeRolePolicyDocument: policyDocument([allow(trustOf(node), value)]),
          ManagedPolicyArns:
            managedPolicies.length === 0
              ? undefined
              : managedPolicies.map((each) => joinParts(["arn:", ref("AWS::Partition"), `:iam::aws:policy/${each}`])),
          // Inside the role where possible: the role is never there without them.
          Policies: statements.length === 0 || standsAlone ? undefined : [policy],
        },
      },
      ...(standsAlone
        ? [{ name: name("policy"), type: "AWS::IAM::RolePolicy", properties: { RoleName: ref(name()), ...policy } }]
        : []),
    ];
  },
};
