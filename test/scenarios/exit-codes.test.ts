import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { badSpec, commandLine, spec } from "./support/cli.js";

const { run, site } = commandLine();
const compile = ["compile", "--target", "cfn"];

describe("0: all is fine", () => {
  test("a spec of a few lines compiles", () => {
    const here = site();
    here.write("wordpress.yaml", spec());
    expect(run(here, compile).code).toBe(0);
  });

  test.each([[["--help"]], [["--version"]], [["compile", "--help"]], [["init", "--help"]], [["schema", "--help"]]])(
    "%j is a result: on stdout, with nothing on stderr",
    (args) => {
      const { code, out, err } = run(site(), args);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).not.toBe("");
    },
  );

  test("the help of every verb has examples that begin with wpspec", () => {
    const verbs = [...run(site(), ["--help"]).out.matchAll(/^ {2}([a-z]+) \[options\]/gmu)].map((match) =>
      String(match[1]),
    );
    expect(verbs).toContain("compile");
    for (const verb of verbs) expect(run(site(), [verb, "--help"]).out, verb).toMatch(/^Examples:\n {2}wpspec /mu);
  });
});

describe("1: findings", () => {
  test("a spec with a mistake: a finding with its position, and nothing is written", () => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    const { code, out, err } = run(here, compile);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("wordpress.yaml:5:1");
    expect(err).toContain("webb");
    expect(here.files(".")).toEqual(["wordpress.yaml"]);
  });
});

describe("2: usage and input", () => {
  test.each([
    [["compil"], "Did you mean compile?"],
    [["compile", "--targt", "cfn"], "Did you mean --target?"],
    [["compile", "--target", "cfm"], "cfn, terraform, cdktf"],
    [["compile"], "--target cfn"],
    [["compile", "--target", "cfn", "--env", "../../x"], "No environment can be named ../../x"],
    [["schema", "extra"], "Too many arguments"],
    [["init", "--tier", "large"], "lightsail, ec2, elastic"],
    [[], "Usage: wpspec"],
  ])("%j: what is there is said on stderr", (args, said) => {
    const { code, out, err } = run(site(), args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(said);
  });

  test("no wordpress.yaml: where to get one", () => {
    const { code, err } = run(site(), compile);
    expect(code).toBe(2);
    expect(err).toContain("wordpress.yaml cannot be read: it does not exist.");
    expect(err).toContain("wpspec init");
  });

  test.each([
    ["more than 256 KiB", "#".repeat(262_145), "larger than 256 KiB"],
    ["not UTF-8", new Uint8Array([0x6e, 0xff, 0x0a]), "not UTF-8"],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x6e, 0x00]), "UTF-16"],
  ])("a file that is %s", (_, bytes, said) => {
    const here = site();
    here.write("wordpress.yaml", bytes);
    const { code, err } = run(here, compile);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(run(here, ["compile", "-", "--target", "cfn"], { input: bytes }).err).toContain(said);
  });

  test("a pipe in place of a spec does not hang the command", (context) => {
    const here = site();
    if (spawnSync("mkfifo", [here.path("wordpress.yaml")]).status !== 0) context.skip("mkfifo is not there");
    const { code, err } = run(here, compile);
    expect(code).toBe(2);
    expect(err).toContain("not a regular file");
  });

  test("a directory with no spec in it", () => {
    const here = site();
    mkdirSync(here.path("empty"));
    here.write("other/compose.yaml", "services: {}\n");
    expect(run(here, [...compile, "empty"]).err).toContain("empty holds no YAML file");
    const other = run(here, [...compile, "other"]);
    expect(other.code).toBe(2);
    expect(other.err).toContain("Passed over 1 YAML file");
  });

  test("of several files the highest code wins, and all are reported", () => {
    const here = site();
    here.write("bad.yaml", badSpec);
    here.write("good.yaml", spec("good"));
    const { code, err } = run(here, [...compile, "bad.yaml", "missing.yaml", "good.yaml"]);
    expect(code).toBe(2);
    expect(err).toContain("missing.yaml cannot be read");
    expect(err).toContain("bad.yaml:5:1");
    expect(here.files(".")).toEqual(["bad.yaml", "good.yaml"]);
  });
});
