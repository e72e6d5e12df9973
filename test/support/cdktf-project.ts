import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Cdktf from "cdktf";
import ts from "typescript";
import { graphOf } from "../../src/compile.js";
import type { Graph } from "../../src/compiler/graph/graph.js";
import { terraform } from "../../src/emitters/terraform/index.js";
import { cdktfProject } from "../../src/emitters/terraform/project/index.js";
import { examples, inProfile, profiles } from "./examples.js";

const nowhere = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } } as never;

/** A project by the names of its files, and what the other printer makes of the same graph. */
export interface CdktfProject {
  readonly graph: Graph;
  /** By path below `cdktf/`. */
  readonly files: ReadonlyMap<string, string>;
  readonly main: string;
  /** main.tf.json */
  readonly configuration: string;
}

/** The project of a spec, or undefined when it has errors. */
export function projectOf(spec: string, env?: string): CdktfProject | undefined {
  const { graph } = graphOf(spec, "wordpress.yaml", env);
  if (graph === undefined) return undefined;
  const artifacts = cdktfProject(graph, nowhere).value ?? [];
  const files = new Map(artifacts.map(({ path, text }) => [path.replace(/^cdktf\//, ""), text]));
  const [configuration] = terraform(graph, nowhere).value ?? [];
  return { graph, files, main: files.get("main.ts") ?? "", configuration: configuration?.text ?? "" };
}

/** Every example, in each of its environments. */
export const projectVariants = examples.flatMap(({ name, text, environments }) =>
  environments.map((env) => ({ name: [name, ...(env === undefined ? [] : [env])].join("-"), text, env })),
);

/** The same in both profiles. */
export const profileVariants = projectVariants.flatMap((variant) =>
  profiles.map((profile) => ({
    ...variant,
    name: `${variant.name} ${profile}`,
    text: inProfile(variant.text, profile),
  })),
);

type Tree = Readonly<Record<string, unknown>>;

/** A configuration as data, without the notes at the root and in blocks; in arguments `//` is an ordinary key. */
export function withoutNotes(json: string): Tree {
  const bare = (block: Tree): Tree => Object.fromEntries(Object.entries(block).filter(([key]) => key !== "//"));
  const blocks = (types: unknown): unknown =>
    Object.fromEntries(
      Object.entries((types ?? {}) as Record<string, Record<string, Tree>>).map(([type, named]) => [
        type,
        Object.fromEntries(Object.entries(named).map(([name, block]) => [name, bare(block)])),
      ]),
    );
  const root = bare(JSON.parse(json) as Tree);
  const { resource, data, ephemeral } = root;
  return { ...root, resource: blocks(resource), data: blocks(data), ephemeral: blocks(ephemeral) };
}

const own = createRequire(import.meta.url);

/** What a project's main.ts writes, run in this process, by stack. */
export function synthesized(main: string): string {
  const folder = mkdtempSync(join(tmpdir(), "wpspec-synth-"));
  const cdktf = own("cdktf") as typeof Cdktf;
  let stack = "";
  class App extends cdktf.App {
    public constructor(config: Cdktf.AppConfig = {}) {
      super({ ...config, outdir: folder });
    }
    public override synth(): void {
      super.synth();
      stack = this.node.children.map(({ node }) => node.id).join();
    }
  }
  const { outputText } = ts.transpileModule(main, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const load = (name: string): unknown => (name === "cdktf" ? { ...cdktf, App } : own(name));
  try {
    // oxlint-disable-next-line no-new-func -- the program under test is made here
    new Function("require", "exports", outputText)(load, {});
    return readFileSync(join(folder, "stacks", stack, "cdk.tf.json"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
