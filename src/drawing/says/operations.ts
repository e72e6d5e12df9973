import type { OperationsKinds } from "../../compiler/graph/kinds/operations.js";
import { counted, few, type Says } from "../said.js";

/** Identity, secrets, backup (whitepaper, Appendix B) and watching. */
export const operationsSays: Says<keyof OperationsKinds> = {
  role: ({ properties }) => ({ title: "IAM role", lines: [`of ${properties.actor}`] }),
  iamUser: () => ({ title: "IAM user", lines: ["with an access key"] }),
  secret: ({ properties }) => ({ title: "Secret", lines: [properties.description] }),
  logGroup: ({ properties }) => ({ title: "CloudWatch Logs", lines: [properties.name] }),
  notificationTopic: ({ properties: { emails } }) => ({ title: "Amazon SNS", lines: [few(emails, 1)] }),
  alarm: ({ properties }) => ({ title: "CloudWatch alarm", lines: [properties.description] }),
  lightsailAlarm: ({ properties }) => ({ title: "Lightsail alarm", lines: [properties.metricName] }),
  dashboard: ({ properties }) => ({
    title: "CloudWatch dashboard",
    lines: [counted(properties.widgets.length, "widget")],
  }),
  budget: ({ properties }) => ({ title: "AWS Budgets", lines: [`${properties.monthlyUsd} USD a month`] }),
  backupVault: () => ({ title: "Backup vault", lines: [] }),
  backupPlan: ({ properties }) => ({
    title: "AWS Backup",
    lines: [properties.schedule, `kept ${properties.retentionDays} days`],
  }),
};
