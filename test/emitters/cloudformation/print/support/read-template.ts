import { spawnSync } from "node:child_process";
import { parseDocument, type CollectionTag, type ScalarTag, type YAMLMap, type YAMLSeq } from "yaml";

const names =
  "And Base64 Cidr Equals FindInMap GetAtt GetAZs GetStackOutput If ImportValue Join Not Or Select Split Sub"
    .split(" ")
    .map((name) => [name, `Fn::${name}`] as const);
const functions = [...names, ["Ref", "Ref"] as const, ["Condition", "Condition"] as const];

const scalarTag = ([name, long]: readonly [string, string]): ScalarTag => ({
  tag: `!${name}`,
  resolve: (text) => ({
    [long]: name === "GetAtt" ? [text.split(".", 1)[0], text.slice(text.indexOf(".") + 1)] : text,
  }),
});

const collectionTag = ([name, long]: readonly [string, string], collection: "seq" | "map"): CollectionTag => ({
  tag: `!${name}`,
  collection,
  resolve: (node) => ({ toJSON: () => ({ [long]: (node as YAMLSeq | YAMLMap).toJSON() as unknown }) }) as never,
});

/** Reads a template by the `yaml` package, short forms turned back into long ones. */
export function readByYaml(text: string, version: "1.1" | "1.2" = "1.2"): unknown {
  const customTags = functions.flatMap((each) => [
    scalarTag(each),
    collectionTag(each, "seq"),
    collectionTag(each, "map"),
  ]);
  const document = parseDocument(text, { customTags, version, merge: false });
  const problem = [...document.errors, ...document.warnings][0];
  if (problem !== undefined) throw problem;
  return document.toJSON();
}

const script = String.raw`
import json, sys, yaml
class Loader(yaml.SafeLoader): pass
def construct(loader, suffix, node):
    name = suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if suffix == "GetAtt": value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode): value = loader.construct_sequence(node, deep=True)
    else: value = loader.construct_mapping(node, deep=True)
    return {name: value}
Loader.add_multi_constructor("!", construct)
def read(text):
    try: return {"value": yaml.load(text, Loader)}
    except Exception as error: return {"error": str(error)}
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout, default=str)
`;

/** Reads many templates by PyYAML in one process; undefined with a printed reason where there is none. */
export function readByPyYaml(
  texts: readonly string[],
): readonly { readonly value?: unknown; readonly error?: string }[] | undefined {
  for (const python of ["python3", "/usr/bin/python3"]) {
    if (spawnSync(python, ["-c", "import yaml"]).status !== 0) continue;
    const run = spawnSync(python, ["-c", script], {
      input: JSON.stringify(texts),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout) as { value?: unknown; error?: string }[];
  }
  console.warn("Skipped: no python3 with the yaml module here, so PyYAML reads nothing back in this run.");
  return undefined;
}
