import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { cycleIn, dangling, namesIn, readOutputs } from "../support/references.js";
import { specificationOracle } from "../support/resource-specification.js";
import { forSpecs } from "../support/runs.js";
import { settled } from "../support/settled.js";
import { at, mapping, ofType, template } from "../support/template.js";

const oracle = specificationOracle();

test("the readers see a name that nothing declares, and a circle", () => {
  const found = template(
    "x",
    JSON.stringify({
      Resources: {
        A: { Type: "T", Properties: { P: { "Fn::Sub": "${B} ${!Not}" } } },
        B: { Type: "T", DependsOn: ["C"] },
        C: { Type: "T", Properties: { P: { "Fn::GetAtt": ["A", "Arn"] } } },
        D: { Type: "T", Properties: { P: { "Fn::Join": ["", [{ Ref: "Gone" }]] } } },
      },
    }),
  );
  expect(dangling(found)).toEqual(["Gone"]);
  expect(cycleIn(found)).toEqual(["A", "B", "C", "A"]);
});

test("everything a template refers to exists, in it or in the stack whose output it reads, and nothing waits for itself", async () => {
  await forSpecs(100, ({ templates }) => {
    const stacks = new Map([...templates.values()].map((each) => [each.stack, each]));
    for (const each of templates.values()) {
      expect(dangling(each)).toEqual([]);
      expect(cycleIn(each)).toBeUndefined();
      for (const { stack, output } of readOutputs(each)) {
        expect(at(stacks.get(stack)?.body, "Outputs", output), `${stack} ${output}`).toBeDefined();
      }
    }
  });
});

test("a deployment is asked for what no spec can know, and only where something needs it", async () => {
  const known = ["CloudFrontPrefixListId", "DefaultVpcId", "ServerZone"];
  const asked = new Set<string>();
  await forSpecs(150, (made, data) => {
    const { tier, isForeignImage } = settled(data, made);
    const { network } = data as unknown as Spec;
    for (const [placement, each] of made.templates) {
      const parameters = Object.keys(mapping(each.body["Parameters"]));
      const needed = namesIn([each.body["Resources"] ?? {}, each.body["Outputs"] ?? {}]);
      expect(parameters.filter((name) => !needed.includes(name))).toEqual([]);
      expect(parameters.filter((name) => !known.includes(name))).toEqual([]);
      // The VPC that Lightsail peers with is the account's default one, whatever its id.
      const isPeered = each.body["Resources"] !== undefined && ofType(each, "AWS::EC2::SecurityGroup").length > 0;
      expect(parameters.includes("DefaultVpcId")).toBe(tier === "lightsail" && isPeered);
      // A volume stands in the zone of its server, and the subnets that are there already do not say theirs.
      const isZoneUnknown =
        placement === "main" && tier === "ec2" && network?.existing !== undefined && !isForeignImage;
      expect(parameters.includes("ServerZone")).toBe(isZoneUnknown);
      for (const name of parameters) asked.add(name);
    }
  });
  expect([...asked].toSorted()).toEqual(known);
});

test("templates of any spec use the names, types and enum values of AWS's resource specification", async () => {
  await forSpecs(100, ({ templates }) => {
    for (const { body, stack } of templates.values()) expect(oracle(body), stack).toEqual([]);
  });
});
