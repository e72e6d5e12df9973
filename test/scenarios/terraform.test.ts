import { describe, expect, test } from "vitest";
import { commandLine, contents, spec, type Site } from "./support/cli.js";

const { run, site } = commandLine();
const compile = ["compile", "--target", "terraform"];
const both = [...compile, "--target", "cfn"];
const files = ["terraform/README.md", "terraform/main.tf.json"];
const header = "Made by wpspec from wordpress.yaml. Edit that file, not this one.";

function withSpec(text = spec()): Site {
  const here = site();
  here.write("wordpress.yaml", text);
  return here;
}

const main = (text: string): { readonly "//": string; readonly resource: object } => JSON.parse(text);

describe("--target terraform", () => {
  test("writes one configuration and its runbook, with the header of every generated file", () => {
    const here = withSpec();
    const { code, out, err } = run(here, compile);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("Next: follow infra/terraform/README.md");
    expect(here.files("infra")).toEqual(files);
    expect(main(here.read("infra/terraform/main.tf.json"))["//"]).toBe(header);
    expect(here.read("infra/terraform/README.md").startsWith(`<!-- ${header} -->`)).toBe(true);
  });

  test("is the environment's below the environment's directory", () => {
    const here = withSpec();
    expect(run(here, [...compile, "--env", "staging"]).code).toBe(0);
    expect(here.files("infra")).toEqual(files.map((file) => `staging/${file}`));
    expect(main(here.read("infra/staging/terraform/main.tf.json"))["//"]).toContain("environment staging");
  });

  test("stands beside the templates, whether asked for at once or in turn", () => {
    const [atOnce, inTurn] = [withSpec(), withSpec()];
    expect(run(atOnce, both).code).toBe(0);
    for (const args of [["compile", "--target", "cfn"], compile]) expect(run(inTurn, args).code).toBe(0);
    expect(contents(atOnce, "infra")).toEqual(contents(inTurn, "infra"));
    expect(Object.keys(contents(atOnce, "infra"))).toEqual(expect.arrayContaining(files));
  });

  test("comes alone on standard output, and by path beside templates", () => {
    const here = withSpec();
    expect(main(run(here, [...compile, "--out", "-"]).out)["//"]).toBe(header);
    const several = JSON.parse(run(here, [...both, "--out", "-"]).out) as Readonly<Record<string, string>>;
    expect(Object.keys(several).toSorted()).toEqual([
      "cloudformation/acme-edge.template.yaml",
      "cloudformation/acme.template.yaml",
      "terraform/main.tf.json",
    ]);
    expect(here.files(".")).toEqual(["wordpress.yaml"]);
  });

  test("--check says what differs, and nothing where all is as it would be written", () => {
    const here = withSpec();
    run(here, compile);
    expect(run(here, [...compile, "--check"]).code).toBe(0);
    here.write("wordpress.yaml", `${spec()}database: {replicas: 2}\n`);
    const { code, out, err } = run(here, [...compile, "--check"]);
    expect(code).toBe(1);
    expect(out + err).toContain("infra/terraform/main.tf.json");
    expect(out + err).toMatch(/^\+.*database_instance_3/m);
  });

  test("does not take the place of a configuration that is somebody's own", () => {
    const here = withSpec();
    here.write("infra/terraform/main.tf.json", "{}\n");
    const { code, err } = run(here, compile);
    expect(code).toBe(2);
    expect(err).toContain("infra/terraform/main.tf.json");
    expect(here.files("infra")).toEqual(["terraform/main.tf.json"]);
    expect(run(here, [...compile, "--force"]).code).toBe(0);
  });

  test("says what Terraform has no resource for, and where the commands are", () => {
    const here = withSpec(
      "version: 1\nname: acme\ntier: lightsail\nregion: eu-west-1\nmonitoring: {notify: [owner@example.org]}\n",
    );
    const { code, err } = run(here, compile);
    expect(code).toBe(0);
    expect(err).toContain("no alarms of Lightsail");
    expect(here.read("infra/terraform/README.md")).toContain("aws lightsail put-alarm");
  });
});
