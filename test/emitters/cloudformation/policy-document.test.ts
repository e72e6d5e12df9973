import { expect, test } from "vitest";
import { allow, denyWithoutTls, oneOrMany } from "../../../src/emitters/policy.js";
import { policyDocument } from "../../../src/emitters/cloudformation/policy-document.js";
import type { Value } from "../../../src/compiler/graph/value.js";

/** Marks what went through the printer of values: nothing may reach a policy around it. */
const printed = (value: Value) => ({ Printed: JSON.stringify(value) });

test("one action and one resource stand alone, several as a list", () => {
  const one = allow({ sid: "One", actions: ["s3:GetObject"], resources: ["a"] }, printed);
  expect(one).toMatchObject({ Effect: "Allow", Action: "s3:GetObject", Resource: { Printed: '"a"' } });
  const two = allow({ sid: "Two", actions: ["s3:GetObject", "s3:PutObject"], resources: ["a", "b"] }, printed);
  expect(two).toMatchObject({
    Action: ["s3:GetObject", "s3:PutObject"],
    Resource: [{ Printed: '"a"' }, { Printed: '"b"' }],
  });
  // None stays an empty list, which AWS refuses: a string or nothing at all would mean something else.
  expect(oneOrMany([])).toEqual([]);
});

test("the condition is printed, its value too", () => {
  const condition = { operator: "StringEquals", key: "cloudwatch:namespace", value: "wpspec/acme" };
  const statement = allow({ sid: "S", actions: ["cloudwatch:PutMetricData"], resources: ["*"], condition }, printed);
  expect(statement["Condition"]).toEqual({
    StringEquals: { "cloudwatch:namespace": { Printed: '"wpspec/acme"' } },
  });
});

test("a statement that names a service is one of trust: a principal, no resource", () => {
  const statement = allow(
    { sid: "S", actions: ["sts:AssumeRole"], resources: [], service: "s3.amazonaws.com" },
    printed,
  );
  expect(statement["Principal"]).toEqual({ Service: "s3.amazonaws.com" });
  expect(statement["Resource"]).toBeUndefined();
});

test("an identity policy has no principal", () => {
  const statement = allow({ sid: "S", actions: ["s3:GetObject"], resources: ["*"] }, printed);
  expect(statement["Principal"]).toBeUndefined();
});

test("what comes without TLS is refused for everybody", () => {
  expect(denyWithoutTls(["s3:*"], ["bucket", "bucket/*"])).toEqual({
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["bucket", "bucket/*"],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  });
});

test("the language's version is the one that knows policy variables", () => {
  expect(policyDocument([])).toEqual({ Version: "2012-10-17", Statement: [] });
});
