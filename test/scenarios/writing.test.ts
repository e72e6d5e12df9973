import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { badSpec, commandLine, contents, type Site, spec } from "./support/cli.js";

const { run, site } = commandLine();
const compile = ["compile", "--target", "cfn"];
const main = "infra/cloudformation/acme.template.yaml";
const edge = "infra/cloudformation/acme-edge.template.yaml";

/** A directory with a spec that has been compiled. */
function compiled(text = spec()): Site {
  const here = site();
  here.write("wordpress.yaml", text);
  expect(run(here, compile).code).toBe(0);
  return here;
}

describe("what is written", () => {
  test("templates and runbook, each beginning with its header, and nothing else", () => {
    const here = compiled();
    expect(here.files("infra")).toEqual(
      expect.arrayContaining(["cloudformation/README.md", "cloudformation/acme.template.yaml"]),
    );
    for (const [path, text] of Object.entries(contents(here, "infra"))) {
      const begin = path.endsWith(".md") ? "<!-- " : "# ";
      expect(text.startsWith(`${begin}Made by wpspec from wordpress.yaml. Edit that file, not this one.`), path).toBe(
        true,
      );
    }
  });

  test("a second run leaves files alone, their times included", () => {
    const here = compiled();
    utimesSync(here.path(main), 1, 1);
    const { code, err } = run(here, compile);
    expect(code).toBe(0);
    expect(err).not.toContain("Wrote");
    expect(statSync(here.path(main)).mtimeMs).toBe(1000);
  });

  test("a file keeps its mode", () => {
    const here = compiled();
    chmodSync(here.path(main), 0o640);
    here.write("wordpress.yaml", spec("acme", "eu-central-1"));
    expect(run(here, compile).code).toBe(0);
    expect(statSync(here.path(main)).mode & 0o777).toBe(0o640);
  });

  test("a file that the spec no longer gives is removed, and only that one", () => {
    const here = compiled();
    here.write("infra/cloudformation/notes.yaml", "# mine\n");
    expect(here.files("infra/cloudformation")).toContain("acme-edge.template.yaml");
    here.write("wordpress.yaml", spec("acme", "us-east-1"));
    const { code, err } = run(here, compile);
    expect(code).toBe(0);
    expect(err).toContain(`Removed ${edge}`);
    expect(here.files("infra")).toEqual([
      "cloudformation/README.md",
      "cloudformation/acme.template.yaml",
      "cloudformation/notes.yaml",
    ]);
  });
});

