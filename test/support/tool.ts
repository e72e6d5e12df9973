import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Tool {
  (args: readonly string[], options?: RunOptions): Run;
  /** What is started, for tests that start it themselves. */
  readonly command: string;
}

/** Runs a command to its end; `env` is added to our own. */
export function run(command: string, args: readonly string[], { input, cwd, env }: RunOptions = {}): Run {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, ...env },
    ...(input === undefined ? {} : { input }),
    ...(cwd === undefined ? {} : { cwd }),
  });
  return { status, stdout: stdout ?? "", stderr: stderr || (error?.message ?? "") };
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Debian puts a version into the name (`php-fpm8.2`), and daemons outside of a user's PATH. */
function onPath(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/local/sbin", "/usr/sbin", "/sbin"];
  for (const pattern of [new RegExp(`^${name}$`), new RegExp(`^${name}[0-9.]+$`)]) {
    for (const folder of folders.filter((each) => each !== "")) {
      try {
        const found = readdirSync(folder).find((file) => pattern.test(file) && isExecutable(join(folder, file)));
        if (found !== undefined) return join(folder, found);
      } catch {
        // A folder of PATH that is not there.
      }
    }
  }
  return undefined;
}

/**
 * A tool of the machine: the path in WPSPEC_<NAME>, else what PATH has under the name. Undefined when it does not answer
 * to `versionArgument`; the reason is printed, and with WPSPEC_CONFORMANCE=required it is an error.
 */
export function findTool(name: string, versionArgument = "--version"): Tool | undefined {
  const command = process.env[`WPSPEC_${name.replaceAll("-", "_").toUpperCase()}`] ?? onPath(name) ?? name;
  const asked = run(command, [versionArgument]);
  if (asked.status !== 0) return missing(`${name} is not on this machine (${asked.stderr.trim()})`);
  return Object.assign((args: readonly string[], options?: RunOptions) => run(command, args, options), { command });
}

/** Says why tests are skipped; with WPSPEC_CONFORMANCE=required that is an error. */
export function missing(reason: string): undefined {
  const sentence = `${reason}: its tests are skipped.`;
  if (process.env["WPSPEC_CONFORMANCE"] === "required") throw new Error(sentence);
  process.stderr.write(`${sentence}\n`);
  return undefined;
}
