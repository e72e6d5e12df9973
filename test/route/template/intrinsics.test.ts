import { describe, expect, test } from "vitest";
import { isFalse, isOpen, knownOf, settled } from "../../../src/route/template/intrinsics.js";
import { isTree, readTemplate } from "../../../src/route/template/read-text.js";

const head = `
Parameters:
  Stage: { Type: String, Default: live }
  Names: { Type: CommaDelimitedList, Default: "a, b" }
  Open: { Type: String }
Conditions:
  IsLive: !Equals [!Ref Stage, live]
  IsTest: !Not [!Condition IsLive]
  Either: !Or [!Condition IsTest, !Condition IsLive]
  Both: !And [!Condition IsTest, !Condition IsLive]
  Open: !Equals [!Ref Open, x]
  OpenOrLive: !Or [!Condition Open, !Condition IsLive]
  OpenAndTest: !And [!Condition Open, !Condition IsTest]
  OpenAndLive: !And [!Condition Open, !Condition IsLive]
Mappings:
  Stages: { live: { ttl: 60 }, test: { ttl: 5 } }
`;

/** What a value written in YAML comes to. */
function value(written: string): unknown {
  const template = readTemplate(`${head}Value: ${written}\n`, "site.yaml");
  const { Value } = template;
  return settled(Value, knownOf(template));
}

describe("functions of CloudFormation", () => {
  test.each([
    ["!Ref Stage", "live"],
    ["!Ref Names", ["a", "b"]],
    ["!Join ['-', [a, !Ref Stage]]", "a-live"],
    ["!Join ['', !Ref Names]", "ab"],
    ["!Select [1, !Ref Names]", "b"],
    ["!Select [0, !Split [',', 'x,y']]", "x"],
    ["!Split ['.', www.example.org]", ["www", "example", "org"]],
    ["!FindInMap [Stages, !Ref Stage, ttl]", 60],
    ['!Sub "${Stage}.example.org"', "live.example.org"],
    ['!Sub ["${Stage}-${Part}", { Part: !Select [0, !Ref Names] }]', "live-a"],
    ['!Sub ["${Stage}", { Stage: own }]', "own"],
    ['!Sub "${!Stage}"', "${Stage}"],
    ["!If [IsLive, 1, 2]", 1],
    ["!If [IsTest, 1, 2]", 2],
    ["!If [Either, 1, 2]", 1],
    ["!If [Both, 1, 2]", 2],
    ["!If [OpenOrLive, 1, 2]", 1],
    ["!If [OpenAndTest, 1, 2]", 2],
    ["[a, !If [IsTest, b, !Ref AWS::NoValue], c]", ["a", "c"]],
    ["{ a: 1, b: !Ref AWS::NoValue }", { a: 1 }],
  ])("%s", (written, expected) => {
    expect(value(written)).toEqual(expected);
    expect(isOpen(value(written)) && !String(expected).includes("${")).toBe(false);
  });

  test.each([
    "!Ref Open",
    "!Ref AWS::Region",
    "!ImportValue shared",
    "!GetAtt Bucket.Arn",
    "!Join ['-', [a, !Ref Open]]",
    "!Select [7, !Ref Names]",
    "!Split [',', !Ref Open]",
    "!FindInMap [Stages, !Ref Open, ttl]",
    '!Sub "${AWS::Region}.example.org"',
    '!Sub ["${Part}", { Part: !Ref Open }]',
    '!Sub "${Bucket.Arn}"',
    "!If [Open, 1, 2]",
    "!If [OpenAndLive, 1, 2]",
    "!If [Nowhere, 1, 2]",
  ])("%s stays as it is written, and is open", (written) => {
    expect(isTree(value(written))).toBe(true);
    expect(isOpen(value(written))).toBe(true);
  });

  test("a resource is left out where its condition is false, not where that is unknown", () => {
    const known = knownOf(readTemplate(head, "site.yaml"));
    const names = ["IsTest", "Both", "IsLive", "Open", "Nowhere", undefined];
    expect(names.map((name) => isFalse(name, known))).toEqual([true, true, false, false, false, false]);
  });
});
