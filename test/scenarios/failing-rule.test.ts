import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { commandLine, named } from "./support/cli.js";

/** One rule has a bug, in place of ours, which have none that we know. */
const broken = fileURLToPath(new URL("./support/broken-rule.ts", import.meta.url));
const { run, site } = commandLine({ "src/lint/rules/backup/schedule-invalid.ts": broken });
const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${named}cdn:\n  waf: false\n`;
const id = "backup/schedule-invalid";

describe("a rule that fails", () => {
  test("ends lint with 3, says what to report, and hides nothing of what others find", () => {
    const here = site();
    here.write("wordpress.yaml", text);
    const { code, out } = run(here, ["lint", "--format", "unix"]);
    expect(code).toBe(3);
    const lines = out.trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^wordpress\.yaml:3:\d+: error: .* \[internal\/rule-failed\]$/u);
    expect(lines[0]).toContain(`The rule ${id} failed on this spec (the moon is in the wrong house)`);
    expect(lines[1]).toMatch(/^wordpress\.yaml:7:8: warning: .* \[cdn\/waf-off-on-login\]$/u);
    const pretty = run(here, ["lint"]).out;
    expect(pretty).toContain("Report it with the spec");
    expect(pretty).not.toMatch(/^ +at /mu);
  });

  test.each(["json", "sarif", "github", "junit"])("is in the report of format %s, beside the others", (format) => {
    const here = site();
    here.write("wordpress.yaml", text);
    const { code, out } = run(here, ["lint", "--format", format]);
    expect(code).toBe(3);
    expect(out).toContain("internal/rule-failed");
    expect(out).toContain("cdn/waf-off-on-login");
  });

  test("wins over findings, and not over a file that cannot be read", () => {
    const here = site();
    here.write("wordpress.yaml", text);
    expect(run(here, ["lint", "--fail-on", "info"]).code).toBe(3);
    expect(run(here, ["lint", "wordpress.yaml", "missing.yaml"]).code).toBe(3);
  });

  test("fails nobody who switches it off as its hint says", () => {
    const here = site();
    here.write("wordpress.yaml", `${text}lint: { rules: { ${id}: { level: "off", reason: it fails } } }\n`);
    const { code, out } = run(here, ["lint", "--format", "unix"]);
    expect({ code, lines: out.trim().split("\n").length }).toEqual({ code: 0, lines: 1 });
  });

  test("stops compile, which says the same", () => {
    const here = site();
    here.write("wordpress.yaml", text);
    const { code, err } = run(here, ["compile", "--target", "cfn"]);
    expect(code).toBe(3);
    expect(err).toContain(`The rule ${id} failed on this spec`);
    expect(here.files(".")).toEqual(["wordpress.yaml"]);
  });
});
