import { describe, expect, test } from "vitest";
import { examples, inRegion, templatesOf, tryRegions } from "./support/examples.js";
import { specificationOracle } from "./support/resource-specification.js";

const oracle = specificationOracle();

describe("AWS's resource specification", () => {
  test("the oracle itself sees wrong names, types, enum values, missing members and dangling references", () => {
    const template = {
      Resources: {
        Files: { Type: "AWS::EFS::FileSystem", Properties: { Encryptd: true } },
        Point: { Type: "AWS::EFS::AccessPoint", Properties: { FileSystemId: { Ref: "Missing" } } },
        Group: { Type: "AWS::EC2::SecurityGroup", Properties: { VpcId: { "Fn::GetAtt": ["Files", "Vpc"] } } },
        Target: {
          Type: "AWS::EFS::MountTarget",
          Properties: { FileSystemId: { "Fn::Sub": "${Nobody}" }, SubnetId: "s" },
        },
        Odd: { Type: "AWS::EFS::Thing" },
      },
    };
    expect(oracle(template).toSorted()).toEqual([
      ".Group.Properties.VpcId: AWS::EFS::FileSystem has no attribute Vpc",
      ".Point.Properties.FileSystemId: Ref to Missing, which does not exist",
      ".Target.Properties.FileSystemId: Fn::Sub names Nobody, which does not exist",
      "Files.Encryptd: no such property",
      "Group.GroupDescription: required and missing",
      "Odd: no type AWS::EFS::Thing",
      "Target.SecurityGroups: required and missing",
    ]);
  });

  for (const { name, text } of examples) {
    test(`agrees with every name, type and enum of the example ${name} in ${tryRegions.length} regions`, async () => {
      for (const region of tryRegions) {
        for (const [stack, template] of await templatesOf(inRegion(text, region))) {
          expect(oracle(template), `${stack} in ${region}`).toEqual([]);
        }
      }
    });
  }
});