describe("what is not overwritten", () => {
  test.each([
    ["has lost its header", "Resources: {}\n", "it does not begin with wpspec's header"],
    [
      "was made from another spec",
      "# Made by wpspec from shop.yaml. Edit that file, not this one.\n",
      "it was made from shop.yaml",
    ],
    [
      "was made for another environment",
      "# Made by wpspec from wordpress.yaml, environment staging. Edit that file, not this one.\n",
      "it was made for staging",
    ],
  ])("a template that %s, unless --force says so", (_, text, reason) => {
    const here = compiled();
    here.write("wordpress.yaml", spec("acme", "eu-central-1"));
    here.write(main, text);
    const before = contents(here, "infra");
    const { code, err } = run(here, compile);
    expect(code).toBe(2);
    expect(err).toContain(`${main} is not overwritten: ${reason}`);
    expect(contents(here, "infra")).toEqual(before);
    expect(run(here, [...compile, "--force"]).code).toBe(0);
    expect(here.read(main)).toMatch(/^# Made by wpspec from wordpress\.yaml\. Edit/u);
  });

  test("a runbook that somebody made their own", () => {
    const here = compiled();
    here.write("infra/cloudformation/README.md", "# Our notes\n");
    expect(run(here, compile).code).toBe(2);
    expect(here.read("infra/cloudformation/README.md")).toBe("# Our notes\n");
  });
});

describe("all or nothing", () => {
  test("one bad spec among good ones: nothing is written for any", () => {
    const here = site();
    here.write("a.yaml", spec("alpha"));
    here.write("b.yaml", badSpec);
    expect(run(here, [...compile, "a.yaml", "b.yaml"]).code).toBe(1);
    expect(here.files(".")).toEqual(["a.yaml", "b.yaml"]);
  });

  test("a target that cannot be written: the others stay as they were, and no staged file is left", () => {
    const here = compiled();
    const before = here.read(main);
    rmSync(here.path("infra/cloudformation/README.md"));
    mkdirSync(here.path("infra/cloudformation/README.md"));
    here.write("wordpress.yaml", spec("acme", "eu-central-1"));
    const { code, err } = run(here, compile);
    expect(code).toBe(2);
    expect(err).toContain("README.md cannot be written: it is a directory.");
    expect(here.read(main)).toBe(before);
    expect(here.files("infra").filter((file) => file.includes("tmp"))).toEqual([]);
  });

  test("a directory that is a file", () => {
    const here = site();
    here.write("wordpress.yaml", spec());
    here.write("infra", "a file\n");
    expect(run(here, compile).code).toBe(2);
    expect(here.read("infra")).toBe("a file\n");
  });

  test("staged files of runs that were killed long ago are swept up, young ones are not", () => {
    const here = compiled();
    here.write("infra/cloudformation/.a.yaml.1.wpspec-tmp", "old");
    here.write("infra/cloudformation/.b.yaml.1.wpspec-tmp", "young");
    utimesSync(here.path("infra/cloudformation/.a.yaml.1.wpspec-tmp"), 1, 1);
    expect(run(here, compile).code).toBe(0);
    expect(here.files("infra").filter((file) => file.endsWith("-tmp"))).toEqual([
      "cloudformation/.b.yaml.1.wpspec-tmp",
    ]);
  });
});

describe("links", () => {
  test.each(["infra", "infra/cloudformation", main])(
    "%s as a symbolic link is refused, and what it points at stays",
    (name) => {
      const here = site();
      here.write("wordpress.yaml", spec());
      mkdirSync(here.path("elsewhere"));
      here.write("elsewhere.yaml", "# Made by wpspec from wordpress.yaml. Edit that file, not this one.\n");
      mkdirSync(here.path(name, ".."), { recursive: true });
      symlinkSync(here.path(name === main ? "elsewhere.yaml" : "elsewhere"), here.path(name));
      for (const more of [[], ["--force"], ["--check"]]) {
        const { code, err } = run(here, [...compile, ...more]);
        expect(code).toBe(2);
        expect(err).toContain(`${name} is a symbolic link`);
      }
      expect(here.files("elsewhere")).toEqual([]);
      expect(here.read("elsewhere.yaml")).toBe("# Made by wpspec from wordpress.yaml. Edit that file, not this one.\n");
    },
  );

  test("a link on the way to --out inside the working directory", () => {
    const here = site();
    here.write("wordpress.yaml", spec());
    mkdirSync(here.path("real"));
    symlinkSync(here.path("real"), here.path("build"));
    expect(run(here, [...compile, "--out", "build/infra"]).code).toBe(2);
    expect(run(here, [...compile, "--out", here.path("build/infra")]).code).toBe(2);
    expect(here.files("real")).toEqual([]);
  });

  test("a working directory that was reached through a link is fine", () => {
    const here = site();
    here.write("real/wordpress.yaml", spec());
    symlinkSync(here.path("real"), here.path("link"));
    expect(run(here, compile, { cwd: "link" }).code).toBe(0);
    expect(here.files("real")).toContain("infra/cloudformation/acme.template.yaml");
  });

  test("a link to a secret outside shows none of its lines", () => {
    const here = site();
    here.write("secret/id", "-----BEGIN KEY-----\nhunter2hunter2: hunter2\n  broken: [\n");
    mkdirSync(here.path("work"));
    symlinkSync(here.path("secret/id"), here.path("work/wordpress.yaml"));
    const { code, out, err } = run(here, compile, { cwd: "work" });
    expect(code).toBe(1);
    expect(out + err).not.toContain("hunter2");
  });

  test("a spec outside that is one is reported as any other", () => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    mkdirSync(here.path("work"));
    const { code, err } = run(here, [...compile, "../wordpress.yaml"], { cwd: "work" });
    expect(code).toBe(1);
    expect(err).toContain("webb");
  });
});
