// @ts-check
/**
 * What `wpspec compile` costs, as a multiple of an empty Node process, all measured in one run in turns.
 * `node bench/compile.mjs [--rounds N] [--spec FILE] [--cli FILE]`; without --cli it builds the command line first.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildCli, cacheCode, root } from "../scripts/build.mjs";
import { measure } from "./support/measure.mjs";
import { report } from "./support/report.mjs";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "21" }, spec: { type: "string" }, cli: { type: "string" } },
});
const work = mkdtempSync(join(tmpdir(), "wpspec-bench-"));
try {
  const spec = join(work, "wordpress.yaml");
  cpSync(resolve(values.spec ?? join(root, "examples/production/wordpress.yaml")), spec);
  if (values.cli === undefined) {
    await buildCli(work);
    cacheCode(work);
  }
  const cli = values.cli === undefined ? join(work, "cli.cjs") : resolve(values.cli);
  const parse = `require(${JSON.stringify(join(root, "node_modules/yaml"))}).parse(require("fs").readFileSync(${JSON.stringify(spec)},"utf8"))`;
  const compile = [process.execPath, cli, "compile", spec, "--target", "cfn", "--out"];
  const fresh = `rm -rf "$1" && shift && exec "$@"`;
  const results = measure(
    [
      { name: "node -e 0", command: [process.execPath, "-e", "0"] },
      { name: "node, yaml parses the spec", command: [process.execPath, "-e", parse] },
      { name: "wpspec --version", command: [process.execPath, cli, "--version"] },
      { name: "wpspec compile --help", command: [process.execPath, cli, "compile", "--help"] },
      { name: "wpspec compile", command: [...compile, join(work, "same")] },
      {
        name: "rm -rf OUT; wpspec compile",
        command: ["sh", "-c", fresh, "sh", join(work, "new"), ...compile, join(work, "new")],
      },
      { name: "wpspec compile --check", command: [...compile, join(work, "same"), "--check"] },
    ],
    Number(values.rounds),
  );
  report(results, Number(values.rounds));
} finally {
  rmSync(work, { recursive: true, force: true });
}
