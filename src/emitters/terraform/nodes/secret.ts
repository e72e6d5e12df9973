import { data, ephemeral, resource } from "../block.js";
import { address, attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { expression } from "../text.js";

/**
 * A secret that AWS Secrets Manager makes up: no configuration holds it, and it is written without being kept. But what
 * has to name it in an argument reads it as `value`, and Terraform keeps all that it reads: so the state holds it.
 * Letters and digits only, for load balancers compare headers by wildcards and quotes would have to be escaped.
 */
export const secret: NodeEmitter<"secret"> = {
  attributes: {
    // The ARN as the version knows it: who reads the secret waits until something is in it.
    arn: (name) => attributeOf("secretsmanager_secret_version", name("value"), "arn"),
    value: (name) => attributeOf("data.secretsmanager_secret_version", name("value"), "secret_string"),
  },
  blocks: (node, { graph, name, attribute }) => {
    const { description, length } = node.properties;
    const secretId = attribute("secretsmanager_secret", "id");
    const generated = name("value");
    return [
      ephemeral("secretsmanager_random_password", generated, {
        password_length: length,
        exclude_punctuation: true,
        require_each_included_type: true,
      }),
      resource("secretsmanager_secret", name(), {
        namePrefix: `${graph.deployment.name}-${node.id}-`,
        description,
        // Another one is as good.
        recoveryWindowInDays: 0,
      }),
      resource("secretsmanager_secret_version", name("value"), {
        secretId,
        secretStringWo: expression(`ephemeral.${address("secretsmanager_random_password", generated)}.random_password`),
        // All that Terraform compares, as it keeps no value: another length makes up another secret.
        secretStringWoVersion: length,
      }),
      data(
        "secretsmanager_secret_version",
        name("value"),
        { secretId },
        { dependsOn: [address("secretsmanager_secret_version", name("value"))] },
      ),
    ];
  },
};
