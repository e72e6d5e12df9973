// @ts-check
import { spawn } from "node:child_process";
import { join } from "node:path";

/**
 * What failed first: the test and its file, when vitest got so far as to name them; `isLate` when it was not wrong but ran
 * out of time.
 * @typedef {{ readonly test: string, readonly file: string | undefined, readonly isLate: boolean }} Failure
 */

/**
 * Runs test files in a copy up to the first failure; undefined when all pass.
 * @param {string} work @param {readonly string[]} files @param {number} longestMilliseconds
 * @returns {Promise<Failure | undefined>}
 */
function run(work, files, longestMilliseconds) {
  const vitest = join(work, "node_modules/vitest/vitest.mjs");
  const args = ["run", "--bail", "1", "--no-color", "--no-isolate", "--maxWorkers", "1", "--reporter", "default"];
  const child = spawn(process.execPath, [vitest, ...args, ...files], {
    cwd: work,
    // A group of its own, so that the workers end with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "--max-old-space-size=2000" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  return new Promise((settle) => {
    let isEnded = false;
    const timer = setTimeout(() => {
      isEnded = true;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, longestMilliseconds);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) return settle(undefined);
      const [, test, file] = /FAIL\s+((\S+\.test\.ts).*)/.exec(output) ?? [];
      const last = output.trim().split("\n").at(-1) ?? "";
      const isLate = isEnded || /Test timed out in/.test(output);
      return settle({ test: test ?? (isEnded ? "no end" : last), file, isLate });
    });
  });
}

/**
 * What fails in a copy, and fails again when its file runs by itself; undefined when all pass. What fails for want of time
 * or by chance passes the second time, and then everything is asked anew, at most three times: what is unsteady finds nothing.
 * @param {string} work @param {readonly string[]} files @param {number} longestMilliseconds
 * @returns {Promise<Failure | undefined>}
 */
export async function confirmedFailure(work, files, longestMilliseconds) {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const first = await run(work, files, longestMilliseconds);
    if (first === undefined) return undefined;
    const again = await run(work, first.file === undefined ? files : [first.file], longestMilliseconds);
    if (again !== undefined) return again;
    console.log(`unsteady  ${first.test}${first.isLate ? ", for want of time" : ""}`);
  }
  return undefined;
}
