import { describe, expect, test } from "vitest";
import { check } from "../../src/check.js";
import { examples, inProfile, profiles, templatesOf } from "../support/examples.js";
import {
  type FoundIn,
  judge,
  scannerWaivers,
  type ScannerName,
  type ScannerWaiver,
} from "./support/scanner-waivers.js";
import {
  awsValidator,
  cdkNag,
  controlTower,
  type Scan,
  type Scanned,
  type ScannerFinding,
} from "./support/scanners.js";

interface Subject extends Scanned {
  readonly where: string;
  /** The resolved spec that the template is of. */
  readonly spec: unknown;
}

/** Every template of every example, in both profiles and every environment, in the regions that the spec names. */
async function subjectsOf(example: (typeof examples)[number]): Promise<readonly Subject[]> {
  const found: Subject[] = [];
  for (const profile of profiles) {
    const text = inProfile(example.text, profile);
    for (const env of example.environments) {
      const { resolved } = check(text, "wordpress.yaml", env);
      if (resolved === undefined) throw new Error(`${example.name} is wrong`);
      for (const [stack, template] of await templatesOf(text, env)) {
        const region = stack.endsWith("-edge") ? "us-east-1" : resolved.spec.region;
        found.push({ where: `${example.name}, ${profile}: ${stack}`, spec: resolved.spec, template, region });
      }
    }
  }
  return found;
}

const subjects = (await Promise.all(examples.map(subjectsOf))).flat();

const typesIn = ({ template }: Scanned): readonly string[] =>
  Object.values(template["Resources"] as { readonly [name: string]: { readonly Type: string } }).map(
    ({ Type }) => Type,
  );

/** What each scanner finds. What several specs print alike is scanned once. */
function scanAll(scan: Scan): readonly FoundIn[] {
  const known = new Map<string, readonly ScannerFinding[]>();
  return subjects.map(({ where, spec, template, region }) => {
    const key = JSON.stringify([region, template]);
    const findings = known.get(key) ?? scan({ template, region });
    known.set(key, findings);
    return { where, spec, findings };
  });
}

/** What every scanner has to find: a bucket without encryption, open to everybody. */
const planted: Scanned = {
  region: "eu-west-1",
  template: {
    Resources: {
      Open: {
        Type: "AWS::S3::Bucket",
        Properties: {
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: false,
            BlockPublicPolicy: false,
            IgnorePublicAcls: false,
            RestrictPublicBuckets: false,
          },
        },
      },
      Plain: {
        Type: "AWS::RDS::DBInstance",
        DeletionPolicy: "Delete",
        UpdateReplacePolicy: "Delete",
        Properties: {
          Engine: "mysql",
          DBInstanceClass: "db.t4g.micro",
          AllocatedStorage: "20",
          MasterUsername: "root",
          ManageMasterUserPassword: true,
          PubliclyAccessible: true,
          StorageEncrypted: false,
        },
      },
    },
  },
};

const scanners: readonly {
  readonly name: ScannerName;
  readonly start: () => Scan;
  readonly rules: readonly string[];
}[] = [
  { name: "awsValidator", start: awsValidator, rules: ["W9008 Plain", "W9011 Plain"] },
  { name: "cdkNag", start: cdkNag, rules: ["AwsSolutions-S2 Open", "AwsSolutions-RDS2 Plain"] },
  {
    name: "controlTower",
    start: () => controlTower(new Set([...subjects, planted].flatMap(typesIn))),
    rules: ["s3_bucket_level_public_access_prohibited_check Open", "rds_instance_storage_encrypted_check Plain"],
  },
];

describe.each(scanners)("$name", ({ name, start, rules }) => {
  const scan = start();

  test("finds nothing in the templates of the examples but what scanner-waivers.yaml gives a reason for", () => {
    expect(subjects.length).toBeGreaterThan(examples.length);
    const { unexplained, idle } = judge(scanAll(scan), scannerWaivers[name]);
    expect(unexplained).toEqual([]);
    // A waiver that nothing needs goes.
    expect(idle).toEqual([]);
  });

  test("would say it: it finds what is planted", () => {
    expect(scan(planted).map(({ rule, name }) => `${rule} ${name}`)).toEqual(expect.arrayContaining([...rules]));
  });
});

describe("a waiver", () => {
  const finding: ScannerFinding = { rule: "R1", on: "AWS::S3::Bucket", name: "Logs", message: "is open" };
  const found: readonly FoundIn[] = [
    { where: "here", spec: { profile: "modern", cdn: { waf: false }, notify: [] }, findings: [finding] },
  ];
  const waiver: ScannerWaiver = { rule: "R1", on: "AWS::S3::Bucket", named: undefined, when: {}, reason: "meant" };

  test.each<[string, Partial<ScannerWaiver>]>([
    ["of the rule and the type", {}],
    ["of any type", { on: "any" }],
    ["of the name", { named: "Logs" }],
    ["of specs that are so", { when: { "cdn.waf": [true, false] } }],
    ["of specs where something is not there", { when: { "cdn.geo.deny": "none", notify: "none" } }],
  ])("%s is used", (_, change) => {
    expect(judge(found, [{ ...waiver, ...change }])).toEqual({ unexplained: [], idle: [] });
  });

  test.each<[string, Partial<ScannerWaiver>]>([
    ["of another rule", { rule: "R2" }],
    ["of another type", { on: "AWS::RDS::DBCluster" }],
    ["of another name", { named: "StaticFiles" }],
    ["of other specs", { when: { profile: ["whitepaper"] } }],
    ["of specs where something else is not there", { when: { profile: "none" } }],
  ])("%s is idle, and the finding stays", (_, change) => {
    const { unexplained, idle } = judge(found, [{ ...waiver, ...change }]);
    expect(unexplained).toEqual(["here: R1 on AWS::S3::Bucket Logs: is open"]);
    expect(idle).toHaveLength(1);
  });

  test("is needed only where no earlier one is of the same finding", () => {
    expect(judge(found, [waiver, { ...waiver, named: "Logs" }]).idle).toHaveLength(1);
  });
});

test("every waiver has a reason", () => {
  const all = Object.values(scannerWaivers).flat();
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter(({ reason }) => typeof reason !== "string" || reason.trim() === "")).toEqual([]);
});
