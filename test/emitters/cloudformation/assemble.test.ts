import { expect, test } from "vitest";
import { graphOf } from "../../../src/compile.js";
import { assemble } from "../../../src/emitters/cloudformation/assemble.js";
import { standing } from "../../support/emit-web.js";

function templates(region: string, more = "") {
  const { graph, findings } = graphOf(
    `version: 1\nname: acme-blog\ntier: elastic\nregion: ${region}\n${more}`,
    "wordpress.yaml",
  );
  if (graph === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return assemble(graph);
}
type Made = ReturnType<typeof templates>[number] | undefined;
const resources = (template: Made) => template?.sections.flatMap((section) => section.resources) ?? [];

test("what another stack knows is read by its output, which that stack's template gets", () => {
  const [main, edge, ...others] = templates("eu-west-1");
  expect(others).toEqual([]);
  expect([main?.stack.region, edge?.stack.region]).toEqual(["eu-west-1", "us-east-1"]);
  const distribution = resources(main).find(({ type }) => type === "AWS::CloudFront::Distribution");
  const read = /\{"Fn::GetStackOutput":(\{[^}]*\})\}/.exec(JSON.stringify(distribution))?.[1] ?? "null";
  const output = JSON.parse(read) as { OutputName: string };
  expect(output).toEqual({ StackName: "acme-blog-edge", OutputName: expect.any(String), Region: "us-east-1" });
  const [acl] = resources(edge).filter(({ type }) => type === "AWS::WAFv2::WebACL");
  expect(edge?.outputs).toEqual([
    {
      name: output.OutputName,
      definition: {
        Description: "Read by the other stacks of this deployment",
        Value: { "Fn::GetAtt": [acl?.name, "Arn"] },
      },
    },
  ]);
});

test("in us-east-1 there is one stack, and nothing is read over stacks", () => {
  const [main, ...others] = templates("us-east-1");
  expect(others).toEqual([]);
  expect(main?.stack).toEqual({ placement: "main", name: "acme-blog", region: "us-east-1" });
  expect(resources(main).some(({ type }) => type === "AWS::WAFv2::WebACL")).toBe(true);
  expect(JSON.stringify(main)).not.toContain("GetStackOutput");
});

test("a recovery region has a template of its own, after the others", () => {
  const all = templates("eu-west-1", "backup: { static: { replicateTo: eu-central-1 } }\n");
  expect(all.map(({ stack }) => stack.placement)).toEqual(["main", "edge", "recovery"]);
  expect(all[2]?.stack.region).toBe("eu-central-1");
  expect(all[2]?.outputs.length).toBeGreaterThan(0);
});

test("a region without a known prefix list asks by a parameter, in the template that uses it alone", () => {
  const [main, edge] = templates("ap-southeast-5", "purpose: staging\n");
  expect(main?.parameters.map(({ name }) => name)).toEqual(["CloudFrontPrefixListId"]);
  expect(edge?.parameters).toEqual([]);
  expect(templates("eu-west-1")[0]?.parameters).toEqual([]);
  expect(templates("ap-southeast-5", "cdn: { enabled: false }\n")[0]?.parameters).toEqual([]);
});

test("outputs are sorted, and those for people stand where their first reference lives", () => {
  const { g } = standing();
  const acl = g.add("secret", "a-secret", { description: "d", length: 32 }, [], "edge");
  g.output("B", "words", "text ${x}");
  g.output("A", "number", 1);
  g.output("C", "of the edge", { ref: acl, attribute: "arn" });
  const [main, edge] = assemble(g.build());
  expect(main?.outputs.map(({ name, definition }) => [name, definition["Value"]])).toEqual([
    ["A", "1"],
    ["B", "text ${x}"],
  ]);
  expect(edge?.outputs.map(({ name }) => name)).toEqual(["C"]);
});

test("two nodes that print one resource name are a bug", () => {
  const { g } = standing();
  for (const id of ["a-b", "aB"]) g.add("logGroup", id, { name: `/${id}`, retentionDays: 30 }, []);
  expect(() => assemble(g.build())).toThrow("Two resources are called AB.");
});
