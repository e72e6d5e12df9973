import fc from "fast-check";
import { expect, test } from "vitest";
import type { CfnValue } from "../../../../src/emitters/cloudformation/print/cfn-value.js";
import { printJson } from "../../../../src/emitters/cloudformation/print/json.js";

test("what is printed parses back as what was given, with no hidden character in it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      const text = printJson(value as CfnValue);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(text).toMatch(
        /^[^\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]*$/u,
      );
    }),
  );
});

test("what fits on a line of 110 characters stays on it, resources and their properties apart", () => {
  const template = {
    Description: "d",
    Resources: {
      Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: "10.0.0.0/16", Tags: [{ Key: "Name", Value: "acme" }] } },
    },
  };
  expect(printJson(template)).toBe(`{
  "Description": "d",
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": {"CidrBlock": "10.0.0.0/16", "Tags": [{"Key": "Name", "Value": "acme"}]}
    }
  }
}
`);
});
