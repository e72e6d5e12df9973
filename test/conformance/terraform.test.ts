import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { examples, inProfile, profiles } from "../support/examples.js";
import { terraformOf } from "../support/terraform-json.js";
import { findTool } from "../support/tool.js";
import { type Moto, startMoto } from "./support/moto.js";
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

const motoServer = findTool("moto_server", "--help");
const planned = examples.flatMap(({ name, text, environments }) =>
  environments.map((env) => ({ name: [name, ...(env === undefined ? [] : [env])].join("-"), text, env })),
);

describe.skipIf(terraform === undefined || motoServer === undefined)("terraform plan, against moto,", () => {
  let cloud: Moto | undefined;
  beforeAll(async () => {
    cloud = await startMoto(motoServer?.command ?? "");
  });
  afterAll(async () => cloud?.stop());

  test.concurrent.each(planned)("makes every resource of $name, without a warning", async ({ name, text, env }) => {
    const json = terraformOf(text, env);
    const count = Object.values(json?.resource ?? {}).reduce((sum, named) => sum + Object.keys(named).length, 0);
    const { summary, problems } =
      (await terraform?.plan(name, json?.text ?? "", cloud?.env["AWS_ENDPOINT_URL"] ?? "")) ?? {};
    if (json?.data["aws_subnet"] !== undefined) {
      // Nobody made these subnets in moto: that is all that may be wrong.
      expect(problems?.filter((problem) => !problem.includes("no matching EC2 Subnet found"))).toEqual([]);
      expect(problems?.length).toBeGreaterThan(0);
      return;
    }
    expect(problems).toEqual([]);
    expect(summary).toBe(`Plan: ${count} to add, 0 to change, 0 to destroy.`);
  });
});
