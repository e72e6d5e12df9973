import { describe, expect, test } from "vitest";
import { examples, inProfile, profiles } from "../../support/examples.js";
import { addressesOf, blocksOf, referencesIn, terraformOf, type TerraformJson } from "../../support/terraform-json.js";

const variants = examples.flatMap(({ name, text, environments }) =>
  profiles.flatMap((profile) =>
    environments.map((env) => ({
      title: `${name} ${profile} ${env ?? ""}`.trim(),
      text: inProfile(text, profile),
      env,
    })),
  ),
);

function made({ text, env }: (typeof variants)[number]): TerraformJson {
  const json = terraformOf(text, env);
  if (json === undefined) throw new Error("An example has errors.");
  return json;
}

/** What each resource refers to or waits for. */
const needsOf = ({ resource, locals }: TerraformJson): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map([
    ...Object.entries(resource).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]): [string, ReadonlySet<string>] => [
        `${type}.${name}`,
        new Set([
          ...referencesIn(JSON.stringify(block).replaceAll('\\\\\\"', '"').replaceAll('\\"', '"')),
          ...((block["depends_on"] as readonly string[] | undefined) ?? []),
        ]),
      ]),
    ),
    ...Object.entries(locals).map(([name, text]): [string, ReadonlySet<string>] => [
      `local.${name}`,
      new Set(referencesIn(String(text))),
    ]),
  ]);

/** All that has to be there first. */
function reached(needs: ReadonlyMap<string, ReadonlySet<string>>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [from];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop())
    for (const need of needs.get(next) ?? []) {
      if (found.has(need)) continue;
      found.add(need);
      ahead.push(need);
    }
  return found;
}

describe.each(variants)("the configuration of $title", (variant) => {
  const json = made(variant);

  test("has every block once, under its own name", () => {
    expect(addressesOf(json).size).toBe(blocksOf(json.graph));
    expect(Object.keys(json.output).toSorted()).toEqual(json.graph.outputs.map(({ name }) => name).toSorted());
  });

  test("names nothing that is not there, in references and in depends_on", () => {
    const known = addressesOf(json);
    const depends = Object.values(json.resource)
      .flatMap((named) => Object.values(named))
      .flatMap((block) => (block["depends_on"] as readonly string[] | undefined) ?? []);
    const named = [...referencesIn(json.text.replaceAll('\\"', '"')), ...depends];
    expect(named.length).toBeGreaterThan(3);
    expect([...new Set(named)].filter((name) => !known.has(name))).toEqual([]);
  });

  test("looks up nothing that nobody asks for", () => {
    const used = new Set(referencesIn(json.text.replaceAll('\\"', '"')));
    // A subnet that is there already is read to see that it is.
    const idle = Object.entries(json.data)
      .flatMap(([type, blocks]) => Object.keys(blocks).map((name) => `data.${type}.${name}`))
      .filter((name) => !used.has(name) && !name.startsWith("data.aws_subnet."));
    expect(idle).toEqual([]);
  });

  test("protects what holds data, and nothing of an environment that keeps none", () => {
    const locked = Object.entries(json.resource).flatMap(([type, named]) =>
      Object.values(named).flatMap(({ lifecycle }) =>
        (lifecycle as { prevent_destroy?: boolean } | undefined)?.prevent_destroy === true ? [type] : [],
      ),
    );
    const holdsData = ["aws_rds_cluster", "aws_efs_file_system", "aws_ebs_volume", "aws_s3_bucket", "aws_backup_vault"];
    const expected = holdsData.filter((type) => type in json.resource);
    expect(holdsData.filter((type) => locked.includes(type))).toEqual(json.graph.deployment.keepsData ? expected : []);
  });

  test("starts no server before its role may do all that it may", () => {
    const needs = needsOf(json);
    const servers = [...needs.keys()].filter((address) => /^aws_(autoscaling_group|instance)\./.test(address));
    for (const server of servers) {
      const before = reached(needs, server);
      const permissions = [...needs.keys()]
        .filter((address) => address.startsWith("aws_iam_role_policy"))
        .filter((address) =>
          [...(needs.get(address) ?? [])].some((each) => each.startsWith("aws_iam_role.") && before.has(each)),
        )
        // A permission on the server itself comes after it.
        .filter((address) => !reached(needs, address).has(server));
      expect(permissions.filter((address) => !before.has(address))).toEqual([]);
    }
  });

  test("is the same each time, and has no note of cdktf", () => {
    expect(made(variant).text).toBe(json.text);
    expect(json.text).not.toMatch(/TfToken|uniqueId|"stackName"/);
  });
});

describe("the runbook", () => {
  test("of Lightsail has the alarms that the provider lacks", () => {
    const json = terraformOf("version: 1\nname: acme-blog\ntier: lightsail\nregion: eu-west-1\n");
    expect(json?.readme.match(/aws lightsail put-alarm/g)?.length).toBe(3);
    expect(json?.text).not.toContain("alarm");
  });

  test("unlocks exactly what is locked", () => {
    const json = terraformOf("version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\n");
    const override = /<<'JSON'\n([\s\S]*?)\nJSON/.exec(json?.readme ?? "")?.[1] ?? "";
    const { resource } = JSON.parse(override) as { resource: Record<string, Record<string, object>> };
    expect(Object.keys(resource).toSorted()).toEqual(
      ["aws_backup_vault", "aws_efs_file_system", "aws_lb", "aws_rds_cluster", "aws_s3_bucket"].filter(
        (type) => type in (json?.resource ?? {}),
      ),
    );
    for (const [type, named] of Object.entries(resource))
      for (const name of Object.keys(named)) expect(json?.resource[type]).toHaveProperty(name);
  });
});

test("a site may be called what every object has", () => {
  const json = terraformOf("version: 1\nname: constructor\ntier: lightsail\nregion: eu-west-1\n");
  expect(json?.resource["aws_lightsail_instance"]).toBeDefined();
});
