import { expect, test } from "vitest";
import { cycleIn, dangling, readOutputs } from "../support/references.js";
import { specificationOracle } from "../support/resource-specification.js";
import { forSpecs } from "../support/runs.js";
import { at, template } from "../support/template.js";

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

test("templates of any spec use the names, types and enum values of AWS's resource specification", async () => {
  await forSpecs(100, ({ templates }) => {
    for (const { body, stack } of templates.values()) expect(oracle(body), stack).toEqual([]);
  });
});
