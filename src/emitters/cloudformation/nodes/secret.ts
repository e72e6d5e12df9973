import { ref, sub } from "../cfn.js";
import type { NodeEmitter } from "../node-emitter.js";

/**
 * A secret that AWS Secrets Manager makes up: no template ever holds it. Letters and digits only, for load balancers
 * compare headers by wildcards and quotes would have to be escaped. Deleted with the stack: another one is as good.
 */
export const secret: NodeEmitter<"secret"> = {
  attributes: {
    arn: (name) => ref(name()),
    value: (name) => sub(`{{resolve:secretsmanager:\${${name()}}:SecretString}}`),
  },
  resources: (node, { name }) => [
    {
      name: name(),
      type: "AWS::SecretsManager::Secret",
      deletionPolicy: "Delete",
      properties: {
        Description: node.properties.description,
        // A change of any of these makes up another secret.
        GenerateSecretString: { ExcludePunctuation: true, PasswordLength: node.properties.length },
      },
    },
  ],
};
