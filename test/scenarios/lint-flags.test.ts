import { symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { badSpec, commandLine, named } from "./support/cli.js";

const { run, site } = commandLine();
const head = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${named}`;
/** A warning that nobody can mend, and an error that has a safe fix. */
const warned = `${head}cdn:\n  waf: false # as before\n`;
const mendable = `${warned}  behaviors:\n    - { path: "a/*", kind: frontend, methods: [GET, HEAD] } # no forms\n`;

describe("lint --fix", () => {
  test("mends files in place, keeps comments, and reports what is left", () => {
    const here = site();
    here.write("wordpress.yaml", mendable);
    const { code, out, err } = run(here, ["lint", "--fix", "--format", "unix"]);
    expect({ code, err }).toEqual({ code: 0, err: "Mended 1 finding in 1 file.\n" });
    expect(out).toMatch(/^wordpress\.yaml:7:8: warning: .* \[cdn\/waf-off-on-login\]\n$/);
    expect(here.read("wordpress.yaml")).toBe(mendable.replace("[GET, HEAD]", "all"));
    expect(run(here, ["lint", "--fix"]).err).not.toContain("Mended");
    expect(here.files(".")).toEqual(["wordpress.yaml"]);
  });

  test("--dry-run shows a diff and changes nothing", () => {
    const here = site();
    here.write("wordpress.yaml", mendable);
    const { code, out, err } = run(here, ["lint", "--fix", "--dry-run"]);
    expect(code).toBe(1);
    expect(out).toContain('+    - { path: "a/*", kind: frontend, methods: all } # no forms');
    expect(err).toContain("--fix would mend 1 finding in 1 file.");
    expect(here.read("wordpress.yaml")).toBe(mendable);
  });

  test("a diff has no line that a runner would take for a command", () => {
    const here = site();
    here.write(
      "wordpress.yaml",
      `${mendable}web:\n  userData:\n    after: |\n      ::error::x\n      echo '##[error]y'\n`,
    );
    const { out } = run(here, ["lint", "--fix", "--dry-run"]);
    expect(out).toContain("\\u{3a}:error::x");
    expect(out).not.toMatch(/^\s*::|##\[/mu);
  });

  test("keeps a byte order mark, and a link a link", () => {
    const here = site();
    here.write("real.yaml", `\ufeff${mendable}`);
    symlinkSync("real.yaml", here.path("wordpress.yaml"));
    run(here, ["lint", "--fix"]);
    expect(here.read("real.yaml")).toBe(`\ufeff${mendable.replace("[GET, HEAD]", "all")}`);
  });

  test.each([
    [["--unsafe"], "--unsafe belongs to --fix"],
    [["--dry-run"], "--dry-run belongs to --fix"],
    [["--fix", "-"], "standard input is none"],
    [["--fix", "--write-baseline"], "do not go together"],
    [["--write-baseline", "--prune-baseline"], "do not go together"],
    [["--today", "2027-02-30"], "is no day"],
    [["--stdin-filename", "a.yaml"], "which is not read"],
    [["--template", "a.yaml", "b.yaml"], "--template takes the template's name"],
    [["--config", "missing.yaml"], "missing.yaml cannot be read"],
    [["--baseline", "missing.json"], "missing.json cannot be read"],
  ])("%j is refused with exit code 2", (flags, message) => {
    const here = site();
    here.write("wordpress.yaml", warned);
    const { code, err } = run(here, ["lint", ...flags], { input: warned });
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});

describe("lint --config", () => {
  test("gives levels to many specs, and the level that fails", () => {
    const here = site();
    here.write("wordpress.yaml", warned);
    here.write("house.yaml", "failOn: warning\n");
    expect(run(here, ["lint"]).code).toBe(0);
    expect(run(here, ["lint", "--config", "house.yaml"]).code).toBe(1);
    expect(run(here, ["lint", "--config", "house.yaml", "--fail-on", "error"]).code).toBe(0);
    here.write("house.yaml", 'rules: { cdn/waf-off-on-login: { level: "off", reason: in front } }\n');
    expect(run(here, ["lint", "--config", "house.yaml"])).toMatchObject({ code: 0, out: "" });
  });

  test("that is wrong is shown at its place", () => {
    const here = site();
    here.write("wordpress.yaml", warned);
    here.write("house.yaml", "rules: { cdn/waf: error }\n");
    const { code, out, err } = run(here, ["lint", "--config", "house.yaml"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("house.yaml:1:10");
  });
});

test("lint.failOn of the spec counts where no flag says otherwise", () => {
  const here = site();
  here.write("wordpress.yaml", `${warned}lint: { failOn: warning }\n`);
  expect(run(here, ["lint"]).code).toBe(1);
  expect(run(here, ["lint", "--fail-on", "error"]).code).toBe(0);
});

describe("a baseline", () => {
  test("lets stay what was there, and nothing new", () => {
    const here = site();
    here.write("wordpress.yaml", mendable);
    expect(run(here, ["lint", "--write-baseline"])).toMatchObject({ code: 0, out: "" });
    const flags = ["lint", "--baseline", ".wpspec-baseline.json", "--format", "unix"];
    expect(run(here, flags)).toMatchObject({ code: 0, out: "" });
    // Other lines, other wording of the file: the same findings.
    here.write("wordpress.yaml", `# a remark\n\n${mendable}`);
    expect(run(here, flags)).toMatchObject({ code: 0, out: "" });
    here.write("wordpress.yaml", `${mendable}    - { path: "b/*", kind: frontend, methods: [GET, HEAD] }\n`);
    const { code, out } = run(here, flags);
    expect(code).toBe(1);
    expect(out.trim().split("\n")).toHaveLength(1);
    expect(out).toContain("POST /b/");
  });

  test("says what is in it in vain, and lets go of it when asked", () => {
    const here = site();
    here.write("wordpress.yaml", mendable);
    run(here, ["lint", "--write-baseline", "--baseline", "known.json"]);
    here.write("wordpress.yaml", warned);
    expect(run(here, ["lint", "--baseline", "known.json"]).err).toContain("1 finding of known.json is no more");
    expect(run(here, ["lint", "--baseline", "known.json", "--prune-baseline"]).err).toContain("1 finding left");
    const { findings } = JSON.parse(here.read("known.json")) as { findings: { rule: string }[] };
    expect(findings.map(({ rule }) => rule)).toEqual(["cdn/waf-off-on-login"]);
  });

  test("keeps nothing of a spec that cannot be read, nor of files that were not asked about", () => {
    const here = site();
    here.write("bad.yaml", badSpec);
    here.write("good.yaml", warned);
    expect(run(here, ["lint", "bad.yaml", "good.yaml", "--write-baseline"]).code).toBe(1);
    run(here, ["lint", "bad.yaml", "--write-baseline"]);
    expect(here.read(".wpspec-baseline.json")).toContain("good.yaml");
    here.write("wrong.json", "{}");
    expect(run(here, ["lint", "good.yaml", "--baseline", "wrong.json"])).toMatchObject({ code: 2 });
  });
});

test("--stdin-filename names standard input", () => {
  const { out } = run(site(), ["lint", "-", "--stdin-filename", "sites/a.yaml", "--format", "unix"], { input: warned });
  expect(out).toMatch(/^sites\/a\.yaml:7:8: /);
});

test("--today is the day of dates of support", () => {
  const here = site();
  here.write("wordpress.yaml", `${head}wordpress: { phpVersion: "8.2" }\n`);
  const codes = (day: string) => run(here, ["lint", "--today", day, "--format", "unix"]).out;
  expect(codes("2026-01-01")).not.toContain("php-end-of-life");
  expect(codes("2030-01-01")).toMatch(/error: .*\[ops\/php-end-of-life\]/);
});

describe("lint --template", () => {
  const template = `Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        DefaultCacheBehavior: { TargetOriginId: web, ViewerProtocolPolicy: allow-all, CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6 }
`;

  test("names the requests of a WordPress that go wrong", () => {
    const here = site();
    here.write("site.yaml", template);
    const { code, out } = run(here, ["lint", "--template", "site.yaml", "--format", "unix"]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^site\.yaml:6:9: error: GET \/ with cookie wordpress_logged_in_1=….*\[cdn\/session-cookie-missing\]$/m,
    );
  });

  test("says why it cannot", () => {
    const here = site();
    here.write("site.yaml", "Resources: {}\n");
    const { code, err } = run(here, ["lint", "--template", "site.yaml"]);
    expect(code).toBe(2);
    expect(err).toContain("has no distribution of CloudFront");
  });
});

test("compile writes what an error stops once a comment says why it may stay", () => {
  const here = site();
  here.write("wordpress.yaml", mendable);
  expect(run(here, ["compile", "--target", "cfn"]).code).toBe(1);
  const comment = "  # wpspec-disable-next-line cdn/methods-too-few -- no forms\n  behaviors:";
  here.write("wordpress.yaml", mendable.replace("  behaviors:", comment));
  expect(run(here, ["compile", "--target", "cfn"]).code).toBe(0);
  expect(here.files("infra").length).toBeGreaterThan(0);
});

test("many specs are checked on several threads, and told in the order of their names", () => {
  const here = site();
  const names = Array.from({ length: 220 }, (_, index) => `${String(index).padStart(3, "0")}.yaml`);
  for (const name of names) here.write(`many/${name}`, name.endsWith("9.yaml") ? mendable : warned);
  const { code, out } = run(here, ["lint", "many", "--format", "unix"]);
  expect(code).toBe(1);
  const lines = out.trim().split("\n");
  expect(lines).toHaveLength(names.length + names.filter((name) => name.endsWith("9.yaml")).length);
  expect(lines.map((line) => line.split(":")[0])).toEqual(
    lines.map((line) => line.split(":")[0]).toSorted((one = "", other = "") => (one < other ? -1 : 1)),
  );
  const alone = names.map((name) => `many/${name}`).filter((name) => name.endsWith("9.yaml"));
  expect(
    run(here, ["lint", ...alone, "--format", "unix"])
      .out.trim()
      .split("\n"),
  ).toEqual(lines.filter((line) => alone.some((name) => line.startsWith(name))));
});
