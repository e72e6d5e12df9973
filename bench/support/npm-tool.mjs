// @ts-check
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Programs of npm packages that nobody else here needs: installed into a folder of their own, and gone with it.
 * @param {string} folder @param {readonly string[]} packages each with its version
 * @returns {{ readonly programs: string } | { readonly why: string }} where the programs are, or why there are none
 */
export function installed(folder, packages) {
  mkdirSync(folder, { recursive: true });
  const { error, status, stderr } = spawnSync(
    "npm",
    ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", ...packages],
    { encoding: "utf8", timeout: 300_000 },
  );
  if (error !== undefined) return { why: `npm did not run: ${error.message}` };
  if (status !== 0)
    return { why: `npm could not install them: ${stderr.trim().split("\n").at(0) ?? "no reason given"}` };
  return { programs: join(folder, "node_modules", ".bin") };
}
