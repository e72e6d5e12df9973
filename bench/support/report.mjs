// @ts-check
import { existsSync } from "node:fs";

/**
 * Prints results as multiples of the first one. @param {readonly import("./measure.mjs").Result[]} results
 * @param {number} rounds
 */
export function report(results, rounds) {
  const bare = results[0]?.milliseconds ?? Number.NaN;
  const width = Math.max(...results.map(({ name }) => name.length)) + 2;
  console.log(`node ${process.version}, ${rounds} rounds, medians; spread = interquartile range / median`);
  console.log(
    `${"".padEnd(width)}${"ms".padStart(8)}${"ratio".padStart(8)}${"spread".padStart(8)}${"peak MiB".padStart(10)}`,
  );
  for (const { name, milliseconds, spread, kibibytes } of results) {
    const memory = kibibytes === undefined ? "?" : (kibibytes / 1024).toFixed(1);
    const cells = [
      milliseconds.toFixed(1).padStart(8),
      (milliseconds / bare).toFixed(2).padStart(8),
      `${(spread * 100).toFixed(0)} %`.padStart(8),
    ];
    console.log(`${name.padEnd(width)}${cells.join("")}${memory.padStart(10)}`);
  }
  if (!existsSync("/usr/bin/time")) console.log("No memory figures: there is no /usr/bin/time here.");
}
