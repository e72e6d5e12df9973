import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDot } from "../drawing/support/dot-reader.js";
import { readFlowchart } from "../drawing/support/mermaid-reader.js";
import { readLayout } from "../drawing/support/svg-layout.js";
import { root } from "../support/root.js";
import { badSpec, commandLine, spec, type Site } from "./support/cli.js";

const { run, site } = commandLine();

function withSpec(text = spec()): Site {
  const here = site();
  here.write("wordpress.yaml", text);
  return here;
}

test("without a word it draws wordpress.yaml as a flowchart on standard output", () => {
  const { code, out, err } = run(withSpec(), ["graph"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(readFlowchart(out).title).toBe("acme");
});

test("every format, of a named file and from standard input alike", () => {
  const here = withSpec();
  here.write("shop.yaml", spec("shop"));
  const draw = (format: string): string => {
    const { code, out, err } = run(here, ["graph", "shop.yaml", "--format", format]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const piped = run(here, ["graph", "-", "--format", format], { input: spec("shop") });
    expect(piped.out.replaceAll("&lt;stdin&gt;", "shop.yaml").replaceAll("<stdin>", "shop.yaml")).toBe(out);
    return out;
  };
  expect(readFlowchart(draw("mermaid")).boxes.size).toBeGreaterThan(10);
  expect(readDot(draw("dot")).arrows.length).toBeGreaterThan(10);
  expect(readLayout(draw("svg")).nodes).toContain("web");
  expect(JSON.parse(draw("json"))).toMatchObject({ version: 1, deployment: { name: "shop" } });
});

test("an example is drawn as it is committed", () => {
  const here = site();
  here.write("wordpress.yaml", readFileSync(join(root, "examples/production/wordpress.yaml")));
  for (const format of ["mermaid", "dot", "json", "svg"])
    expect(run(here, ["graph", "--format", format]).out).toBe(
      readFileSync(join(root, `examples/production/graph.${format}`), "utf8"),
    );
});

test("--env draws what an environment makes of it", () => {
  const here = withSpec();
  const { out } = run(here, ["graph", "--env", "staging", "--format", "json"]);
  expect(JSON.parse(out)).toMatchObject({ deployment: { name: "acme-staging", environment: "staging" } });
  const { code, err } = run(here, ["graph", "--env", "stagging"]);
  expect(code).toBe(2);
  expect(err).toContain("staging");
});

describe("--out", () => {
  test("writes a file and says so, and writes over an older drawing", () => {
    const here = withSpec();
    for (const text of [spec(), spec("other")]) {
      here.write("wordpress.yaml", text);
      const { code, out, err } = run(here, ["graph", "--format", "svg", "--out", "docs/architecture.svg"]);
      expect({ code, out, err }).toEqual({ code: 0, out: "", err: "Drew docs/architecture.svg.\n" });
    }
    expect(here.read("docs/architecture.svg")).toContain(">other</title>");
    expect(here.files("docs")).toEqual(["architecture.svg"]);
  });

  test.each(["mermaid", "dot", "json"])("knows an older drawing as %s, too", (format) => {
    const here = withSpec();
    const words = ["graph", "--format", format, "--out", "drawn"];
    expect([run(here, words).code, run(here, words).code]).toEqual([0, 0]);
  });

  test("leaves alone what nobody drew, the spec before all", () => {
    const here = withSpec();
    const { code, err } = run(here, ["graph", "--out", "wordpress.yaml"]);
    expect(code).toBe(2);
    expect(err).toContain("wordpress.yaml is there, and no drawing of wpspec");
    expect(here.read("wordpress.yaml")).toBe(spec());
  });

  test("says why it cannot write", () => {
    const here = withSpec();
    here.write("there/is", "a directory");
    for (const out of ["there", "wordpress.yaml/x.svg"]) {
      const { code, err } = run(here, ["graph", "--out", out]);
      expect(code).toBe(2);
      expect(err).toContain("cannot be written");
    }
  });
});

test("a spec with errors is not drawn, and the errors are said", () => {
  const here = withSpec(badSpec);
  const { code, out, err } = run(here, ["graph", "--out", "drawn"]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("wordpress.yaml:5:1");
  expect(here.files("")).toEqual(["wordpress.yaml"]);
});

test.each([
  [["a.yaml", "b.yaml"], "Expected 1 argument but got 2."],
  [["nowhere.yaml"], "does not exist"],
  [["--format", "png"], "Allowed choices are mermaid, dot, json, svg."],
])("%j is wrong usage", (words, said) => {
  const { code, out, err } = run(withSpec(), ["graph", ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(said);
});

test("--help shows what it is for", () => {
  const { code, out } = run(site(), ["graph", "--help"]);
  expect(code).toBe(0);
  for (const said of ["Draw the architecture of a spec", "dot -Tpdf", "--out <file>"]) expect(out).toContain(said);
});
