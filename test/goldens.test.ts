import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { graphOf } from "../src/compile.js";
import { drawings } from "../src/drawing/formats.js";
import { compile } from "../src/index.js";
import { examples } from "./support/examples.js";
import { root } from "./support/root.js";

const targets = ["cfn", "terraform", "cdktf"] as const;

/** Every file below a directory, relative to it, sorted. */
const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();

/** What is committed is what the specs say; `npm run goldens` writes it, and the diff is read before it is committed. */
describe.each(examples)("the example $name", ({ name, text, environments }) => {
  const folder = join(root, "examples", name);

  test("has in infra/ exactly what it compiles to, an environment in a directory of its own", async () => {
    const all: string[] = [];
    for (const env of environments) {
      for (const target of targets) {
        const options = { file: "wordpress.yaml", target, ...(env === undefined ? {} : { env }) };
        const { artifacts } = await compile(text, options);
        expect(artifacts.length, env).toBeGreaterThan(0);
        for (const { path, text: compiled } of artifacts) {
          const place = env === undefined ? path : `${env}/${path}`;
          all.push(place);
          expect(compiled, place).toBe(readFileSync(join(folder, "infra", place), "utf8"));
        }
      }
    }
    expect(filesBelow(join(folder, "infra"))).toEqual(all.toSorted());
  });

  test.each(Object.entries(drawings))("has the graph that is committed beside it, as %s", (format, draw) => {
    const { graph } = graphOf(text, "wordpress.yaml");
    expect(graph).toBeDefined();
    if (graph !== undefined) expect(draw(graph)).toBe(readFileSync(join(folder, `graph.${format}`), "utf8"));
  });

  test.each(targets)("draws no error and no warning for %s", async (target) => {
    const { findings } = await compile(text, { file: "wordpress.yaml", target });
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test("says when to use it", () => {
    expect(readFileSync(join(folder, "README.md"), "utf8")).toMatch(/^# .+\n\n\S/);
  });
});
