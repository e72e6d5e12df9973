import { describe, expect, test } from "vitest";
import { badSpec, commandLine, quietSpec, spec } from "./support/cli.js";

const { run, site } = commandLine();
/** The paper to the letter, which is a note. */
const noted = "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nprofile: whitepaper\n";

describe("wpspec lint", () => {
  test("reports on standard output, ends with 1 for an error, and writes nothing", () => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    const { code, out, err } = run(here, ["lint"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("wordpress.yaml:5:1: error");
    expect(here.files(".")).toEqual(["wordpress.yaml"]);
  });

  test("takes many files, directories and standard input, and the highest code wins", () => {
    const here = site();
    here.write("a/wordpress.yaml", spec());
    here.write("b/wordpress.yaml", badSpec);
    here.write("b/other.yaml", "key: value\n");
    const { code, out, err } = run(here, ["lint", "a", "b", "missing.yaml", "--format", "unix"]);
    expect(code).toBe(2);
    expect(out).toMatch(/^b\/wordpress\.yaml:5:1: error: .* \[spec\/unknown-key\]$/m);
    expect(err).toContain("missing.yaml");
    expect(err).toContain("Passed over 1 YAML file");
    expect(run(here, ["lint", "-"], { input: badSpec }).out).toContain("<stdin>:5:1");
  });

  test("--format json is one document with a summary", () => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    const { findings, summary, version } = JSON.parse(run(here, ["lint", "--format", "json"]).out) as {
      version: number;
      findings: { rule: string; level: string; file: string; line: number; path: string }[];
      summary: object;
    };
    expect(version).toBe(1);
    expect(findings[0]).toMatchObject({ level: "error", file: "wordpress.yaml", line: 5 });
    expect(summary).toMatchObject({ files: 1, errors: 1 });
  });

  test("--fail-on says from which level on it fails", () => {
    const here = site();
    here.write("wordpress.yaml", noted);
    expect(run(here, ["lint"]).code).toBe(0);
    expect(run(here, ["lint", "--fail-on", "warning"]).code).toBe(0);
    expect(run(here, ["lint", "--fail-on", "info"]).code).toBe(1);
    expect(run(here, ["lint", "--fail-on", "never"]).code).toBe(2);
    here.write("wordpress.yaml", quietSpec);
    expect(run(here, ["lint"]).err).toBe("Nothing is wrong in 1 file.\n");
  });

  test("looks at every environment", () => {
    const here = site();
    here.write("wordpress.yaml", `${spec()}  preview: {region: us-esat-1}\n`);
    const { code, out } = run(here, ["lint"]);
    expect(code).toBe(1);
    expect(out).toContain("us-esat-1");
  });
});
