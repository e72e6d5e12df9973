import { expect, test } from "vitest";
import { found } from "../../support/found.js";

const disagree = (path: string): readonly string[] => [`web/timeouts-disagree warning ${path}`];
const php = (seconds: number): string => `wordpress: { php: { maxExecutionSeconds: ${seconds} } }`;

test("whoever gives up before PHP does is a warning where that is written", () => {
  expect(found("elastic", "cdn: { originTimeoutSeconds: 49 }")).toEqual(disagree("/cdn/originTimeoutSeconds"));
  expect(found("elastic", "web: { idleTimeoutSeconds: 49 }")).toEqual(disagree("/web/idleTimeoutSeconds"));
  expect(found("elastic", php(121))).toEqual(disagree("/wordpress/php/maxExecutionSeconds"));
  expect(found("ec2", "cdn: { enabled: true, originTimeoutSeconds: 30 }")).toEqual(
    disagree("/cdn/originTimeoutSeconds"),
  );
});

test("of two who give up the first is named", () => {
  expect(found("elastic", "cdn: { originTimeoutSeconds: 40 }", "web: { idleTimeoutSeconds: 30 }")).toEqual(
    disagree("/web/idleTimeoutSeconds"),
  );
});

test.each([
  ["elastic", "cdn: { originTimeoutSeconds: 50 }"],
  ["elastic", "web: { idleTimeoutSeconds: 50 }"],
  ["elastic", php(120)],
  // Nobody waits for one server but the browser.
  ["ec2", php(600)],
])("on %s { %s } everybody waits long enough", (tier, line) => {
  expect(found(tier, line)).toEqual([]);
});
