import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { packagesIn } from "../../../../scripts/build.mjs";
import { assemble } from "../../../../src/emitters/terraform/assemble.js";
import { parseHeader } from "../../../../src/emitters/header.js";
import { profileVariants, projectOf, synthesized, withoutNotes } from "../../../support/cdktf-project.js";
import { root } from "../../../support/root.js";

const made = ({ text, env }: { readonly text: string; readonly env: string | undefined }) => {
  const project = projectOf(text, env);
  if (project === undefined) throw new Error("An example has errors.");
  return project;
};

/** The class of a program, and the problems of its grammar. */
function read(main: string) {
  const { diagnostics = [] } = ts.transpileModule(main, { reportDiagnostics: true });
  const file = ts.createSourceFile("main.ts", main, ts.ScriptTarget.ES2022, true);
  const [stack] = file.statements.filter(ts.isClassDeclaration);
  const methods = stack?.members.filter(ts.isMethodDeclaration) ?? [];
  const says = (node: ts.Node): string =>
    ts
      .getJSDocCommentsAndTags(node)
      .map(({ comment }) => String(comment))
      .join();
  return { problems: diagnostics, methods: methods.map((each) => ({ name: each.name.getText(), says: says(each) })) };
}

describe.each(profileVariants)("the project of $name", (variant) => {
  const project = made(variant);

  test("has its five files, each with our line on top", () => {
    expect([...project.files.keys()]).toEqual(["main.ts", "package.json", "cdktf.json", "tsconfig.json", "README.md"]);
    const header = { spec: "wordpress.yaml", ...(variant.env === undefined ? {} : { environment: variant.env }) };
    for (const text of project.files.values()) expect(parseHeader(text)).toEqual(header);
  });

  test("parses, and has a method for each layer, in their order", () => {
    const { problems, methods } = read(project.main);
    expect(problems).toEqual([]);
    const titles = assemble(project.graph).sections.map(({ title }) => title);
    const said = methods.map(({ says }) => says).filter((each) => each !== "");
    expect(said).toEqual([
      "One provider for each region",
      ...titles,
      ...(project.graph.outputs.length > 0 ? ["Outputs"] : []),
    ]);
    for (const { name } of methods) expect(project.main).toContain(`this.${name}()`);
  });

  test("synthesises to main.tf.json", () => {
    expect(withoutNotes(synthesized(project.main))).toEqual(withoutNotes(project.configuration));
  });

  test("is the same each time, and shows nothing of how it is made", () => {
    expect(made(variant).files).toEqual(project.files);
    expect(project.main).not.toMatch(/[\u0080-\u0083]|TfToken|\[object |= undefined|: undefined/);
    expect(project.main).not.toMatch(/[^\S\n]\n {4}/);
  });
});

describe("what is beside main.ts", () => {
  const project = made({ text: "version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\n", env: undefined });

  test("asks for the versions that are tested here", () => {
    const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      devDependencies: Record<string, string>;
    };
    const { dependencies, devDependencies, ...others } = JSON.parse(project.files.get("package.json") ?? "") as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
      name: string;
    };
    expect(own.devDependencies).toMatchObject(dependencies);
    // What runs TypeScript is only the user's.
    expect(Object.keys(devDependencies)).toEqual(["@types/node", "tsx", "typescript"]);
    expect(devDependencies).toMatchObject({
      "@types/node": own.devDependencies["@types/node"],
      typescript: own.devDependencies["typescript"],
    });
    expect(others.name).toBe("acme-blog");
  });

  test("says that CDKTF is archived, and the ways out", () => {
    const readme = project.files.get("README.md") ?? "";
    expect(readme).toMatch(/archived CDKTF on December 10, 2025/);
    expect(readme).toContain("`cdktn`");
    expect(readme).toContain("`wpspec compile --target terraform`");
  });

  test("is the runbook of the configuration, with the project's commands", () => {
    const commands = [...(project.files.get("README.md") ?? "").matchAll(/```sh\n([\s\S]*?)```/g)]
      .map(([, text = ""]) => text)
      .join("");
    expect(commands).toContain("npm install\nnpx tsx main.ts\nterraform -chdir=cdktf.out/stacks/acme-blog init\n");
    expect(commands).toContain("cat > cdktf.out/stacks/acme-blog/unlock_override.tf.json");
    for (const [command] of commands.matchAll(/\bterraform [^|\n]*/g)) {
      expect(command).toMatch(/^terraform -chdir=cdktf\.out\/stacks\/acme-blog (?:init|plan|apply|console|destroy)/);
    }
  });

  test("of Lightsail has the alarms that the provider lacks", () => {
    const lightsail = made({
      text: "version: 1\nname: acme-blog\ntier: lightsail\nregion: eu-west-1\n",
      env: undefined,
    });
    expect(lightsail.files.get("README.md")?.match(/aws lightsail put-alarm/g)?.length).toBe(3);
  });
});

test("tags are a constant of their own, whatever their keys are", () => {
  const tags = "tags: { __proto__: a, team: web, 'cost center': '7' }\n";
  const project = made({
    text: `version: 1\nname: acme-blog\ntier: lightsail\nregion: eu-west-1\n${tags}`,
    env: undefined,
  });
  expect(project.main).toContain("const tags = {");
  expect(withoutNotes(synthesized(project.main))).toEqual(withoutNotes(project.configuration));
});

test("to print a project, no construct is loaded", async () => {
  const { metafile } = await build({
    entryPoints: [join(root, "src/emitters/terraform/project/index.ts")],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    outdir: root,
    logLevel: "error",
  });
  expect(packagesIn([metafile]).filter((name) => /cdktf|constructs/.test(name))).toEqual([]);
});
