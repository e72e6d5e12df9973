import { describe, expect, test } from "vitest";
import { examples, inProfile, inRegion, profiles, regionsFor, templatesOf } from "./support/examples.js";
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

  for (const example of examples) {
    const { name, text, environments } = example;
    test(`agrees with every name, type and enum of the example ${name}, in each region, profile and environment`, async () => {
      for (const region of regionsFor(example)) {
        for (const profile of profiles) {
          for (const env of environments) {
            for (const [stack, template] of await templatesOf(inProfile(inRegion(text, region), profile), env)) {
              expect(oracle(template), `${stack} in ${region}, profile ${profile}`).toEqual([]);
            }
          }
        }
      }
    });
  }
});
