import type { Rule } from "../../rule.js";

export const rule: Rule = {
  severity: "warning",
  source: "Amazon CloudWatch User Guide, Notify users on alarm changes",
  isForProduction: true,
  *check({ spec, resolved }) {
    const { alarms, notify = [] } = spec.monitoring;
    if (!alarms || notify.length > 0 || !resolved.isWritten("monitoring.alarms")) return;
    yield {
      at: "monitoring.alarms",
      message: `When ${spec.name} answers errors, its alarms turn red in a console and nobody is told.`,
      hint: "Add monitoring.notify with an address, and confirm the mail that AWS sends to it.",
    };
  },
};
