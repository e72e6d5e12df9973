import { graphOf } from "../../src/compile.js";
import { assemble } from "../../src/emitters/terraform/assemble.js";
import { terraform } from "../../src/emitters/terraform/index.js";
import type { Graph } from "../../src/compiler/graph/graph.js";

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A configuration as Terraform reads it. */
export interface TerraformJson {
  readonly text: string;
  readonly readme: string;
  readonly graph: Graph;
  readonly resource: Blocks;
  readonly data: Blocks;
  readonly ephemeral: Blocks;
  readonly locals: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
}

const nowhere = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** main.tf.json of a spec, or undefined when it has errors. */
export function terraformOf(spec: string, env?: string): TerraformJson | undefined {
  const { graph } = graphOf(spec, "wordpress.yaml", env);
  if (graph === undefined) return undefined;
  const [main, readme] = terraform(graph, nowhere as never).value ?? [];
  const text = main?.text ?? "";
  const {
    resource = {},
    data = {},
    ephemeral = {},
    locals = {},
    output = {},
  } = JSON.parse(text) as Partial<TerraformJson>;
  return { text, readme: readme?.text ?? "", graph, resource, data, ephemeral, locals, output };
}

/** The addresses of all blocks of a configuration. */
export const addressesOf = ({ resource, data, ephemeral, locals }: TerraformJson): ReadonlySet<string> =>
  new Set([
    ...of(resource, ""),
    ...of(data, "data."),
    ...of(ephemeral, "ephemeral."),
    ...Object.keys(locals).map((name) => `local.${name}`),
  ]);

const of = (blocks: Blocks, prefix: string): readonly string[] =>
  Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${prefix}${type}.${name}`));

/** What the expressions of a text name: addresses of blocks, without attributes. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<!\$)\$\{((?:[^}"]|"[^"]*")*)\}/g)].flatMap(([, code = ""]) =>
    [...code.matchAll(/(?:(?:data|ephemeral)\.)?\baws_\w+\.\w+|\blocal\.\w+/g)].map(([name]) => name),
  );
}

/** How many blocks the graph asks for, by the lowering's own count. */
export const blocksOf = (graph: Graph): number =>
  assemble(graph).sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
