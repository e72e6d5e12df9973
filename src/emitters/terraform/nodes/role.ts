import { permissionsOf, trustOf } from "../../../compiler/graph/derive/permissions.js";
import { deploymentValue, join } from "../../../compiler/graph/value.js";
import { resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { allow } from "../../policy.js";
import { policyText } from "../policy.js";
import { attachmentPart } from "../role-policies.js";

/** IAM names roles once for the whole account, so the provider ends the name; it leaves 38 characters to us. */
const namePrefix = (deployment: string, id: string): string => `${`${deployment}-${id}`.slice(0, 37)}-`;

/** A role and what the edges of its actor allow. */
export const role: NodeEmitter<"role"> = {
  attributes: {
    arn: (name) => attributeOf("iam_role", name(), "arn"),
    name: (name) => attributeOf("iam_role", name(), "name"),
  },
  blocks: (node, context) => {
    const { graph, name, text, attribute } = context;
    const { path, permissionsBoundary } = graph.deployment.iam;
    const statements = permissionsOf(graph, node);
    const own = attribute("iam_role", "name");
    const allows = policyText(statements.map((statement) => allow(statement, context.text)));
    return [
      resource(
        "iam_role",
        name(),
        {
          namePrefix: namePrefix(graph.deployment.name, node.id),
          path,
          permissionsBoundary,
          assumeRolePolicy: policyText([allow(trustOf(node), context.text)]),
        },
        // Another path makes another role: the old one goes once nothing wears it any more.
        { createBeforeDestroy: true },
      ),
      ...node.properties.managedPolicies.map((each) =>
        resource("iam_role_policy_attachment", name(attachmentPart(each)), {
          role: own,
          policyArn: text(join("arn:", deploymentValue("partition"), `:iam::aws:policy/${each}`)),
        }),
      ),
      ...(statements.length === 0
        ? []
        : [resource("iam_role_policy", name("policy"), { role: own, name: node.id, policy: allows })]),
    ];
  },
};
