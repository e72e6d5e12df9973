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
