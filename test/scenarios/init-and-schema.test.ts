import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { commandLine } from "./support/cli.js";

const { run, site } = commandLine();

test("`schema` prints the JSON Schema of specs", () => {
  const { code, out, err } = run(site(), ["schema"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toHaveProperty("$schema");
});

test("`init` writes a spec that `compile` takes, with the schema line for editors on top", () => {
  const here = site();
  const { code, out, err } = run(here, ["init"]);
  expect({ code, out }).toEqual({ code: 0, out: "" });
  expect(err).toContain("Next: ");
  expect(here.read("wordpress.yaml")).toMatch(/^# yaml-language-server: \$schema=/u);
  expect(run(here, ["compile", "--target", "cfn"]).code).toBe(0);
});

test.each(["lightsail", "ec2", "elastic"])(
  "what `init --tier %s` writes compiles without a word of warning",
  (tier) => {
    const here = site();
    expect(run(here, ["init", "--tier", tier]).code).toBe(0);
    const { code, err } = run(here, ["compile", "--target", "cfn"]);
    expect(code).toBe(0);
    expect(err).not.toMatch(/warning|error/);
    expect(here.files("infra")).toEqual(
      expect.arrayContaining(["cloudformation/README.md", "cloudformation/my-site.template.yaml"]),
    );
  },
);

test.each(["lightsail", "ec2", "elastic"])(
  "what `init --tier %s` writes in comments compiles too, environment included",
  (tier) => {
    const here = site();
    const { out } = run(here, ["init", "--tier", tier, "--out", "-"]);
    const opened = out.replaceAll(/^# ((?: *)[a-zA-Z]+:(?: |$).*)$/gmu, (line, rest: string) =>
      rest.startsWith("yaml-language-server") ? line : rest,
    );
    here.write("wordpress.yaml", opened);
    for (const env of [[], ["--env", "staging"]]) {
      const { code, err } = run(here, ["compile", "--target", "cfn", ...env]);
      expect(err).not.toContain("spec/");
      expect(code).toBe(0);
    }
    expect(here.read("infra/staging/cloudformation/my-site-staging.template.yaml")).toContain("environment staging");
  },
);

test("`init` leaves a file alone that is there, a link that leads nowhere included", () => {
  const here = site();
  here.write("wordpress.yaml", "mine\n");
  expect(run(here, ["init"])).toMatchObject({ code: 2, out: "" });
  expect(here.read("wordpress.yaml")).toBe("mine\n");
  symlinkSync(here.path("nowhere"), here.path("link.yaml"));
  expect(run(here, ["init", "--out", "link.yaml"]).code).toBe(2);
  expect(here.files(".")).toEqual(["link.yaml", "wordpress.yaml"]);
});

test.each(["lightsail", "ec2", "elastic"])("`init --tier %s --out -` prints one for that tier", (tier) => {
  const here = site();
  const { code, out, err } = run(here, ["init", "--tier", tier, "--out", "-"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(parse(out)).toMatchObject({ version: 1, tier });
  expect(here.files(".")).toEqual([]);
});
