import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compile } from "../../src/index.js";
import {
  examples,
  inProfile,
  inRegion,
  profiles,
  recoveryRegion,
  regionsFor,
  tryRegions,
} from "../support/examples.js";
import { findTool } from "../support/tool.js";

const cfnLint = findTool("cfn-lint");
const folder = mkdtempSync(join(tmpdir(), "wpspec-cfn-lint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where a stack is deployed: edge stacks in us-east-1, replicas in the region that the spec names. */
const regionOf = (path: string, region: string, text: string): string =>
  path.includes("-edge.") ? "us-east-1" : path.includes("-recovery.") ? (recoveryRegion(text) ?? "") : region;

interface Finding {
  readonly Filename: string;
  readonly Message: string;
  readonly Rule: { readonly Id: string };
}

/** Lints templates in one process, which costs more to start than a template; at info level, every rule on. */
async function lint(files: readonly string[], region: string): Promise<readonly string[]> {
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    const args = ["-t", ...files, "-c", "I", "-f", "json", "-r", region];
    execFile(cfnLint?.command ?? "", args, { maxBuffer: 1e8 }, (_, stdout, stderr) => resolve({ stdout, stderr }));
  });
  expect(stderr).toBe("");
  return (JSON.parse(stdout) as readonly Finding[]).map(
    ({ Filename, Rule, Message }) => `${Filename.slice(folder.length)} ${Rule.Id} ${Message}`,
  );
}

function put(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Every region, profile and environment of an example. */
const variants = (example: (typeof examples)[number]) =>
  regionsFor(example).flatMap((region) =>
    profiles.flatMap((profile) => example.environments.map((env) => [region, profile, env] as const)),
  );

/**
 * Templates to lint, by the region they are deployed in. What two regions print alike is linted once; the JSON templates,
 * which say the same, in one region.
 */
async function templates(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const byRegion = new Map<string, Map<string, string>>();
  for (const example of examples) {
    for (const [region, profile, env] of variants(example)) {
      const text = inProfile(inRegion(example.text, region), profile);
      for (const format of region.startsWith("eu-") ? (["yaml", "json"] as const) : (["yaml"] as const)) {
        const options = {
          file: "wordpress.yaml",
          target: "cfn",
          format,
          ...(env === undefined ? {} : { env }),
        } as const;
        const { artifacts, findings } = await compile(text, options);
        const printed = artifacts.filter(({ path }) => path.includes(".template."));
        const what = `${example.name}, ${profile}, ${env ?? "base"}, in ${region}`;
        expect(
          findings.filter(({ severity }) => severity === "error"),
          what,
        ).toEqual([]);
        expect(printed.length, what).toBeGreaterThan(0);
        for (const artifact of printed) {
          const place = regionOf(artifact.path, region, text);
          const known = byRegion.get(place) ?? new Map<string, string>();
          byRegion.set(place, known);
          const folderOf = join(region, profile, env ?? "base", example.name);
          if (!known.has(artifact.text)) known.set(artifact.text, put(join(folderOf, artifact.path), artifact.text));
        }
      }
    }
  }
  return byRegion;
}

describe.skipIf(cfnLint === undefined)("cfn-lint", () => {
  test(`finds nothing, at info level either, in any example in ${tryRegions.join(", ")}`, async () => {
    const queue = [...(await templates())].map(([region, files]) => ({ region, files: [...files.values()] }));
    expect(queue.map(({ region }) => region)).toEqual(expect.arrayContaining([...tryRegions]));
    const found: string[] = [];
    // Two at a time.
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        found.push(...(await lint(next.files, next.region)));
      }
    };
    await Promise.all([worker(), worker()]);
    expect(found).toEqual([]);
  });

  test("would say it: it finds what is planted", async () => {
    const text =
      "Resources:\n  Disk:\n    Type: AWS::EC2::Volume\n    Properties: {Siez: 8, AvailabilityZone: eu-west-1a}\n";
    const found = await lint([put("planted.yaml", text)], "eu-west-1");
    expect(found.join("\n")).toContain("Siez");
  });
});
