import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CfnValue } from "../../../../src/emitters/cloudformation/print/cfn-value.js";
import { printYaml } from "../../../../src/emitters/cloudformation/print/yaml.js";
import { readByPyYaml, readByYaml } from "./support/read-template.js";
import { processorTime } from "../../../support/processor-time.js";

/** Words, numbers and marks that one reader or another takes for something else than text. */
const traps = [
  ..."y Y n N yes No on OFF true False null Null ~ = << .inf -.INF .nan NaN 012 0o17 0x1F 0b101 1_000 1:30 190:20:30".split(
    " ",
  ),
  ..."e0 E-1 e+2 e1x 1e3 1.5e+3 1E400 -1 +1 .5 5. 2012-10-17 2001-12-14t21:59:43.10-05:00 8.10 123456789012345678 10.0.0.0/16".split(
    " ",
  ),
  ..."--- ... - ? : -a ?b :c %TAG &a *a !Ref !!str |- > ' \" @ ` # a# {a: [a ] } a,b a:b a:".split(" "),
  "",
  " ",
  " a",
  "a ",
  "a: b",
  "a #b",
  "a\tb",
  "\ta",
  "a\n",
  "a\n\n",
  "\n",
  "\n\n",
  "\na",
  " a\n b\n",
  "a\n\n b\n",
  "a\r\nb",
  " a\n b\n ",
  " a\n \t\n",
  "\n a",
  "\n\ta\n\t",
  "a\n  ",
  "a\n  \nb\n",
  "  \n",
  "  \na",
  "\t\n\ta\n",
  "a\n---\nb\n",
  "a\n...\n",
  "a\n# b\n",
  "a\n\tb\n",
  "\u0085",
  "a\u2028b",
  "\uFEFF",
  "\uD800",
  "a\uDC00b\n",
  "\u0000",
  "\u001b[2J",
  "\u202e",
  "\u{1F600}",
  "\u{E0041}",
  "\u{10FFFF}",
  "\uFFFF",
  "é",
  "a\n\u200b",
  "${AWS::AccountId}",
  "arn:aws:s3:::a/*",
  "it's",
  'say "a"',
  'it\'s "a"',
  "C:\\a",
  "{{resolve:a}}",
  "<<",
  "__proto__",
  "Ref",
];

const text = fc.oneof(
  fc.constantFrom(...traps),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(..." \n\t:#-?,[]{}'\"\\&*!|>%@`a1.~=<_é\r\u0085\u2028\uD800"), maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...traps, "\n", " "), maxLength: 6 }),
);
const key = fc.oneof(text, fc.string({ minLength: 900, maxLength: 1200 }));
const intrinsic = (value: fc.Arbitrary<CfnValue>): fc.Arbitrary<CfnValue> =>
  fc.oneof(
    text.map((name) => ({ Ref: name })),
    fc.tuple(text, text).map(([node, name]) => ({ "Fn::GetAtt": [node, name] })),
    fc
      .tuple(fc.stringMatching(/^[A-Za-z0-9]+$/u), fc.stringMatching(/^[A-Z][A-Za-z.]*$/u))
      .map(([a, b]) => ({ "Fn::GetAtt": [a, b] })),
    fc
      .tuple(
        fc.constantFrom(
          "Ref",
          "Condition",
          ..."Sub Join Select Split Base64 GetAZs If Equals ImportValue GetStackOutput Cidr"
            .split(" ")
            .map((n) => `Fn::${n}`),
        ),
        value,
      )
      .map(([name, argument]) => ({ [name]: argument })),
  );
const value = fc.letrec<{ value: CfnValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    text,
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.maxSafeInteger()).map((n) => n + 0),
    fc.constantFrom<CfnValue>(true, false, null, [], {}),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(key, tie("value"), { maxKeys: 5 }),
    intrinsic(tie("value")),
  ),
})).value;
const template = fc
  .record({
    Parameters: fc.dictionary(key, value, { maxKeys: 3 }),
    Resources: fc.dictionary(key, value, { maxKeys: 5 }),
    Outputs: fc.dictionary(key, value, { maxKeys: 2 }),
  })
  .map((each): CfnValue => each);

/** JSON turns -0 into 0, and so do both readers' users. */
const plain = (each: unknown): unknown => JSON.parse(JSON.stringify(each));

const printed = (each: CfnValue): string => {
  const keys = Object.keys((each as { Resources?: object } | null)?.Resources ?? {});
  return printYaml(each, {
    header: ["Made by a test", "\u2028hostile: \n- header"],
    sections: [
      { title: "First\nResources: {}", keys: keys.slice(1, 3) },
      { title: "Second", keys: keys.slice(0, 1) },
    ],
  });
};

