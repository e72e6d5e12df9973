import { contentHash } from "../../../compiler/cdn/content-hash.js";
import type { CfnObject } from "../cfn.js";
import { globalName } from "../../global-name.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Percent of the budget: what is spent, and what AWS expects to be spent by the end of the month. */
const notices = [
  { type: "ACTUAL", percent: 80 },
  { type: "FORECASTED", percent: 100 },
] as const;

const notifications = (emails: readonly string[]): readonly CfnObject[] =>
  notices.map(({ type, percent }) => ({
    Notification: {
      NotificationType: type,
      ComparisonOperator: "GREATER_THAN",
      Threshold: percent,
      ThresholdType: "PERCENTAGE",
    },
    Subscribers: emails.map((Address) => ({ SubscriptionType: "EMAIL", Address })),
  }));

/** Other recipients make another budget, and two of one name cannot stand side by side: so these are in the name. */
const nameEnd = (emails: readonly string[]): string =>
  emails.length === 0 ? "" : `-${contentHash(JSON.stringify(emails))}`;

/**
 * A monthly budget of the whole account: a filter by tag would count nothing until somebody has activated the tag for
 * billing. It warns; it stops nothing.
 */
export const budget: NodeEmitter<"budget"> = {
  attributes: {},
  resources: (node, { graph, name }) => {
    const { monthlyUsd, emails } = node.properties;
    return [
      {
        name: name(),
        type: "AWS::Budgets::Budget",
        properties: {
          Budget: {
            BudgetName: `${globalName(graph.deployment, node.id)}${nameEnd(emails)}`,
            BudgetType: "COST",
            TimeUnit: "MONTHLY",
            BudgetLimit: { Amount: monthlyUsd, Unit: "USD" },
          },
          NotificationsWithSubscribers: emails.length === 0 ? undefined : notifications(emails),
        },
      },
    ];
  },
};
