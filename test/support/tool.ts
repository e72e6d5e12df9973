import { spawnSync } from "node:child_process";

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A tool of the machine: the path in WPSPEC_<NAME>, else the name on PATH. Undefined when neither answers to
 * `--version`; the reason is printed, and with WPSPEC_CONFORMANCE=required it is an error.
 */
export function findTool(name: string, versionArgument = "--version"): ((args: readonly string[]) => Run) | undefined {
  const command = process.env[`WPSPEC_${name.replaceAll("-", "_").toUpperCase()}`] ?? name;
  const asked = spawnSync(command, [versionArgument], { encoding: "utf8" });
  if (asked.status !== 0) {
    const reason = `${name} is not on this machine (${asked.error?.message ?? `exit ${asked.status}`}): its tests are skipped.`;
    if (process.env["WPSPEC_CONFORMANCE"] === "required") throw new Error(reason);
    process.stderr.write(`${reason}\n`);
    return undefined;
  }
  return (args) => {
    const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
    return { status, stdout, stderr };
  };
}
