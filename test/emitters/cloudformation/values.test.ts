import { describe, expect, test } from "vitest";
import type { NodeId } from "../../../src/compiler/graph/node.js";
import type { Ref, Value } from "../../../src/compiler/graph/value.js";
import { joinParts, printValue } from "../../../src/emitters/cloudformation/values.js";

const ref = (id: string): Ref => ({ ref: id as NodeId<"logBucket">, attribute: "arn" });
const print = (value: Value) =>
  printValue(value, {
    reference: ({ ref: id, attribute }) => ({ "Fn::GetAtt": [id, attribute] }),
    readySignal: { "Fn::Sub": "signal ${AWS::StackName}" },
  });

describe("joined parts", () => {
  test("of text that stand side by side are escaped as the one text they make", () => {
    expect(joinParts([{ Ref: "A" }, "$", "{x}"])).toEqual({ "Fn::Sub": "${A}${!x}" });
  });

  test("of text alone are text, in which nothing is escaped", () => {
    expect(joinParts(["a ${b}", "c"])).toBe("a ${b}c");
    expect(joinParts([])).toBe("");
  });

  test("with plain references are Fn::Sub", () => {
    expect(joinParts(["a-", { Ref: "B" }, "-", { "Fn::GetAtt": ["C", "Endpoint.Port"] }])).toEqual({
      "Fn::Sub": "a-${B}-${C.Endpoint.Port}",
    });
    expect(joinParts([{ Ref: "AWS::Region" }])).toEqual({ "Fn::Sub": "${AWS::Region}" });
  });

  test("take another Fn::Sub as it is, without escaping it twice", () => {
    expect(joinParts(["x ", { "Fn::Sub": "y ${Z} ${!w}" }])).toEqual({ "Fn::Sub": "x y ${Z} ${!w}" });
  });

  test("escape text that looks like a reference, and one that is escaped already once more", () => {
    expect(joinParts(["echo ${HOME} $(x) $1 ", { Ref: "A" }])).toEqual({ "Fn::Sub": "echo ${!HOME} $(x) $1 ${A}" });
    expect(joinParts(["${!HOME}", { Ref: "A" }])).toEqual({ "Fn::Sub": "${!!HOME}${A}" });
  });

  test("are Fn::Join when a `${` stays open or holds another: Fn::Sub does not say what that means", () => {
    for (const text of ["${", "a ${b", "${a${b}}", "${A:-${B}} ", "${a} ${"]) {
      expect(joinParts([text, { Ref: "A" }]), text).toEqual({ "Fn::Join": ["", [text, { Ref: "A" }]] });
    }
  });

  test("are Fn::Join when a part is an intrinsic that has no short name in a text", () => {
    const select = { "Fn::Select": [0, { "Fn::GetAZs": "" }] };
    expect(joinParts(["a", select])).toEqual({ "Fn::Join": ["", ["a", select]] });
    const withMap = { "Fn::Sub": ["${x}", { x: "1" }] };
    expect(joinParts(["a", withMap])).toEqual({ "Fn::Join": ["", ["a", withMap]] });
  });

  test("write numbers and booleans as text", () => {
    expect(joinParts(["port ", 443, { Ref: "A" }, true])).toEqual({ "Fn::Sub": "port 443${A}true" });
  });
});

describe("a value of the graph", () => {
  test("prints literals as they are", () => {
    expect([print("a ${b}"), print(1), print(false)]).toEqual(["a ${b}", 1, false]);
  });

  test("prints references as the template resolves them", () => {
    expect(print(ref("Logs"))).toEqual({ "Fn::GetAtt": ["Logs", "arn"] });
    expect(print({ join: [ref("Logs"), "/*"] })).toEqual({ "Fn::Sub": "${Logs.arn}/*" });
  });

  test("prints what the deployment knows as pseudo parameters", () => {
    const facts = ["region", "accountId", "partition", "urlSuffix"] as const;
    expect(facts.map((deployment) => print({ deployment }))).toEqual([
      { Ref: "AWS::Region" },
      { Ref: "AWS::AccountId" },
      { Ref: "AWS::Partition" },
      { Ref: "AWS::URLSuffix" },
    ]);
    expect(print({ deployment: "readySignal" })).toEqual({ "Fn::Sub": "signal ${AWS::StackName}" });
  });

  test("prints a join inside a join into one text", () => {
    expect(print({ join: ["a", { join: [{ deployment: "region" }, "${x}"] }] })).toEqual({
      "Fn::Sub": "a${AWS::Region}${!x}",
    });
  });
});
