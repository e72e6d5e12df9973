import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples } from "../support/examples.js";
import { terraformOf } from "../support/terraform-json.js";
import { findTool } from "../support/tool.js";
import { askMoto, defaultVpc, type Request } from "./support/moto-account.js";
import { standIn, withoutReferences } from "./support/moto-copy.js";
import { motoGaps } from "./support/moto-gaps.js";
import { type Moto, startMoto } from "./support/moto.js";
import { startTerraform } from "./support/terraform.js";

const folder = mkdtempSync(join(tmpdir(), "wpspec-gaps-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const terraform = await startTerraform(folder);
const moto = findTool("moto_server", "--help");
const { lacks, leftOut, given, ignored, drift, stays } = motoGaps;

const configurations = examples.flatMap(({ text, environments }) =>
  environments.flatMap((env) => terraformOf(text, env) ?? []),
);
const types = new Set(configurations.flatMap(({ resource }) => Object.keys(resource)));

describe("moto-gaps.yaml", () => {
  test("is about types that examples have", () => {
    const named = [lacks, leftOut, given, ignored, drift, stays].flatMap((table) => Object.keys(table));
    expect(named.filter((type) => !types.has(type))).toEqual([]);
  });
});

const region = "eu-west-1";

/** One resource of each type that moto is said to lack, by itself: what it refers to is not there. */
function probes(vpc: string): object {
  const literal = (type: string, attribute: string): string => {
    if (`${type}.${attribute}` === "aws_vpc.id") return vpc;
    return type === "aws_s3_bucket" && attribute === "arn" ? "arn:aws:s3:::left-out" : standIn(attribute);
  };
  const resource = Object.keys(lacks).flatMap((type) => {
    const [block] = configurations.flatMap((each) => Object.values(each.resource[type] ?? {}));
    return block === undefined ? [] : [[type, { probe: withoutReferences(block, literal) }]];
  });
  const places = [{ region }, { region: "us-east-1", alias: "edge" }, { region: "eu-central-1", alias: "recovery" }];
  const locals = configurations.map((each) => withoutReferences(each.locals, literal));
  const data = {
    aws_availability_zones: { zones: { state: "available" } },
    aws_partition: { partition: {} },
    aws_caller_identity: { account: {} },
  };
  const required = { aws: { source: "hashicorp/aws" } };
  return {
    terraform: { required_providers: required },
    provider: { aws: places },
    data,
    locals: Object.assign({}, ...locals) as object,
    resource: Object.fromEntries(resource) as object,
  };
}

interface Line {
  readonly diagnostic?: {
    readonly address?: string;
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
  };
}

describe.skipIf(terraform === undefined || moto === undefined)("moto still", () => {
  let cloud: Moto | undefined;
  beforeAll(async () => {
    cloud = await startMoto(moto?.command ?? "");
  });
  afterAll(async () => cloud?.stop());
  const endpoint = (): string => cloud?.endpoint ?? "";

  test("lacks every type that it is said to lack", async () => {
    await askMoto(endpoint(), { service: "s3", path: "/left-out", method: "PUT" });
    const main = JSON.stringify(probes(await defaultVpc(endpoint(), region)), undefined, 1);
    const { stdout } = (await terraform?.open("probes", main, endpoint()).ask(["apply", "-json"])) ?? {};
    const errors = (stdout ?? "").split("\n").flatMap((line) => {
      const { diagnostic } = (line === "" ? {} : JSON.parse(line)) as Line;
      return diagnostic?.severity === "error" ? [diagnostic] : [];
    });
    const learned = Object.entries(lacks).flatMap(([type, { says }]) => {
      const own = errors
        .filter(({ address }) => address === `${type}.probe`)
        .map(({ summary, detail = "" }) => `${summary} ${detail}`);
      if (own.some((summary) => new RegExp(says).test(summary))) return [];
      return [`${type}: ${own.join("; ") || "is made: take it out of moto-gaps.yaml"}`];
    });
    expect(learned).toEqual([]);
    expect(errors.filter(({ address }) => address === undefined)).toEqual([]);
  });

  const query = (
    service: string,
    version: string,
    action: string,
    more: Readonly<Record<string, string>>,
  ): Request => ({
    service,
    region,
    query: { Version: version, Action: action, ...more },
  });

  test("asks for the size of a volume that comes with the image", async () => {
    const volume = { "BlockDeviceMapping.1.DeviceName": "/dev/xvda", "BlockDeviceMapping.1.Ebs.Encrypted": "true" };
    const { status, text } = await askMoto(
      endpoint(),
      query("ec2", "2016-11-15", "RunInstances", { ImageId: "ami-12c6146b", MinCount: "1", MaxCount: "1", ...volume }),
    );
    expect(text).toContain("size or snapshotId");
    expect(status).toBe(400);
  });

  test("echoes a launch template's own tags as tags of what it launches", async () => {
    const tags = {
      "TagSpecification.1.ResourceType": "launch-template",
      "TagSpecification.1.Tag.1.Key": "a",
      "TagSpecification.1.Tag.1.Value": "b",
    };
    const data = { LaunchTemplateName: "probe", "LaunchTemplateData.InstanceType": "t3.micro" };
    await askMoto(endpoint(), query("ec2", "2016-11-15", "CreateLaunchTemplate", { ...data, ...tags }));
    const asked = query("ec2", "2016-11-15", "DescribeLaunchTemplateVersions", { LaunchTemplateName: "probe" });
    expect((await askMoto(endpoint(), asked)).text).toMatch(/<tagSpecificationSet>[\s\S]*<key>a</);
  });

  const cache = (action: string, more: Readonly<Record<string, string>>): Request =>
    query("elasticache", "2015-02-02", action, more);

  test("keeps a cache cluster that is deleted", async () => {
    const name = { CacheClusterId: "probe" };
    await askMoto(
      endpoint(),
      cache("CreateCacheCluster", {
        ...name,
        Engine: "memcached",
        NumCacheNodes: "1",
        CacheNodeType: "cache.t4g.micro",
      }),
    );
    await askMoto(endpoint(), cache("DeleteCacheCluster", name));
    const { text } = await askMoto(endpoint(), cache("DescribeCacheClusters", name));
    expect(text).toContain("<CacheClusterStatus>deleting<");
  });

  test.each([
    ["subnet group of a cache", cache("DeleteCacheSubnetGroup", { CacheSubnetGroupName: "probe" })],
    [
      "policy of a file system",
      { service: "elasticfilesystem", region, path: "/2015-02-01/file-systems/fs-1/policy", method: "DELETE" },
    ],
  ])("cannot delete the %s", async (_, request) => {
    const { status, text } = await askMoto(endpoint(), request);
    expect(text).not.toContain("NotFound");
    expect(status).toBe(500);
  });
});
