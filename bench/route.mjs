// @ts-check
/**
 * What `wpspec route` costs: one address as a multiple of an empty Node process, and addresses a second from standard
 * input. `node bench/route.mjs [--rounds N] [--spec FILE] [--addresses N]`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildCli, cacheCode, root } from "../scripts/build.mjs";
import { measure, quantile } from "./support/measure.mjs";
import { report } from "./support/report.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "15" },
    spec: { type: "string" },
    addresses: { type: "string", default: "100000" },
  },
});
const work = mkdtempSync(join(tmpdir(), "wpspec-bench-"));
try {
  const spec = join(work, "wordpress.yaml");
  cpSync(resolve(values.spec ?? join(root, "examples/production/wordpress.yaml")), spec);
  await buildCli(work);
  cacheCode(work);
  const cli = join(work, "cli.cjs");
  const rounds = Number(values.rounds);
  const results = measure(
    [
      { name: "node -e 0", command: [process.execPath, "-e", "0"] },
      { name: "wpspec route /", command: [process.execPath, cli, "route", spec, "/"] },
      { name: "wpspec route / --json", command: [process.execPath, cli, "route", spec, "/", "--json"] },
    ],
    rounds,
  );
  report(results, rounds);
  const count = Number(values.addresses);
  const paths = ["/", "/wp-admin/post.php", "/wp-content/uploads/a.jpg", "/2026/11/a-post/?utm_source=x&p=1", "/cart/"];
  const input = join(work, "addresses.txt");
  writeFileSync(input, Array.from({ length: count }, (_, index) => `${paths[index % paths.length]}\n`).join(""));
  for (const flags of [[], ["--json"]]) {
    const seconds = Array.from({ length: 5 }, () => {
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, [cli, "route", spec, "-", ...flags], {
        input: readFileSync(input),
        stdio: ["pipe", "ignore", "pipe"],
      });
      if (status !== 0) throw new Error(String(stderr));
      return Number(process.hrtime.bigint() - start) / 1e9;
    });
    const rate = Math.round(count / quantile(seconds));
    console.log(`route - ${flags.join(" ")}: ${count} addresses, ${rate} a second, start included (median of 5)`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
