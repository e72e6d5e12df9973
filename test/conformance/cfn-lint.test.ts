import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compile } from "../../src/index.js";
import { examples, inRegion, tryRegions } from "../support/examples.js";
import { findTool } from "../support/tool.js";

const cfnLint = findTool("cfn-lint");
const folder = mkdtempSync(join(tmpdir(), "wpspec-cfn-lint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Regions of the templates: edge stacks are linted where they are deployed. */
const regionOf = (path: string, region: string): string => (path.includes("-edge.") ? "us-east-1" : region);

describe.skipIf(cfnLint === undefined)("cfn-lint", () => {
  for (const region of tryRegions) {
    test(`finds nothing, at info level either, in any example in ${region}`, async () => {
      const byRegion = new Map<string, string[]>();
      for (const { name, text } of examples) {
        for (const format of ["yaml", "json"] as const) {
          const { artifacts } = await compile(inRegion(text, region), {
            file: "wordpress.yaml",
            target: "cfn",
            format,
          });
          expect(artifacts.length, name).toBeGreaterThan(0);
          for (const artifact of artifacts.filter(({ path }) => path.includes(".template."))) {
            const file = join(folder, region, name, artifact.path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, artifact.text);
            const place = regionOf(artifact.path, region);
            byRegion.set(place, [...(byRegion.get(place) ?? []), file]);
          }
        }
      }
      for (const [place, files] of byRegion) {
        const { stdout, stderr, status } = cfnLint?.(["-t", ...files, "-c", "I", "-f", "json", "-r", place]) ?? {};
        const found = (JSON.parse(stdout || "[]") as { Filename: string; Message: string; Rule: { Id: string } }[]).map(
          ({ Filename, Rule, Message }) => `${Filename.slice(folder.length)} ${Rule.Id} ${Message}`,
        );
        expect(found).toEqual([]);
        expect(stderr).toBe("");
        expect(status).toBe(0);
      }
    });
  }
});
