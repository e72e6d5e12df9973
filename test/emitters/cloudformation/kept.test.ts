import { expect, test } from "vitest";
import { compile } from "../../../src/index.js";
import { template } from "../../support/template.js";

/** What becomes of each resource that holds data, by its name: on deletion, and on replacement. */
async function policies(tier: string, purpose: string, more: string) {
  const text = `version: 1\nname: acme\ntier: ${tier}\nregion: eu-west-1\npurpose: ${purpose}\n${more}`;
  const { artifacts, findings } = await compile(text, { file: "wordpress.yaml", target: "cfn", format: "json" });
  if (artifacts.length === 0) throw new Error(findings.map(({ message }) => message).join("\n"));
  return artifacts
    .filter(({ path }) => path.endsWith(".json"))
    .flatMap(({ text: json }) => [...template("", json).resources])
    .filter(([, resource]) => "DeletionPolicy" in resource)
    .map(([name, resource]) => [name, resource["DeletionPolicy"], resource["UpdateReplacePolicy"]] as const);
}

/** Those that leave something behind. */
const staying = async (tier: string, purpose: string, more: string) =>
  (await policies(tier, purpose, more)).filter(([, ...both]) => both.some((policy) => policy !== "Delete"));

const fleet = `backup: { files: { retentionDays: 7 }, copyTo: eu-central-1, static: { replicateTo: eu-central-1 } }
cdn: { logs: true }
`;
const server = `database: { engine: aurora }
storage: { static: { enabled: true } }
cdn: { enabled: true }
backup: { files: { retentionDays: 7 } }
`;

test("production leaves its data when the stacks go", async () => {
  expect(await staying("elastic", "production", fleet)).toEqual([
    ["Files", "Retain", "Retain"],
    ["Database", "Snapshot", "Snapshot"],
    ["StaticFiles", "Retain", "Retain"],
    ["BackupVault", "RetainExceptOnCreate", "Retain"],
    ["CdnLogs", "Retain", "Retain"],
    ["Logs", "Retain", "Retain"],
    ["StaticFilesReplica", "Retain", "Retain"],
    ["BackupCopies", "RetainExceptOnCreate", "Retain"],
  ]);
  expect(await staying("ec2", "production", server)).toEqual([
    ["DataVolume", "Snapshot", "Snapshot"],
    ["Database", "Snapshot", "Snapshot"],
    ["StaticFiles", "Retain", "Retain"],
    ["BackupVault", "RetainExceptOnCreate", "Retain"],
    ["Logs", "Retain", "Retain"],
  ]);
  expect(await staying("lightsail", "production", "")).toEqual([
    ["ServerAddressLightsail", "Retain", "Retain"],
    ["Lightsail", "Retain", "Retain"],
  ]);
});

test("staging leaves nothing: every policy is Delete, and none is left out where the default would keep", async () => {
  for (const [tier, more, count] of [
    ["elastic", fleet, 8],
    ["ec2", server, 5],
    ["lightsail", "", 2],
  ] as const) {
    const production = await staying(tier, "production", more);
    expect(production).toHaveLength(count);
    expect(await staying(tier, "staging", more)).toEqual([]);
    const named = new Set((await policies(tier, "staging", more)).map(([name]) => name));
    expect(production.filter(([name]) => !named.has(name))).toEqual([]);
  }
});

test("the disk of an own image stays with production, and goes with staging", async () => {
  const deletes = async (purpose: string) => {
    const text = `version: 1\nname: acme\ntier: ec2\nregion: eu-west-1\npurpose: ${purpose}\nweb: { image: { ami: ami-0123456789abcdef0 } }\n`;
    const { artifacts } = await compile(text, { file: "wordpress.yaml", target: "cfn", format: "json" });
    return /"DeleteOnTermination":\s*(true|false),?\s*"?/.exec(
      artifacts.map(({ text: json }) => json.slice(json.indexOf("BlockDeviceMappings"))).join(""),
    )?.[1];
  };
  expect([await deletes("production"), await deletes("staging")]).toEqual(["false", "true"]);
});
