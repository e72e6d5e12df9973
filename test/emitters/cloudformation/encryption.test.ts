import { expect, test } from "vitest";
import { compile } from "../../../src/index.js";
import { isMapping, template, walk, type Template } from "../../support/template.js";

const key = "arn:aws:kms:eu-west-1:123456789012:key/12345678-1234-1234-1234-123456789012";
const encryption = `encryption: { kmsKeyArn: "${key}" }\n`;
const fleet = `version: 1
name: acme
tier: elastic
region: eu-west-1
backup: { copyTo: eu-central-1, static: { replicateTo: eu-central-1 } }
network: { access: bastion, bastion: { allowedCidrs: [203.0.113.0/24] } }
`;
const server = `version: 1
name: acme
tier: ec2
region: eu-west-1
database: { engine: aurora }
cache: { engine: valkey }
`;

async function templates(text: string): Promise<readonly Template[]> {
  const { artifacts, findings } = await compile(text, { file: "wordpress.yaml", target: "cfn", format: "json" });
  if (artifacts.length === 0) throw new Error(findings.map(({ message }) => message).join("\n"));
  return artifacts
    .filter(({ path }) => path.endsWith(".json"))
    .map(({ path, text: json }) => template(path.split("/").at(-1) ?? "", json));
}

/** Where a template names a key, as `file Resource property`. */
const keysOf = (all: readonly Template[]): readonly string[] =>
  all.flatMap(({ stack, resources }) =>
    [...resources].flatMap(([name, resource]) =>
      [...walk(resource)].flatMap(({ value }) =>
        isMapping(value)
          ? Object.entries(value)
              .filter(([property]) => /Kms|EncryptionKey/i.test(property))
              .map(([property, of]) => `${stack} ${name} ${property} ${of === key ? "ours" : JSON.stringify(of)}`)
          : [],
      ),
    ),
  );

test("the customer's key encrypts volumes, files, database, Valkey and the site's own backups, and nothing elsewhere", async () => {
  expect(keysOf(await templates(fleet + encryption))).toEqual([
    "acme.template.json BastionLaunchTemplate KmsKeyId ours",
    "acme.template.json Files KmsKeyId ours",
    "acme.template.json Database KmsKeyId ours",
    "acme.template.json CacheValkey KmsKeyId ours",
    "acme.template.json WebLaunchTemplate KmsKeyId ours",
    "acme.template.json BackupVault EncryptionKeyArn ours",
  ]);
});

test("one server's disk and data volume are encrypted with it too", async () => {
  expect(keysOf(await templates(server + encryption))).toEqual([
    "acme.template.json DataVolume KmsKeyId ours",
    "acme.template.json Database KmsKeyId ours",
    "acme.template.json CacheValkey KmsKeyId ours",
    "acme.template.json ServerLaunchTemplate KmsKeyId ours",
    "acme.template.json BackupVault EncryptionKeyArn ours",
  ]);
});

test("without a key nothing names one, and AWS's own keys are used", async () => {
  expect(keysOf(await templates(fleet))).toEqual([]);
  expect(keysOf(await templates(server))).toEqual([]);
});