describe("what is printed reads back as what was given", () => {
  test("by the yaml package as YAML 1.2 and 1.1", () => {
    fc.assert(
      fc.property(fc.oneof(value, template), (each) => {
        const expected = plain(each);
        expect(plain(readByYaml(printed(each), "1.2"))).toEqual(expected);
        expect(plain(readByYaml(printed(each), "1.1"))).toEqual(expected);
      }),
      { numRuns: 1500 },
    );
  });

  test("by PyYAML, which reads as CloudFormation's tools do", () => {
    const samples: CfnValue[] = [
      ...traps.flatMap((each): CfnValue[] => [
        each,
        [each],
        { [each]: each },
        { a: [{ b: each }] },
        { "Fn::Sub": each },
        { a: { Ref: each } },
      ]),
      ...fc.sample(fc.oneof(value, template), {
        numRuns: 1500,
        seed: Number(process.env["FC_SEED"] ?? Date.now() % 1e9),
      }),
    ];
    const texts = samples.map(printed);
    const results = readByPyYaml(texts);
    if (results === undefined) return;
    for (const [index, result] of results.entries()) {
      expect(result, texts[index]).toEqual({ value: plain(samples[index]) });
    }
    expect(results.length).toBe(samples.length);
  });

  test("a stack's output whose argument holds another intrinsic keeps its long name: a node has one tag", () => {
    for (const inside of [{ Condition: "A" }, { Ref: "A" }, { "Fn::Sub": "A" }]) {
      const text = printed({ a: { "Fn::GetStackOutput": inside } });
      expect(plain(readByYaml(text)), text).toEqual({ a: { "Fn::GetStackOutput": inside } });
    }
  });

  test("each trap by itself, in every place a string can stand", () => {
    for (const trap of traps) {
      for (const each of [
        trap,
        [trap],
        { [trap]: trap },
        { a: [{ b: trap }, [trap]] },
        { Resources: { A: { Type: trap } } },
      ]) {
        expect(plain(readByYaml(printed(each))), printed(each)).toEqual(plain(each));
      }
    }
  });
});

describe("the look of a template", () => {
  test("resources stand under their sections, small collections in brackets, intrinsics short", () => {
    const text = printYaml(
      {
        AWSTemplateFormatVersion: "2010-09-09",
        Parameters: { Ami: { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: "/aws/service/ami" } },
        Resources: {
          Web: {
            Type: "AWS::EC2::LaunchTemplate",
            Properties: { UserData: { "Fn::Base64": { "Fn::Sub": "#!/bin/bash\necho ${Vpc}\n" } } },
          },
          Vpc: {
            Type: "AWS::EC2::VPC",
            Properties: {
              CidrBlock: "10.0.0.0/16",
              Tags: [{ Key: "Name", Value: { "Fn::Sub": "${AWS::StackName}-vpc" } }],
            },
          },
          Subnet: {
            Type: "AWS::EC2::Subnet",
            Properties: { VpcId: { Ref: "Vpc" }, AvailabilityZone: { "Fn::Select": [0, { "Fn::GetAZs": "" }] } },
          },
        },
        Outputs: { Url: { Value: { "Fn::GetAtt": ["Cdn", "DomainName"] } } },
      },
      {
        header: ["Made by wpspec from wordpress.yaml. Edit that file, not this one."],
        sections: [{ title: "Network", keys: ["Vpc", "Subnet"] }],
      },
    );
    expect(text).toBe(`# Made by wpspec from wordpress.yaml. Edit that file, not this one.
AWSTemplateFormatVersion: "2010-09-09"

Parameters:
  Ami: {Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /aws/service/ami}

Resources:
  # Network
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: 10.0.0.0/16, Tags: [{Key: Name, Value: !Sub "\${AWS::StackName}-vpc"}]}

  Subnet:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, AvailabilityZone: !Select [0, !GetAZs ""]}

  Web:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
          echo \${Vpc}

Outputs:
  Url: {Value: !GetAtt Cdn.DomainName}
`);
  });

  /** Members that fit a line two by two, after a key of three letters. */
  const wide = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, "v".repeat(40)]));
  const lines = (value: CfnValue): readonly string[] => printYaml(value).trimEnd().split("\n");

  test("a mapping takes two lines in brackets at most, and beyond that a line for each member", () => {
    const value = "v".repeat(40);
    expect(lines({ key: wide(4) })).toEqual([`key: {k0: ${value}, k1: ${value},`, `  k2: ${value}, k3: ${value}}`]);
    expect(lines({ key: wide(5) })).toEqual(["key:", ...[0, 1, 2, 3, 4].map((index) => `  k${index}: ${value}`)]);
  });

  test("an item of a list takes six lines in brackets at most, so that alike items read as a table", () => {
    const table = lines([wide(12), wide(2)]);
    expect(table).toHaveLength(7);
    expect(table.filter((line) => line.startsWith("- {"))).toEqual([table[0], table[6]]);
    const block = lines([wide(13), wide(2)]);
    expect(block).toHaveLength(14);
    expect(block[1]).toBe(`  k1: ${"v".repeat(40)}`);
  });

  test("GetStackOutput is short only when it holds no short form", () => {
    expect(printYaml({ a: { "Fn::GetStackOutput": { StackName: "acme-edge", OutputName: "Arn" } } })).toBe(
      "a: !GetStackOutput {StackName: acme-edge, OutputName: Arn}\n",
    );
    expect(printYaml({ a: { "Fn::GetStackOutput": { StackName: { Ref: "Edge" }, OutputName: "Arn" } } })).toBe(
      'a: {"Fn::GetStackOutput": {StackName: !Ref Edge, OutputName: Arn}}\n',
    );
  });

  test("nothing hidden is left for a reviewer to overlook", () => {
    expect(printYaml({ a: "x\u202ey", b: "line\n\u200b" })).toBe('a: "x\\u202Ey"\nb: "line\\n\\u200B"\n');
  });

  test("a text of many line breaks takes no longer than its length", () => {
    const text = `${"\n".repeat(200_000)}a`;
    const spent = processorTime();
    expect(readByYaml(printYaml({ a: text }))).toEqual({ a: text });
    expect(spent()).toBeLessThan(5_000);
  });

  test("a number that JSON cannot hold is a bug, not a template", () => {
    expect(() => printYaml({ a: Number.NaN })).toThrow("cannot hold");
  });
});
