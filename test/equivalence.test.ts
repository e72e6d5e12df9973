import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { deploymentOf } from "./equivalence/deployment.js";
import { excusePlaces, judged, shown, targetDifferences } from "./equivalence/differences.js";
import type { TerraformBody } from "./equivalence/read-terraform.js";
import { examples, inProfile, profiles } from "./support/examples.js";
import { files, specsOf } from "./support/key-cases.js";
import { root } from "./support/root.js";

interface Variant {
  readonly title: string;
  readonly text: string;
  readonly env?: string | undefined;
}

const ofExamples = examples.flatMap(({ name, text, environments }) =>
  profiles.flatMap((profile) =>
    environments.map((env): Variant => ({
      title: `${name} ${profile} ${env ?? ""}`.trim(),
      text: inProfile(text, profile),
      env,
    })),
  ),
);

/** A spec for each key, with one more value of it than the examples have. */
const ofKeys = files.map((file): Variant => ({ title: file.slice(0, -".yaml".length), text: specsOf(file).after }));

/** What only odd specs need. */
const odd: readonly Variant[] = [
  {
    title: "tags that no command can carry",
    text: stringify({
      version: 1,
      name: "acme-blog",
      tier: "ec2",
      region: "eu-west-1",
      tags: { empty: "", "cost=centre": "4711", "-x": "yes" },
    }),
  },
  {
    title: "a fleet that starts with no server",
    text: stringify({
      version: 1,
      name: "acme-blog",
      tier: "elastic",
      region: "eu-west-1",
      web: { capacity: { min: 0, max: 2 } },
    }),
  },
];

/** Locals and ephemeral resources are read where something names them: one that nothing names would go unseen. */
function unreadIn({ locals = {}, ephemeral = {}, resource }: TerraformBody): readonly string[] {
  const text = JSON.stringify(resource);
  const names = [
    ...Object.keys(locals).map((name) => `local.${name}`),
    ...Object.entries(ephemeral).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `ephemeral.${type}.${name}`),
    ),
  ];
  return names.filter((name) => !text.includes(name));
}

const compared = await Promise.all(
  [...ofExamples, ...ofKeys, ...odd].map(async ({ title, text, env }) => {
    const deployment = await deploymentOf(text, env);
    if (deployment === undefined) throw new Error(`${title} has errors.`);
    const { cloudFormation, terraform, main, configuration } = deployment;
    const both = [...cloudFormation.keys()].filter((key) => terraform.has(key)).length;
    return { title, both, unread: unreadIn(configuration), ...judged(cloudFormation, terraform, main) };
  }),
);

describe("CloudFormation and Terraform describe the same", () => {
  test.each(compared)("$title", ({ unexcused, unread, both }) => {
    expect(unexcused.map(shown)).toEqual([]);
    expect(unread).toEqual([]);
    expect(both).toBeGreaterThan(4);
  });
});

describe("the deliberate differences", () => {
  test("say what, on both sides, and why", () => {
    const ids = targetDifferences.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, what, cloudFormation, terraform, why, excuses } of targetDifferences) {
      for (const text of [cloudFormation, terraform, why]) expect(text, id).toMatch(/^[A-Z`].*\.$/);
      expect(what, id).toMatch(/^[A-Za-z].*[^.]$/);
      expect(excuses.length, id).toBeGreaterThan(0);
      for (const excuse of excuses) {
        const { cloudFormation: one, terraform: other, ...rest } = excuse;
        const unknown = Object.keys(rest).filter((key) => !["kind", "property", "where", "always"].includes(key));
        expect(unknown, id).toEqual([]);
        for (const side of [one, other]) {
          if (typeof side === "string") expect(["absent", "any"], id).toContain(side);
          else expect(["is", "matches"], id).toEqual(expect.arrayContaining(Object.keys(side)));
        }
      }
    }
  });

  test("are each needed, in all their places", () => {
    const used = new Set(compared.flatMap((each) => [...each.used]));
    expect(excusePlaces.filter((place) => !used.has(place))).toEqual([]);
  });
});

test("the readers know nothing of the emitters or the graph: they read what is printed", () => {
  const folder = join(root, "test", "equivalence");
  const read = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  expect(read.length).toBeGreaterThan(10);
  const imports = read.flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(/from "([^"]+)"/g)].map(([, from = ""]) => from),
  );
  expect(imports.filter((from) => from.includes("/src/"))).toEqual([]);
});
