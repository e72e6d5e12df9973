import { expect, test } from "vitest";
import { notificationTopic } from "../../../../src/emitters/cloudformation/nodes/notification-topic.js";
import { emit, named, standing } from "../../../support/emit-web.js";
import { policyOf } from "../../../support/statements.js";

function printed(notifiers: readonly ("alarm" | "backupPlan" | "budget" | "webFleet")[]) {
  const { g } = standing();
  const id = g.add("notificationTopic", "notifications", { emails: ["a@example.org", "b@example.org"] }, []);
  for (const [index, kind] of notifiers.entries()) {
    g.link(g.add(kind, `${kind.toLowerCase()}-${index}`, {} as never, []), { kind: "notifies" }, id);
  }
  return emit(notificationTopic, g.build(), id);
}

test("every address gets a subscription; no key of KMS stands between an alarm and the topic", () => {
  expect(named(printed([]), "Notifications").properties).toEqual({
    Subscription: [
      { Protocol: "email", Endpoint: "a@example.org" },
      { Protocol: "email", Endpoint: "b@example.org" },
    ],
  });
});

test("services publish when their nodes notify, and only for this account", () => {
  const policy = policyOf(named(printed(["budget", "alarm", "alarm"]), "NotificationsPolicy"));
  expect(policy["Publish"]).toEqual({
    Sid: "Publish",
    Effect: "Allow",
    Principal: { Service: ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"] },
    Action: "sns:Publish",
    Resource: { Ref: "Notifications" },
    Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
  });
  expect(policyOf(named(printed(["alarm"]), "NotificationsPolicy"))["Publish"]).toMatchObject({
    Principal: { Service: "cloudwatch.amazonaws.com" },
  });
});

test("nobody else is let in, and nobody without TLS", () => {
  const policy = policyOf(named(printed(["webFleet"]), "NotificationsPolicy"));
  expect(Object.keys(policy)).toEqual(["DenyWithoutTls"]);
  expect(policy["DenyWithoutTls"]).toMatchObject({
    Effect: "Deny",
    // SNS refuses `sns:*` in a topic's policy.
    Action: "sns:Publish",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});
