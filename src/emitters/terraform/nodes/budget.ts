import { contentHash } from "../../../compiler/cdn/content-hash.js";
import { resource } from "../block.js";
import { globalName } from "../../global-name.js";
import type { NodeEmitter } from "../node-emitter.js";

/** Percent of the budget: what is spent, and what AWS expects to be spent by the end of the month. */
const notices = [
  { type: "ACTUAL", percent: 80 },
  { type: "FORECASTED", percent: 100 },
] as const;

const notification = (type: string, threshold: number, subscriberEmailAddresses: readonly string[]) => ({
  notificationType: type,
  comparisonOperator: "GREATER_THAN",
  threshold,
  thresholdType: "PERCENTAGE",
  subscriberEmailAddresses,
});

/** Recipients are in the name, as CloudFormation needs it: a deployment has one budget, whatever made it. */
const nameEnd = (emails: readonly string[]): string =>
  emails.length === 0 ? "" : `-${contentHash(JSON.stringify(emails))}`;

/**
 * A monthly budget of the whole account: a filter by tag would count nothing until somebody has activated the tag for
 * billing. It warns; it stops nothing.
 */
export const budget: NodeEmitter<"budget"> = {
  attributes: {},
  blocks: (node, { graph, name }) => {
    const { monthlyUsd, emails } = node.properties;
    return [
      resource("budgets_budget", name(), {
        name: `${globalName(graph.deployment, node.id)}${nameEnd(emails)}`,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: String(monthlyUsd),
        limitUnit: "USD",
        notification:
          emails.length === 0 ? undefined : notices.map(({ type, percent }) => notification(type, percent, emails)),
      }),
    ];
  },
};
