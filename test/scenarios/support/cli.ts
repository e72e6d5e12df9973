import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { buildCli } from "../../../scripts/build.mjs";

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Site {
  /** A fresh directory for the scenario; commands run in it. */
  readonly path: (...names: string[]) => string;
  readonly write: (name: string, text: string | Uint8Array) => void;
  readonly read: (name: string) => string;
  /** All files below a directory, sorted, with forward slashes. */
  readonly files: (name: string) => string[];
}

export interface Options {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Four lines that compile; in us-east-1 there is no template for the edge. */
export const spec = (name = "acme", region = "eu-west-1"): string =>
  `version: 1\nname: ${name}\ntier: elastic\nregion: ${region}\nenvironments:\n  staging:\n    web: {capacity: {min: 1}}\n`;

/** A name in a zone, without which lint has something to say of every spec. */
export const named = "domain: { name: blog.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ }\n";

/** A spec of which nobody has anything to say. */
export const quietSpec = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${named}`;

export const badSpec = "version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\nwebb: {}\n";

/** Builds the command line once for a test file, and hands out fresh directories. */
export function commandLine(replacements: Readonly<Record<string, string>> = {}) {
  let home = "";
  let count = 0;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "wpspec-scenario-"));
    await buildCli(home, replacements);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const environment = (options: Options): NodeJS.ProcessEnv => {
    const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env;
    return { ...rest, ...options.env };
  };
  return {
    cli: () => join(home, "cli.cjs"),
    site(): Site {
      count += 1;
      const root = join(home, `site-${count}`);
      mkdirSync(root);
      const path = (...names: string[]): string => join(root, ...names);
      return {
        path,
        write: (name, text) => {
          mkdirSync(dirname(path(name)), { recursive: true });
          writeFileSync(path(name), text);
        },
        read: (name) => readFileSync(path(name), "utf8"),
        files: (name) => filesBelow(path(name)),
      };
    },
    run(site: Site, args: readonly string[], options: Options = {}): Run {
      const cwd = site.path(options.cwd ?? ".");
      const result = spawnSync(process.execPath, [join(home, "cli.cjs"), ...args], {
        cwd,
        env: environment(options),
        input: options.input ?? "",
        maxBuffer: 1 << 26,
      });
      return { code: result.status, out: result.stdout.toString(), err: result.stderr.toString() };
    },
    start(site: Site, args: readonly string[]) {
      const cwd = site.path(".");
      return spawn(process.execPath, [join(home, "cli.cjs"), ...args], { cwd, env: environment({}), stdio: "ignore" });
    },
  };
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}

/** Every file of a directory with its text. */
export const contents = (site: Site, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(site.files(name).map((file) => [file, site.read(join(name, file))]));
