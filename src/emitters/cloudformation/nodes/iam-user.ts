import { permissionsOfUser } from "../../../compiler/graph/derive/permissions.js";
import { getAtt, ref, sub } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";
import { allow } from "../../policy.js";
import { policyDocument } from "../policy-document.js";

/**
 * Whitepaper, Appendix A: IAM User Creation. No password, one key; the key goes from IAM into a secret while the stack is
 * made, so neither the template nor an output ever shows it.
 */
export const iamUser: NodeEmitter<"iamUser"> = {
  attributes: { arn: (name) => getAtt(name(), "Arn"), secretArn: (name) => ref(name("key-secret")) },
  resources: (node, { graph, name, value }) => {
    const { path, permissionsBoundary } = graph.deployment.iam;
    const key = name("key");
    return [
      {
        name: name(),
        type: "AWS::IAM::User",
        properties: {
          Path: path,
          PermissionsBoundary: permissionsBoundary,
          Policies: [
            {
              PolicyName: node.id,
              PolicyDocument: policyDocument(
                permissionsOfUser(graph, node).map((statement) => allow(statement, value)),
              ),
            },
          ],
        },
      },
      { name: key, type: "AWS::IAM::AccessKey", properties: { UserName: ref(name()) } },
      {
        name: name("key-secret"),
        type: "AWS::SecretsManager::Secret",
        deletionPolicy: "Delete",
        properties: {
          Description: "Access key of the user that writes static files",
          SecretString: sub(`{"accessKeyId":"\${${key}}","secretAccessKey":"\${${key}.SecretAccessKey}"}`),
        },
      },
    ];
  },
};
