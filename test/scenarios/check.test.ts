import { expect, test } from "vitest";
import { commandLine, contents, type Site, spec } from "./support/cli.js";

const { run, site } = commandLine();
const compile = ["compile", "--target", "cfn"];
const check = [...compile, "--check"];

function compiled(): Site {
  const here = site();
  here.write("wordpress.yaml", spec());
  expect(run(here, compile).code).toBe(0);
  return here;
}

test("files that are up to date: 0, no diff", () => {
  const { code, out, err } = run(compiled(), check);
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(err).toContain("Up to date");
});

test("different, missing and stale files are named, the diff is on stdout, and nothing is touched", () => {
  const here = compiled();
  const name = "infra/cloudformation/acme.template.yaml";
  const old = here.read(name);
  here.write(name, `${old}# by hand\n`);
  here.write("infra/cloudformation/README.md", "");
  here.write(
    "infra/cloudformation/beta.template.yaml",
    "# Made by wpspec from wordpress.yaml. Edit that file, not this one.\n",
  );
  here.write("infra/cloudformation/other.yaml", "# Made by wpspec from shop.yaml. Edit that file, not this one.\n");
  const before = contents(here, "infra");
  const { code, out, err } = run(here, check);
  expect(code).toBe(1);
  expect(err).toContain(`different: ${name}`);
  expect(err).toContain("different: infra/cloudformation/README.md");
  expect(err).toContain("stale: infra/cloudformation/beta.template.yaml");
  expect(err).not.toContain("other.yaml");
  expect(out).toContain(`--- a/${name}\n+++ b/${name}\n`);
  expect(out).toContain("\n-# by hand\n");
  expect(contents(here, "infra")).toEqual(before);
});

test("without any files on disk every artifact is missing", () => {
  const here = site();
  here.write("wordpress.yaml", spec());
  const { code, out, err } = run(here, check);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("missing: infra/cloudformation/acme.template.yaml");
  expect(here.files("infra")).toEqual([]);
});

test("formatting, comments and key order of the spec make no difference", () => {
  const here = compiled();
  here.write(
    "wordpress.yaml",
    `# a comment\nregion: "eu-west-1"\r\ntier: 'elastic'\nname: acme\nversion: 1\nenvironments: {}\n`,
  );
  expect(run(here, check)).toMatchObject({ code: 0, out: "" });
});

test("an escape sequence in a committed file reaches the terminal as text", () => {
  const here = compiled();
  const name = "infra/cloudformation/acme.template.yaml";
  here.write(name, `${here.read(name)}# \u001b[2J\n`);
  const { out } = run(here, check);
  expect(out).toContain("-# \\u{1b}[2J");
  expect(out).not.toContain("\u001b");
});
