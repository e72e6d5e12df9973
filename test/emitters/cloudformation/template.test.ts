import { describe, expect, test } from "vitest";
import { cloudFrontPrefixList } from "../../../src/emitters/cloudformation/security-groups.js";
import { resourceBody, stackOf } from "../../../src/emitters/cloudformation/template.js";
import { standing } from "../../support/emit-web.js";

const deployment = (main: string, recovery?: string) =>
  standing({ regions: { main, edge: "us-east-1", recovery } }).g.build().deployment;

describe("the stack of a node", () => {
  test("is the main one, one in us-east-1 or one in the recovery region", () => {
    const d = deployment("eu-west-1", "eu-central-1");
    expect(stackOf(d, "main")).toEqual({ placement: "main", name: "acme-blog", region: "eu-west-1" });
    expect(stackOf(d, "edge")).toEqual({ placement: "edge", name: "acme-blog-edge", region: "us-east-1" });
    expect(stackOf(d, "recovery")).toEqual({
      placement: "recovery",
      name: "acme-blog-recovery",
      region: "eu-central-1",
    });
  });

  test("is the main one for the edge when that region is us-east-1", () => {
    expect(stackOf(deployment("us-east-1"), "edge")).toEqual({
      placement: "main",
      name: "acme-blog",
      region: "us-east-1",
    });
  });

  test("cannot be in a recovery region that nobody names", () => {
    expect(() => stackOf(deployment("eu-west-1"), "recovery")).toThrow("recovery region that is not named");
  });
});

describe("a resource's body", () => {
  const bare = { name: "A", type: "AWS::X::Y", properties: {} };

  test("has nothing but its type when nothing else is said, or all of it is undefined", () => {
    expect(resourceBody(bare)).toEqual({ Type: "AWS::X::Y" });
    expect(Object.keys(resourceBody({ ...bare, properties: { B: undefined } }))).toEqual(["Type"]);
    expect(Object.keys(resourceBody({ ...bare, properties: { B: false } }))).toEqual(["Type", "Properties"]);
  });

  test("depends on others once each and sorted, alone without a list", () => {
    expect(resourceBody({ ...bare, dependsOn: ["C", "B", "C"] })["DependsOn"]).toEqual(["B", "C"]);
    expect(resourceBody({ ...bare, dependsOn: ["B", "B"] })["DependsOn"]).toBe("B");
  });

  test("keeps on replacement what it keeps on deletion; keeping but on creation is keeping there", () => {
    const of = (deletionPolicy: "Retain" | "RetainExceptOnCreate" | "Snapshot" | "Delete") => {
      const body = resourceBody({ ...bare, deletionPolicy });
      return [body["DeletionPolicy"], body["UpdateReplacePolicy"]];
    };
    expect([of("Retain"), of("Snapshot"), of("Delete")]).toEqual([
      ["Retain", "Retain"],
      ["Snapshot", "Snapshot"],
      ["Delete", "Delete"],
    ]);
    expect(of("RetainExceptOnCreate")).toEqual(["RetainExceptOnCreate", "Retain"]);
  });

  test("says which checks are not followed, and why", () => {
    expect(resourceBody({ ...bare, waivers: [{ rule: "E1", reason: "because" }] })["Metadata"]).toEqual({
      "cfn-lint": { config: { ignore_checks: ["E1"], reasons: { E1: "because" } } },
    });
  });
});

test("only a region whose prefix list is not known asks for it", () => {
  const asked = { Ref: "CloudFrontPrefixListId" };
  expect(["eu-west-1", "ap-southeast-5", "xx-none-1"].map(cloudFrontPrefixList)).toEqual(["pl-4fa04526", asked, asked]);
});
