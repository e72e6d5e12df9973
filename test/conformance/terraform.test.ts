import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { examples, inProfile, profiles } from "../support/examples.js";
import { terraformOf } from "../support/terraform-json.js";
import { startTerraform } from "./support/terraform.js";

const folder = mkdtempSync(join(tmpdir(), "wpspec-terraform-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const terraform = await startTerraform(folder);

/* What Terraform would read as a template, or as the end of one, if somebody forgot to escape. */
const hostile = '$${a} ${aws_vpc.network.id} %{if true} %%{x} $ % {} } " \\ é';

const more = [
  {
    name: "hostile",
    text: stringify({
      version: 1,
      name: "acme-shop",
      tier: "elastic",
      region: "eu-west-1",
      wordpress: { php: { ini: { "acme.text": hostile } } },
      web: { userData: { before: `: '${hostile}'\n`, after: "echo ${HOME} %{x} $${y} {{z}}\n" } },
    }),
    env: undefined,
  },
  {
    name: "us-east-1",
    text: stringify({
      version: 1,
      name: "acme-shop",
      tier: "elastic",
      region: "us-east-1",
      domain: { name: "www.example.org", aliases: ["example.org"], hostedZoneId: "Z0123456789ABCDEFGHIJ" },
      cdn: { originAccess: "vpcOrigin" },
    }),
    env: undefined,
  },
];

const variants = [
  ...examples.flatMap(({ name, text, environments }) =>
    profiles.flatMap((profile) =>
      environments.map((env) => ({
        name: [name, profile, ...(env === undefined ? [] : [env])].join("-"),
        text: inProfile(text, profile),
        env,
      })),
    ),
  ),
  ...more,
];

describe.skipIf(terraform === undefined)("terraform validate, with the oldest provider that we support,", () => {
  test.concurrent.each(variants)("has nothing to say of $name", async ({ name, text, env }) => {
    const json = terraformOf(text, env);
    expect(await terraform?.validate(name, json?.text ?? "")).toEqual([]);
  });

  test("would say what is wrong", async () => {
    const broken = JSON.stringify({ resource: { aws_vpc: { a: { cidr_blok: "10.0.0.0/16" } } } });
    expect(await terraform?.validate("broken", broken)).not.toEqual([]);
  });
});
