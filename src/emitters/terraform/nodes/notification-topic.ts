import { contentHash } from "../../../compiler/cdn/content-hash.js";
import { sourcesOf } from "../../../compiler/graph/graph.js";
import type { NodeId, NodeKind } from "../../../compiler/graph/node.js";
import { deploymentValue } from "../../../compiler/graph/value.js";
import { resource } from "../block.js";
import { attributeOf } from "../names.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { denyWithoutTls, oneOrMany } from "../../policy.js";
import { policyText, type PolicyStatement } from "../policy.js";

/** Services that publish in their own name. Auto Scaling is not among them: its role in the account may anyway. */
const publishers: Partial<Record<NodeKind, string>> = {
  alarm: "cloudwatch.amazonaws.com",
  backupPlan: "backup.amazonaws.com",
  budget: "budgets.amazonaws.com",
};

/** Lets exactly the services publish whose nodes `notify` the topic, and only on behalf of this account. */
function publish(context: EmitContext, id: NodeId<"notificationTopic">, topic: string): readonly PolicyStatement[] {
  const kinds = new Set(sourcesOf(context.graph, id, "notifies").map(({ kind }) => kind));
  const services = [...kinds].flatMap((kind) => publishers[kind] ?? []).toSorted();
  if (services.length === 0) return [];
  return [
    {
      Effect: "Allow",
      Principal: { Service: oneOrMany(services) },
      Action: "sns:Publish",
      Resource: topic,
      Condition: { StringEquals: { "aws:SourceAccount": context.text(deploymentValue("accountId")) } },
    },
  ];
}

/**
 * Where alarms go. Not encrypted with a key of KMS: alarms cannot use the key that AWS manages for SNS, and would be
 * dropped without a word (Amazon SNS Developer Guide, key management). Mail goes out in the clear in any case.
 */
export const notificationTopic: NodeEmitter<"notificationTopic"> = {
  attributes: { arn: (name) => attributeOf("sns_topic", name(), "arn") },
  blocks: (node, context) => {
    const { graph, name, attribute } = context;
    const topic = attribute("sns_topic", "arn");
    return [
      resource("sns_topic", name(), { namePrefix: `${graph.deployment.name}-${node.id}-` }),
      resource("sns_topic_policy", name("policy"), {
        arn: topic,
        policy: policyText([denyWithoutTls(["sns:Publish"], [topic]), ...publish(context, node.id, topic)]),
      }),
      // An address may hold what no name may, and two may differ in nothing else.
      ...node.properties.emails.map((endpoint) =>
        resource("sns_topic_subscription", name(`mail-${contentHash(endpoint)}`), {
          topicArn: topic,
          protocol: "email",
          endpoint,
        }),
      ),
    ];
  },
};
