import { contentHash } from "../../../compiler/cdn/content-hash.js";
import { permissionsOfUser } from "../../../compiler/graph/derive/permissions.js";
import type { Deployment } from "../../../compiler/graph/deployment.js";
import { resource } from "../block.js";
import { address, attributeOf } from "../names.js";
import type { NodeEmitter } from "../node-emitter.js";
import { allow } from "../../policy.js";
import { policyText } from "../policy.js";

/** IAM names users once for the whole account, in at most 64 characters; the provider makes up no name for them. */
const userName = ({ name, regions }: Deployment, id: string): string =>
  `${name}-${contentHash(JSON.stringify([regions.main, id]))}`;

/**
 * Whitepaper, Appendix A: IAM User Creation. No password, one key. The key goes from IAM into a secret and shows up in
 * no output, but IAM tells it to Terraform, so it is in the state as well.
 */
export const iamUser: NodeEmitter<"iamUser"> = {
  attributes: {
    arn: (name) => attributeOf("iam_user", name(), "arn"),
    // The ARN as the version knows it: who reads the secret waits until something is in it.
    secretArn: (name) => attributeOf("secretsmanager_secret_version", name("key-secret-value"), "arn"),
  },
  blocks: (node, context) => {
    const { graph, name, attribute } = context;
    const { path, permissionsBoundary } = graph.deployment.iam;
    const user = attribute("iam_user", "name");
    return [
      resource("iam_user", name(), { name: userName(graph.deployment, node.id), path, permissionsBoundary }),
      resource("iam_user_policy", name("policy"), {
        user,
        name: node.id,
        policy: policyText(permissionsOfUser(graph, node).map((statement) => allow(statement, context.text))),
      }),
      resource(
        "iam_access_key",
        name("key"),
        { user },
        // Whoever holds the key may use it at once.
        { dependsOn: [address("iam_user_policy", name("policy"))] },
      ),
      resource("secretsmanager_secret", name("key-secret"), {
        namePrefix: `${graph.deployment.name}-${node.id}-`,
        description: "Access key of the user that writes static files",
        // Nobody has a use for the key of a user that is gone.
        recoveryWindowInDays: 0,
      }),
      resource("secretsmanager_secret_version", name("key-secret-value"), {
        secretId: attribute("secretsmanager_secret", "id", "key-secret"),
        secretString: JSON.stringify({
          accessKeyId: attribute("iam_access_key", "id", "key"),
          secretAccessKey: attribute("iam_access_key", "secret", "key"),
        }),
      }),
    ];
  },
};
