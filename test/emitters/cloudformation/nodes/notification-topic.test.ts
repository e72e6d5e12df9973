import { expect, test } from "vitest";
import { notificationTopic } from "../../../../src/emitters/cloudformation/nodes/notification-topic.js";
import { emit, named, standing } from "../../../support/emit-web.js";
import { resourcePolicy, saying } from "../../../support/statements.js";

function printed(notifiers: readonly ("alarm" | "backupPlan" | "budget" | "webFleet")[]) {
  const { g } = standing();
  const id = g.add("notificationTopic", "notifications", { emails: ["a@example.org", "b@example.org"] }, []);
  for (const [index, kind] of notifiers.entries()) {
    g.link(g.add(kind, `${kind.toLowerCase()}-${index}`, {} as never, []), { kind: "notifies" }, id);
  }
  return emit(notificationTopic, g.build(), id);
}

const policyFor = (notifiers: Parameters<typeof printed>[0]) =>
  resourcePolicy(named(printed(notifiers), "NotificationsPolicy"));

test("every address gets a subscription; no key of KMS stands between an alarm and the topic", () => {
  expect(named(printed([]), "Notifications").properties).toEqual({
    Subscription: [
      { Protocol: "email", Endpoint: "a@example.org" },
      { Protocol: "email", Endpoint: "b@example.org" },
    ],
  });
});

test("services publish when their nodes notify, and only for this account", () => {
  const policy = policyFor(["budget", "alarm", "alarm"]);
  expect(saying(policy, { Effect: "Allow" })).toEqual({
    Effect: "Allow",
    Principal: { Service: ["budgets.amazonaws.com", "cloudwatch.amazonaws.com"] },
    Action: "sns:Publish",
    Resource: { Ref: "Notifications" },
    Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
  });
  expect(saying(policyFor(["alarm"]), { Effect: "Allow" })["Principal"]).toEqual({
    Service: "cloudwatch.amazonaws.com",
  });
});

test("nobody else is let in, and nobody without TLS", () => {
  const deny = {
    Effect: "Deny",
    Principal: "*",
    // SNS refuses `sns:*` in a topic's policy.
    Action: "sns:Publish",
    Resource: { Ref: "Notifications" },
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  expect(policyFor(["webFleet"])).toEqual([deny]);
  expect(saying(policyFor(["alarm"]), { Effect: "Deny" })).toEqual(deny);
});
