// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** @typedef {{ readonly name: string, readonly command: readonly string[], readonly code?: number }} Candidate */
/** @typedef {{ readonly name: string, readonly milliseconds: number, readonly spread: number, readonly kibibytes: number | undefined }} Result */

/** @param {readonly number[]} numbers @param {number} [share] */
export function quantile(numbers, share = 0.5) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * Runs the candidates in turns, so that what else the machine does meets all of them alike. Times are medians of whole
 * processes; memory is the largest resident set, from a run of its own. A wrong exit code ends the bench.
 * @param {readonly Candidate[]} candidates @param {number} rounds @returns {Result[]}
 */
export function measure(candidates, rounds) {
  /** @type {Map<string, number[]>} */
  const times = new Map(candidates.map(({ name }) => [name, []]));
  // One round more than counted: the first one warms the file cache.
  for (let round = 0; round <= rounds; round += 1) {
    for (const candidate of candidates) {
      const start = process.hrtime.bigint();
      run(candidate, candidate.command);
      if (round > 0) times.get(candidate.name)?.push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  return candidates.map((candidate) => {
    const all = times.get(candidate.name) ?? [];
    const spread = (quantile(all, 0.75) - quantile(all, 0.25)) / quantile(all);
    return { name: candidate.name, milliseconds: quantile(all), spread, kibibytes: residentSet(candidate) };
  });
}

/** @param {Candidate} candidate @param {readonly string[]} command */
function run({ name, code = 0 }, command) {
  const [file = "", ...args] = command;
  const result = spawnSync(file, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (result.status !== code) throw new Error(`${name} ended with ${result.status}:\n${result.stderr}`);
  return result.stderr;
}

/** @param {Candidate} candidate */
function residentSet(candidate) {
  if (!existsSync("/usr/bin/time")) return undefined;
  const found = /Maximum resident set size \(kbytes\): (\d+)/u.exec(
    run(candidate, ["/usr/bin/time", "-v", ...candidate.command]),
  );
  return found === null ? undefined : Number(found[1]);
}
