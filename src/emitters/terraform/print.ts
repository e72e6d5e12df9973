import { byCodeUnit } from "../../compiler/order.js";
import { printed } from "./text.js";
import { providerVersions, terraformVersions } from "./versions.js";

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** cdktf's own notes, which stand at the root and in each block. Inside arguments `//` is an ordinary key. */
const withoutNotes = (block: Tree): Tree => Object.fromEntries(Object.entries(block).filter(([key]) => key !== "//"));

const sorted = (tree: Tree): readonly [string, unknown][] =>
  Object.entries(tree).sort(([one], [other]) => byCodeUnit(one, other));

/** Blocks by type and name, or by name alone (`depth` 1), in the order of their names. */
const tidy = (tree: unknown, depth: number): unknown => {
  if (!isTree(tree)) return tree;
  if (depth === 0) return withoutNotes(tree);
  return Object.fromEntries(sorted(tree).map(([key, value]) => [key, tidy(value, depth - 1)]));
};

/** What cdktf resolved, as one file in Terraform's JSON syntax. `header` says what made it. */
export function printConfiguration(synthesized: Readonly<Record<string, unknown>>, header: string): string {
  const { provider, data, ephemeral, locals, resource, output } = synthesized;
  const body = {
    "//": header,
    terraform: {
      required_version: terraformVersions,
      required_providers: { aws: { source: "hashicorp/aws", version: providerVersions } },
    },
    provider,
    ...(data === undefined ? {} : { data: tidy(data, 2) }),
    ...(ephemeral === undefined ? {} : { ephemeral: tidy(ephemeral, 2) }),
    ...(locals === undefined ? {} : { locals: tidy(locals, 1) }),
    ...(resource === undefined ? {} : { resource: tidy(resource, 2) }),
    ...(output === undefined ? {} : { output: tidy(output, 1) }),
  };
  return `${JSON.stringify(printed(body), undefined, 2)}\n`;
}
