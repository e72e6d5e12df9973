// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { quantile } from "./measure.mjs";

/** @typedef {{ readonly seconds: number, readonly cpuSeconds: number | undefined, readonly mebibytes: number | undefined }} Timed */

const time = "/usr/bin/time";

/** Whether a program is on PATH and starts. @param {string} program @param {readonly string[]} [args] */
export const isHere = (program, args = ["--version"]) =>
  spawnSync(program, args, { stdio: "ignore" }).error === undefined;

/**
 * Several runs of a whole process: the middle of what they took on the clock, the mean of what they took on all cores
 * together, which is told in hundredths, and the largest resident set. Clock times say little on a machine that does
 * something else as well; times of the processor do.
 * @param {string} program @param {readonly string[]} args @param {number} runs @param {readonly number[]} [codes] exit codes that are fine @returns {Timed}
 */
export function timed(program, args, runs, codes = [0, 1]) {
  const all = Array.from({ length: runs }, () => {
    const wrapped = existsSync(time) ? [time, "-f", "%U %S %M", program, ...args] : [program, ...args];
    const [file = "", ...rest] = wrapped;
    const start = process.hrtime.bigint();
    const { error, stderr, status } = spawnSync(file, rest, {
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (error !== undefined) throw error;
    if (!codes.includes(status ?? -1)) throw new Error(`${program} ended with ${status}:\n${stderr}`);
    const [user, system, kibibytes] = (/([\d.]+) ([\d.]+) (\d+)\s*$/u.exec(stderr) ?? []).slice(1).map(Number);
    return { seconds, cpuSeconds: (user ?? Number.NaN) + (system ?? Number.NaN), kibibytes: kibibytes ?? Number.NaN };
  });
  /** @param {number} number */
  const known = (number) => (Number.isNaN(number) ? undefined : number);
  return {
    seconds: quantile(all.map((each) => each.seconds)),
    cpuSeconds: known(all.reduce((sum, each) => sum + each.cpuSeconds, 0) / runs),
    mebibytes: known(Math.max(...all.map((each) => each.kibibytes)) / 1024),
  };
}
