import type { Kinds } from "../table.js";

export const operations: Kinds = {
  "AWS::CloudWatch::Alarm": {
    terraform: "cloudwatch_metric_alarm",
    attributes: { arn: "Arn" },
    defaults: { TreatMissingData: "missing", ActionsEnabled: true },
    maps: ["Dimensions"],
    sets: ["AlarmActions"],
  },
  "AWS::CloudWatch::Dashboard": { terraform: "cloudwatch_dashboard", json: ["DashboardBody"] },
  "AWS::Logs::LogGroup": {
    terraform: "cloudwatch_log_group",
    names: { name: "LogGroupName" },
    attributes: { arn: "BareArn", name: "Ref" },
    defaults: { SkipDestroy: false },
  },
  "AWS::SNS::Topic": {
    terraform: "sns_topic",
    attributes: { arn: "Ref", id: "Ref" },
    parts: { sns_topic_subscription: { of: "topic_arn", under: "Subscription", each: true } },
    sets: ["Subscription"],
  },
  "AWS::SNS::TopicPolicy": {
    terraform: "sns_topic_policy",
    names: { arn: "Topics", policy: "PolicyDocument" },
    policies: ["PolicyDocument"],
    sets: ["Topics"],
  },
  "AWS::Budgets::Budget": {
    terraform: "budgets_budget",
    names: {
      name: "Budget/BudgetName",
      budget_type: "Budget/BudgetType",
      time_unit: "Budget/TimeUnit",
      limit_amount: "Budget/BudgetLimit/Amount",
      limit_unit: "Budget/BudgetLimit/Unit",
      notification: "NotificationsWithSubscribers",
    },
    sets: ["NotificationsWithSubscribers", "NotificationsWithSubscribers/Subscribers"],
  },
};
