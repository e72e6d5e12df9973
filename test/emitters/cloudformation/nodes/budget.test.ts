import { expect, test } from "vitest";
import { budget } from "../../../../src/emitters/cloudformation/nodes/budget.js";
import { emit, named, standing } from "../../../support/emit-web.js";

function printed(emails: readonly string[]) {
  const { g } = standing();
  const id = g.add("budget", "budget", { monthlyUsd: 900, emails }, []);
  return named(emit(budget, g.build(), id), "Budget").properties;
}

test("a month's costs of the account are held against the budget", () => {
  expect(printed([])["Budget"]).toEqual({
    BudgetName: "acme-blog-eu-west-1-budget",
    BudgetType: "COST",
    TimeUnit: "MONTHLY",
    BudgetLimit: { Amount: 900, Unit: "USD" },
  });
});

test("everybody is told at 80 percent spent and when the whole is forecast", () => {
  const subscribers = [
    { SubscriptionType: "EMAIL", Address: "a@example.org" },
    { SubscriptionType: "EMAIL", Address: "b@example.org" },
  ];
  expect(printed(["a@example.org", "b@example.org"])["NotificationsWithSubscribers"]).toMatchObject([
    { Notification: { NotificationType: "ACTUAL", Threshold: 80 }, Subscribers: subscribers },
    { Notification: { NotificationType: "FORECASTED", Threshold: 100 }, Subscribers: subscribers },
  ]);
});

test("without anybody to tell there is no notification, which AWS would refuse", () => {
  expect(printed([])["NotificationsWithSubscribers"]).toBeUndefined();
});

test("other recipients make another budget, of another name: AWS refuses a second one of the same", () => {
  const nameOf = (...emails: readonly string[]): unknown =>
    (printed(emails)["Budget"] as { readonly BudgetName: string }).BudgetName;
  const names = [nameOf(), nameOf("a@example.org"), nameOf("a@example.org", "b@example.org")];
  expect(new Set(names).size).toBe(3);
  expect(nameOf("a@example.org")).toMatch(/^acme-blog-eu-west-1-budget-[0-9a-z]{13}$/);
});
