import { sourcesOf } from "../../../compiler/graph/graph.js";
import type { NodeId, NodeKind } from "../../../compiler/graph/node.js";
import { ref, type CfnObject } from "../cfn.js";
import type { EmitContext, NodeEmitter } from "../node-emitter.js";
import { denyWithoutTls, oneOrMany } from "../../policy.js";
import { policyDocument } from "../policy-document.js";

/** Services that publish in their own name. Auto Scaling is not among them: its role in the account may anyway. */
const publishers: Partial<Record<NodeKind, string>> = {
  alarm: "cloudwatch.amazonaws.com",
  backupPlan: "backup.amazonaws.com",
  budget: "budgets.amazonaws.com",
};

/** Lets exactly the services publish whose nodes `notify` the topic, and only on behalf of this account. */
function publish({ graph, name }: EmitContext, id: NodeId<"notificationTopic">): readonly CfnObject[] {
  const kinds = new Set(sourcesOf(graph, id, "notifies").map(({ kind }) => kind));
  const services = [...kinds].flatMap((kind) => publishers[kind] ?? []).toSorted();
  if (services.length === 0) return [];
  return [
    {
      Effect: "Allow",
      Principal: { Service: oneOrMany(services) },
      Action: "sns:Publish",
      Resource: ref(name()),
      Condition: { StringEquals: { "aws:SourceAccount": ref("AWS::AccountId") } },
    },
  ];
}

/**
 * Where alarms go. Not encrypted with a key of KMS: alarms cannot use the key that AWS manages for SNS, and would be
 * dropped without a word (Amazon SNS Developer Guide, key management). Mail goes out in the clear in any case.
 */
export const notificationTopic: NodeEmitter<"notificationTopic"> = {
  attributes: { arn: (name) => ref(name()) },
  resources: (node, context) => {
    const { name } = context;
    return [
      {
        name: name(),
        type: "AWS::SNS::Topic",
        properties: { Subscription: node.properties.emails.map((Endpoint) => ({ Protocol: "email", Endpoint })) },
      },
      {
        name: name("policy"),
        type: "AWS::SNS::TopicPolicy",
        properties: {
          Topics: [ref(name())],
          PolicyDocument: policyDocument([
            denyWithoutTls(["sns:Publish"], [ref(name())]),
            ...publish(context, node.id),
          ]),
        },
      },
    ];
  },
};
