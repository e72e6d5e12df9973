import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { badSpec, commandLine, spec } from "./support/cli.js";

const { cli, run, site } = commandLine();
const compile = ["compile", "--target", "cfn"];

describe("results on stdout, talk on stderr", () => {
  test("a compilation to files says on stderr what was written and what comes next", () => {
    const here = site();
    here.write("wordpress.yaml", spec());
    const { code, out, err } = run(here, compile);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("Wrote infra/cloudformation/acme.template.yaml");
    expect(err).toContain("Next: follow infra/cloudformation/README.md");
  });

  test("`--out -` prints the only template as it is, and no runbook", () => {
    const here = site();
    here.write("wordpress.yaml", spec("acme", "us-east-1"));
    run(here, compile);
    const { code, out } = run(here, [...compile, "--out", "-"]);
    expect(code).toBe(0);
    expect(out).toBe(here.read("infra/cloudformation/acme.template.yaml"));
  });

  test("`--out -` prints several templates as a JSON map from path to text", () => {
    const here = site();
    here.write("wordpress.yaml", spec());
    const map = JSON.parse(run(here, [...compile, "--out", "-"]).out) as Record<string, string>;
    expect(Object.keys(map)).toContain("cloudformation/acme-edge.template.yaml");
    expect(Object.keys(map).filter((path) => path.endsWith("README.md"))).toEqual([]);
    run(here, compile);
    for (const [path, text] of Object.entries(map)) expect(text).toBe(here.read(`infra/${path}`));
  });

  test("`-` reads the spec from standard input, and the header says so", () => {
    const here = site();
    const input = spec("acme", "us-east-1");
    const { code, out } = run(here, ["compile", "-", "--target", "cfn", "--out", "-"], { input });
    expect(code).toBe(0);
    expect(out).toMatch(/^# Made by wpspec from standard input\. Edit that file, not this one\.\n/u);
  });

  test("JSON templates are JSON, with the header as description", () => {
    const input = spec("acme", "us-east-1");
    const { out } = run(site(), ["compile", "-", "--target", "cfn", "--out", "-", "--format", "json"], { input });
    const { Description } = JSON.parse(out) as { Description: string };
    expect(Description).toMatch(/^Made by wpspec from standard input\. Edit that file, not this one\./u);
  });

  test("a reader that closes stdout early is no error", (context) => {
    const shell = spawnSync("bash", ["-c", `set -o pipefail; "$0" "$1" schema | head -c 1`, process.execPath, cli()], {
      encoding: "utf8",
    });
    if (shell.error !== undefined) context.skip("bash is not there");
    expect({ code: shell.status, err: shell.stderr }).toEqual({ code: 0, err: "" });
  });
});

describe("colors", () => {
  const escape = "\u001b[";
  const err = (args: readonly string[], env: Record<string, string> = {}): string => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    return run(here, [...compile, ...args], { env }).err;
  };

  test("none where stderr is no terminal, unless asked for", () => {
    expect(err([])).not.toContain(escape);
    expect(err(["--color"])).toContain(escape);
    expect(err([], { FORCE_COLOR: "1" })).toContain(escape);
    // A color library's own guess takes CI for a terminal.
    expect(err([], { CI: "true" })).not.toContain(escape);
  });

  test("NO_COLOR turns them off, and the flag wins over it", () => {
    expect(err([], { NO_COLOR: "1", FORCE_COLOR: "1" })).not.toContain(escape);
    expect(err(["--color"], { NO_COLOR: "1" })).toContain(escape);
    expect(err(["--no-color"], { FORCE_COLOR: "1" })).not.toContain(escape);
  });
});

describe("a terminal shows what is there, and does not obey it", () => {
  test("escapes in file names and arguments are printed as escapes", () => {
    const here = site();
    const name = "\u001b[2Jx\u202e.yaml";
    here.write(name, badSpec);
    for (const args of [
      [...compile, name],
      [...compile, `missing${name}`],
      ["compile", "--\u001b[2J"],
      ["\u001b]52;c;aGk=\u0007"],
    ]) {
      const { code, err } = run(here, args);
      expect(code).toBeGreaterThan(0);
      expect(err).toContain("\\u{1b}");
      expect(err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
    }
  });
});
