import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { examples } from "../support/examples.js";
import { type TerraformJson, terraformOf } from "../support/terraform-json.js";
import { findTool } from "../support/tool.js";
import { finalSnapshots, inventory, makeNetwork, makeZone } from "./support/moto-account.js";
import { countOf, ignoring, type MotoCopy, motoCopy } from "./support/moto-copy.js";
import { motoGaps } from "./support/moto-gaps.js";
import { startMoto } from "./support/moto.js";
import { shellBlocks } from "./support/runbook-commands.js";
import { startTerraform, type Workspace } from "./support/terraform.js";

const folder = mkdtempSync(join(tmpdir(), "wpspec-apply-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const terraform = await startTerraform(folder);
const moto = findTool("moto_server", "--help");
const { drift, stays } = motoGaps;

/* These are taken down as well: one of each tier, and the paper's own. The others are applied and planned again. */
const rich = ["production", "whitepaper", "ec2-cdn", "lightsail-cdn"];
/* Of the environments of an example, one is enough. */
const applied = examples
  .flatMap(({ name, text, environments }) => environments.slice(0, 2).map((env) => ({ example: name, text, env })))
  .map((each) => ({ ...each, name: each.env === undefined ? each.example : `${each.example} ${each.env}` }))
  .toSorted((one, other) => Number(rich.includes(other.name)) - Number(rich.includes(one.name)));

/* What resources make more of themselves: Auto Scaling its instances, RDS the secret of its owner. */
const madeByOthers = new Set(["aws_instance", "aws_secretsmanager_secret"]);

const regionsOf = (main: string): readonly string[] => {
  const { provider } = JSON.parse(main) as { provider: { aws: readonly { readonly region: string }[] } };
  return [...new Set(provider.aws.map(({ region }) => region))];
};

/** Makes what the spec says is already there, and says its ids in the spec's place. */
async function inAccount(
  endpoint: string,
  text: string,
  env: string | undefined,
): Promise<{ readonly json: TerraformJson; readonly zone: string | undefined } | undefined> {
  const region = /^region: (.*)$/m.exec(text)?.[1] ?? "";
  let known = text;
  if (/^ {2}existing:$/m.test(text)) {
    const { vpc, subnets } = await makeNetwork(endpoint, region);
    const ids = [...text.matchAll(/subnet-\w+/g)].map(([id]) => id);
    known = known.replace(/vpc-\w+/, vpc);
    for (const [index, id] of ids.entries()) known = known.replace(id, subnets[index] ?? "");
  }
  const json = terraformOf(known, env);
  const [zone] = /\bZ0123456789ABCDEFGHIJ\b/.exec(text) ?? [];
  return json === undefined ? undefined : { json, zone };
}

interface Change {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

const isTrue = (value: unknown): boolean =>
  value === true || (typeof value === "object" && value !== null && Object.values(value).some(isTrue));

/** What a plan would change, as `type.attribute`; anything but a change in place as its address and what it is. */
async function changesOf(workspace: Workspace, plan: string): Promise<readonly string[]> {
  const { stdout, stderr } = await workspace.ask(["show", "-json", plan]);
  expect(stderr).toBe("");
  const { resource_changes: changes = [] } = JSON.parse(stdout) as { resource_changes?: readonly Change[] };
  const found = changes.flatMap(({ address, type, change }) => {
    const { actions, before, after, after_unknown: unknown, replace_paths: paths = [] } = change;
    const action = actions.join(" and ");
    if (action === "no-op" || action === "read") return [];
    if (action !== "update") return [`${address}: ${action} for ${paths.map((path) => path.join(".")).join(", ")}`];
    const attributes = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown)]);
    return [...attributes]
      .filter((name) => isTrue(unknown[name]) || JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
      .map((name) => `${type}.${name}`);
  });
  return [...new Set(found)].toSorted();
}

const explained = new Set(
  Object.entries(drift).flatMap(([type, attributes]) => Object.keys(attributes).map((name) => `${type}.${name}`)),
);
const seen = new Set<string>();

const block = (readme: string, heading: string): string =>
  shellBlocks(readme)
    .filter((each) => each.heading === heading)
    .map(({ script }) => script)
    .join("\n");

/** Keeps the mock's drift out of what is applied from here on: lifecycle blocks are merged argument by argument. */
function ignoreDrift({ resource }: MotoCopy): string {
  // What the provider computes cannot be ignored.
  const computed = new Set(["tags_all"]);
  const blocks = Object.entries(resource).flatMap(([type, named]) => {
    const ignored = Object.keys(drift[type] ?? {}).filter((each) => !computed.has(each));
    if (ignored.length === 0) return [];
    const own = Object.entries(named).map(([name, { lifecycle }]) => [
      name,
      { lifecycle: ignoring(lifecycle === undefined ? {} : { lifecycle }, ignored)["lifecycle"] },
    ]);
    return [[type, Object.fromEntries(own)]];
  });
  return JSON.stringify({ resource: Object.fromEntries(blocks) });
}

/** The script without what is said of types that the copy lacks: an override of a resource that is not there is an error. */
function withoutLacking(script: string): string {
  return script.replace(/(?<=<<'JSON'\n)[\s\S]*?(?=\nJSON\n)/, (text) => {
    const { resource } = JSON.parse(text) as { readonly resource: Readonly<Record<string, object>> };
    const kept = Object.entries(resource).filter(([type]) => !(type in motoGaps.lacks));
    return JSON.stringify({ resource: Object.fromEntries(kept) });
  });
}

const said = (lacking: MotoCopy["lacking"]): string =>
  Object.entries(lacking)
    .map(([type, count]) => `${type} (${count})`)
    .join(", ");

/** What README and state say goes, and what moto then still has. */
async function takeDown(workspace: Workspace, copy: MotoCopy, script: string): Promise<void> {
  const refused = await workspace.ask(["destroy", "-refresh=false"]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("Instance cannot be destroyed");

  writeFileSync(join(workspace.folder, "moto_drift_override.tf.json"), ignoreDrift(copy));
  // What is in the state was just read; to read it twice more shows nothing and takes long.
  const args = "-auto-approve -parallelism=30 -refresh=false";
  const fresh = { TF_CLI_ARGS_apply: args, TF_CLI_ARGS_destroy: args };
  const [unlock = "", destroy = ""] = withoutLacking(script).split(/^(?=terraform destroy$)/m);
  const unlocked = await workspace.sh(unlock, fresh);
  expect(unlocked.stderr).toBe("");
  expect(unlocked.stdout).toMatch(/Apply complete! Resources: 0 added, \d+ changed, 0 destroyed/);
  const kept = Object.keys(copy.resource).filter((type) => type in stays);
  const addresses = kept.flatMap((type) => Object.keys(copy.resource[type] ?? {}).map((each) => `${type}.${each}`));
  if (addresses.length > 0) expect(await workspace.ask(["state", "rm", ...addresses])).toMatchObject({ status: 0 });
  const gone = await workspace.sh(destroy, fresh);
  expect(gone.stderr).toBe("");
  const left = countOf(copy.resource) - addresses.length;
  expect(gone.stdout).toContain(`Destroy complete! Resources: ${left} destroyed.`);
}

/** How many of each type are in an inventory. */
const counts = (of: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(of).map(([type, ids]) => [type, ids.length]));

describe.skipIf(terraform === undefined || moto === undefined)("terraform apply, against moto,", () => {
  test.concurrent.each(applied)(
    "makes $name, and a second plan is empty but for the mock",
    async ({ name, text, env }) => {
      const cloud = await startMoto(moto?.command ?? "");
      try {
        const known = await inAccount(cloud.endpoint, text, env);
        if (known === undefined) throw new Error("The example has errors");
        const { json, zone } = known;
        const host = /\b[\w-]+\.(?:org|com|net)\b/.exec(text)?.[0] ?? "";
        const own = zone === undefined ? "" : await makeZone(cloud.endpoint, host);
        const copy = motoCopy(zone === undefined ? json.text : json.text.replaceAll(zone, own));
        const made = countOf(copy.resource);
        const left = said(copy.lacking);
        process.stderr.write(
          `${name}: ${made} of ${copy.whole} resources applied${left === "" ? "" : `; moto lacks ${left}`}\n`,
        );
        if (made === 0) return;
        const regions = regionsOf(copy.main);
        const before = await inventory(cloud.endpoint, regions);
        const isRich = rich.includes(name);
        const workspace = terraform?.open(name.replaceAll(" ", "-"), copy.main, cloud.endpoint, isRich ? 0 : 10);
        if (workspace === undefined) return;

        const deployed = await workspace.sh(block(json.readme, "Deploy"));
        expect(deployed.stderr).toBe("");
        expect(deployed.stdout).toContain(`Apply complete! Resources: ${made} added, 0 changed, 0 destroyed.`);

        const again = await workspace.ask(["plan", "-input=false", "-out", "again", "-detailed-exitcode"]);
        expect(again.stderr).toBe("");
        const changes = await changesOf(workspace, "again");
        for (const each of changes) seen.add(each);
        expect(changes.filter((each) => !explained.has(each))).toEqual([]);

        // Not what the provider believes, but what moto answers.
        const there = counts(await inventory(cloud.endpoint, regions));
        const had = counts(before);
        for (const [type, named] of Object.entries(copy.resource)) {
          if (there[type] === undefined && had[type] === undefined) continue;
          const more = (there[type] ?? 0) - (had[type] ?? 0);
          if (madeByOthers.has(type)) expect(more, type).toBeGreaterThanOrEqual(Object.keys(named).length);
          else expect(more, type).toBe(Object.keys(named).length);
        }
        expect(there).not.toEqual(had);
        if (!isRich) return;
        await takeDown(workspace, copy, block(json.readme, "Take it down"));
        const after = counts(await inventory(cloud.endpoint, regions));
        expect(Object.keys(after).filter((type) => after[type] !== had[type] && !(type in stays))).toEqual([]);
        const hasDatabase = "aws_rds_cluster" in copy.resource;
        const snapshots = await finalSnapshots(cloud.endpoint, regions[0] ?? "");
        expect(snapshots.some((id) => id.endsWith("-final"))).toBe(hasDatabase);
      } finally {
        await cloud.stop();
      }
    },
  );

  test("explains no drift that there is none of", () => {
    expect([...explained].filter((each) => !seen.has(each))).toEqual([]);
  });
});
