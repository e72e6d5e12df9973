import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { compile, type Artifact } from "../../src/index.js";
import { examples } from "../support/examples.js";
import { findTool, missing } from "../support/tool.js";

const python = findTool("python3");
const hasYaml =
  python?.(["-c", "import yaml"]).status === 0 || (python !== undefined && missing("PyYAML is not on this machine"));

const folder = mkdtempSync(join(tmpdir(), "wpspec-pyyaml-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/* The short forms as CloudFormation documents them: `!Ref x` is {Ref: x}, `!GetAtt a.b` is {"Fn::GetAtt": [a, b]}, any other
   `!Name x` is {"Fn::Name": x}. PyYAML reads YAML 1.1, where yes, on, 012 and 1:30 are no strings. */
const program = `
import json, sys, yaml

def construct(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}

def once(loader, node):
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    if len(set(keys)) != len(keys):
        raise ValueError("a key stands twice")
    return loader.construct_mapping(node, deep=True)

yaml.SafeLoader.add_multi_constructor("!", construct)
yaml.SafeLoader.add_constructor("tag:yaml.org,2002:map", once)
json.dump([yaml.safe_load(open(name, encoding="utf-8")) for name in json.load(sys.stdin)], sys.stdout)
`;

/* Words and forms in which YAML 1.1 and 1.2 differ, and what a printer may stumble over. */
const awkward = {
  version: 1,
  name: "acme-words",
  tier: "elastic",
  region: "eu-west-1",
  tags: {
    a: "yes",
    b: "on",
    c: "012",
    d: "1:30",
    e: "0x1F",
    f: "1e3",
    h: "null",
    i: "2026-11-23",
    j: "=",
    k: "1_000",
    l: ".",
  },
  web: {
    userData: {
      before: "  echo indented\n\n\necho tab\there # comment: {a} [b] &c *d !e | > % @\n",
      after: "echo 'é 你好 😀'\n\n",
    },
  },
  wordpress: {
    php: { ini: { a: ": ", b: "- x", c: "${AWS::Region}", d: "\\", e: "#", f: "y", g: "|", h: " ", i: "~" } },
  },
};

const specs = [...examples, { name: "awkward words", text: stringify(awkward) }];

interface Pair {
  readonly path: string;
  readonly json: unknown;
}

async function templates(text: string, format: "yaml" | "json"): Promise<readonly Artifact[]> {
  const { artifacts, findings } = await compile(text, { file: "wordpress.yaml", target: "cfn", format });
  const errors = findings.filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([]);
  return artifacts.filter(({ path }) => path.includes(".template."));
}

async function printed(name: string, text: string): Promise<readonly Pair[]> {
  const [yaml, json] = await Promise.all([templates(text, "yaml"), templates(text, "json")]);
  expect(yaml.length, name).toBeGreaterThan(0);
  expect(json.length, name).toBe(yaml.length);
  return yaml.map(({ path, text: own }) => {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, own);
    const twin = json.find((each) => each.path === path.replace(/yaml$/, "json"));
    return { path: file, json: JSON.parse(twin?.text ?? "null") as unknown };
  });
}

/** In JSON the header stands in the description, for there are no comments. */
function withoutHeader(template: unknown): unknown {
  const { Description, ...rest } = template as { readonly Description: string };
  return { Description: Description.replace(/^Made by wpspec .*? not this one\. /, ""), ...rest };
}

describe.skipIf(hasYaml !== true)("PyYAML, which many tools of AWS read with,", () => {
  test.each(specs)("reads the YAML templates of $name as what the JSON templates say", async ({ name, text }) => {
    const pairs = await printed(name, text);
    const input = JSON.stringify(pairs.map(({ path }) => path));
    const { stdout, stderr } = python?.(["-c", program], { input, env: { PYTHONUTF8: "1" } }) ?? {};
    expect(stderr).toBe("");
    const read = JSON.parse(stdout ?? "") as readonly unknown[];
    for (const [index, { json }] of pairs.entries()) {
      expect(withoutHeader(read[index])).toEqual(withoutHeader(json));
    }
  });
});
