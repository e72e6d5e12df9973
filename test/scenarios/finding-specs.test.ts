import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { badSpec, commandLine, spec } from "./support/cli.js";

const { run, site } = commandLine();
const compile = ["compile", "--target", "cfn"];

test("a directory: every spec below it goes to a directory of its name, everything else is passed over", () => {
  const here = site();
  here.write("sites/a/wordpress.yaml", spec("alpha"));
  here.write("sites/b.yml", spec("beta"));
  here.write("sites/compose.yaml", "services: {}\n");
  here.write("sites/list.yaml", "services: []\n");
  here.write("sites/.github/workflow.yaml", badSpec);
  here.write("sites/node_modules/x/wordpress.yaml", badSpec);
  here.write("sites/made.yaml", `# Made by wpspec from x.yaml. Edit that file, not this one.\n${badSpec}`);
  here.write("sites/readme.txt", "no");
  here.write("outside.yaml", badSpec);
  symlinkSync(here.path("outside.yaml"), here.path("sites/link.yaml"));
  const { code, err } = run(here, [...compile, "sites", "--out", "build"]);
  expect(code).toBe(0);
  expect(err).toContain("Passed over 2 YAML files");
  expect(here.files("build")).toEqual(
    expect.arrayContaining(["alpha/cloudformation/alpha.template.yaml", "beta/cloudformation/beta.template.yaml"]),
  );
  expect(here.files("build").filter((file) => !/^(?:alpha|beta)\//u.test(file))).toEqual([]);
});

test("a directory that holds a broken spec reports it", () => {
  const here = site();
  here.write("sites/a.yaml", "name: [\n");
  expect(run(here, [...compile, "sites"])).toMatchObject({ code: 1, out: "" });
});

test("a glob finds what a shell without globs hands over", () => {
  const here = site();
  here.write("sites/a/wordpress.yaml", spec("alpha"));
  here.write("sites/b/wordpress.yaml", spec("beta"));
  here.write("sites/b/other.yaml", badSpec);
  const { code } = run(here, [...compile, "sites/*/wordpress.yaml", "--out", "build"]);
  expect(code).toBe(0);
  expect(here.files("build")).toContain("beta/cloudformation/beta.template.yaml");
});

test("a named file is always read, whatever it is and says", () => {
  const here = site();
  here.write("compose.yaml", "services: {}\n");
  expect(run(here, [...compile, "compose.yaml"]).code).toBe(1);
});

test("a file named twice is compiled once, and goes where one spec goes", () => {
  const here = site();
  here.write("wordpress.yaml", spec());
  expect(run(here, [...compile, "wordpress.yaml", "./wordpress.yaml"]).code).toBe(0);
  expect(here.files("infra")).toContain("cloudformation/acme.template.yaml");
});

test("two specs with one name and one output are refused before anything is written", () => {
  const here = site();
  here.write("a.yaml", spec("acme"));
  here.write("b.yaml", spec("acme", "eu-central-1"));
  const { code, err } = run(here, [...compile, "a.yaml", "b.yaml"]);
  expect(code).toBe(2);
  expect(err).toContain("a.yaml and b.yaml are both named acme");
  expect(here.files(".")).toEqual(["a.yaml", "b.yaml"]);
});

test("order of files, and the directory they are named from, change no byte", () => {
  const here = site();
  here.write("sites/a/wordpress.yaml", spec("alpha"));
  here.write("sites/b/wordpress.yaml", spec("beta"));
  const one = run(here, [...compile, "sites/a/wordpress.yaml", "sites/b/wordpress.yaml", "--out", "-"]).out;
  const two = run(here, [...compile, here.path("sites/b/wordpress.yaml"), "a/wordpress.yaml", "--out", "-"], {
    cwd: "sites",
  }).out;
  const map = (text: string): unknown => JSON.parse(text);
  expect(map(two)).toEqual(map(one));
});
