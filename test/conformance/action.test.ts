import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { badSpec, commandLine, spec } from "../scenarios/support/cli.js";
import { action } from "../support/action.js";
import { findTool, run } from "../support/tool.js";

/*
 * The steps of action.yml, run as a runner does: bash with its flags, inputs as variables. npm is a stand-in that writes down
 * what it is asked for, and so is wpspec, except where the real one lints.
 */

const bash = findTool("bash");
const shellcheck = findTool("shellcheck");
const { cli } = commandLine();

const home = mkdtempSync(join(tmpdir(), "wpspec-action-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let count = 0;

/** Writes its arguments down, one file for each call, each argument ended by a byte that none can hold. */
const recorder = (calls: string, more = ""): string =>
  `#!/bin/bash\nn=0\nwhile [ -e "${calls}-$n" ]; do n=$((n + 1)); done\nprintf '%s\\0' "$@" > "${calls}-$n"\n${more}\n`;

interface Job {
  readonly workspace: string;
  readonly temp: string;
  /** Inputs beyond the defaults; what a runner does with `${{ inputs.x }}` is done to the steps. */
  readonly step: (name: string, inputs?: Readonly<Record<string, string>>) => ReturnType<typeof run>;
  readonly program: (path: string, text: string) => void;
  readonly calls: (program: string) => readonly (readonly string[])[];
  /** Whether a hostile input was run. */
  readonly hasRun: () => boolean;
}

function job(): Job {
  count += 1;
  const root = join(home, `${count}`);
  const [workspace, temp, path] = ["workspace", "temp", "bin"].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [workspace, temp, path]) mkdirSync(folder, { recursive: true });
  const program = (file: string, text: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  };
  program(join(path, "npm"), recorder(join(root, "npm")));
  const calls = (name: string): readonly (readonly string[])[] => {
    const files = Array.from({ length: 5 }, (_, n) => join(root, `${name}-${n}`)).filter((file) => existsSync(file));
    return files.map((file) => readFileSync(file, "utf8").split("\0").slice(0, -1));
  };
  return {
    workspace,
    temp,
    calls,
    program,
    hasRun: () => [root, workspace].some((folder) => existsSync(join(folder, "here"))),
    step(name, inputs = {}) {
      const step = action.runs.steps.find((each) => each.name === name);
      if (step === undefined) throw new Error(`There is no step ${name}.`);
      const filled = (text: string): string =>
        text.replaceAll(
          /\$\{\{ inputs\.([a-z-]+) \}\}/g,
          (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? "",
        );
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, filled(text)]));
      const script = join(root, "step.sh");
      writeFileSync(script, step.run);
      return run(bash?.command ?? "", ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
        cwd: join(workspace, filled(step["working-directory"] ?? ".")),
        env: {
          ...env,
          HOME: root,
          RUNNER_TEMP: temp,
          GITHUB_WORKSPACE: workspace,
          PATH: [path, process.env["PATH"] ?? ""].join(delimiter),
        },
      });
    },
  };
}

/** Where the first step installs to. */
const installed = ({ temp }: Job): string => join(temp, "wpspec/node_modules/.bin/wpspec");
const fake = (here: Job, more = ""): void =>
  here.program(installed(here), recorder(join(here.temp, "../wpspec"), more));

const hostile = [
  "a file.yaml",
  " begins and ends with spaces ",
  'it\'s "quoted".yaml',
  "$(touch $HOME/here).yaml",
  "`touch here`",
  "; touch here #",
  "${PATH}",
  "* ? [a-z] {a,b} ~",
  "-q",
  "--config=/etc/passwd",
  "back\\slash\\n.yaml",
  "ü 你好",
  "a && b | c > d",
];

describe.skipIf(shellcheck === undefined)("shellcheck", () => {
  test.each(action.runs.steps)("has nothing to say about $name", ({ env = {}, run: script }) => {
    // What the runner sets; that it may come from anywhere is said by reading it.
    const given = [...Object.keys(env), "RUNNER_TEMP", "GITHUB_WORKSPACE"].map(
      (name) => `${name}=$(printenv ${name})\n`,
    );
    // Not asked for: braces around every variable, and what becomes of exit codes in process substitutions.
    const options = ["--shell=bash", "--enable=all", "--exclude=SC2250,SC2312,SC2034", "-"];
    const { stdout, status } = shellcheck?.(options, { input: given.join("") + script }) ?? { stdout: "", status: -1 };
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  });
});

describe.skipIf(bash === undefined)("the step that installs", () => {
  test("asks npm for just the version, beside the checkout and without scripts", () => {
    const here = job();
    expect(here.step("Install wpspec", { version: "1.2.3-beta.1" })).toMatchObject({ status: 0 });
    const [words = [], ...others] = here.calls("npm");
    expect(others).toEqual([]);
    expect(words.at(-1)).toBe("wpspec@1.2.3-beta.1");
    expect(words[0]).toBe("install");
    expect(words).toContain("--ignore-scripts");
    expect(words[words.indexOf("--prefix") + 1]).toBe(join(here.temp, "wpspec"));
  });

  test("asks for nothing when wpspec is installed", () => {
    const here = job();
    expect(here.step("Install wpspec", { version: "installed" })).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(here.calls("npm")).toEqual([]);
  });

  test.each([
    "",
    "latest",
    "^1.0.0",
    "1.0",
    "1.0.0 --registry=x",
    "1.0.0\n2.0.0",
    "1.0.0-$(touch here)",
    "../wpspec",
    ...hostile,
  ])("takes no version %j", (version) => {
    const here = job();
    const { status, stdout } = here.step("Install wpspec", { version });
    expect(status).toBe(2);
    expect(stdout).toMatch(/^::error title=wpspec::The input version is [^\n]*\n$/);
    expect(here.calls("npm")).toEqual([]);
    expect(here.hasRun()).toBe(false);
  });
});

describe.skipIf(bash === undefined)("the step that lints", () => {
  test("with the defaults lints wordpress.yaml for GitHub", () => {
    const here = job();
    fake(here);
    expect(here.step("Lint")).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(here.calls("wpspec")).toEqual([["lint", "--format=github", "--", "wordpress.yaml"]]);
  });

  test("gives file names on as they are, one for each line", () => {
    const here = job();
    fake(here);
    expect(here.step("Lint", { files: `${hostile.join("\n")}\n\n  \r\nlast\r\n` })).toMatchObject({ status: 0 });
    expect(here.calls("wpspec")).toEqual([["lint", "--format=github", "--", ...hostile, "last"]]);
    expect(here.hasRun()).toBe(false);
  });

  test.each([...hostile, "two\nlines"])("gives %j on as the value of one flag, whichever it is", (value) => {
    const here = job();
    fake(here);
    const inputs = { "fail-on": value, config: value, baseline: value, format: value };
    const { stdout } = here.step("Lint", inputs);
    const flags = ["format", "fail-on", "config", "baseline"].map((flag) => `--${flag}=${value}`);
    expect(here.calls("wpspec")).toEqual([["lint", ...flags, "--", "wordpress.yaml"]]);
    // The runner hears nothing between these.
    expect(stdout).toMatch(/^::stop-commands::(wpspec-\d+)\n::\1::\n$/);
    expect(here.hasRun()).toBe(false);
  });

  test.each([...hostile, "a/b c.sarif"])("writes SARIF to %j, with the same findings in mind", (file) => {
    const here = job();
    fake(here, 'echo "${@:2:1}"; exit 1');
    mkdirSync(dirname(join(here.workspace, file)), { recursive: true });
    expect(here.step("Lint", { "sarif-file": file, baseline: "b.json" })).toMatchObject({
      status: 1,
      stdout: "--format=github\n",
    });
    expect(readFileSync(join(here.workspace, file), "utf8")).toBe("--format=sarif\n");
    const [first = [], second = []] = here.calls("wpspec");
    expect(second).toEqual(first.map((word) => word.replace("=github", "=sarif")));
  });

  test("keeps the exit code, and writes no SARIF where there is no answer", () => {
    for (const code of [0, 1, 2, 3]) {
      const here = job();
      fake(here, `exit ${code}`);
      expect(here.step("Lint", { "sarif-file": "x.sarif" }).status).toBe(code);
      expect(existsSync(join(here.workspace, "x.sarif"))).toBe(code < 2);
    }
    const here = job();
    fake(here, '[[ "$2" != --format=sarif ]] || exit 3');
    expect(here.step("Lint", { "sarif-file": "x.sarif" }).status).toBe(3);
    const other = job();
    fake(other);
    expect(other.step("Lint", { "sarif-file": "no/such/folder.sarif" }).status).toBe(1);
  });

  test("lets nothing but the format for GitHub talk to the runner", () => {
    const here = job();
    fake(here, "echo ::error::mine; exit 1");
    expect(here.step("Lint", { format: "unix" })).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^::stop-commands::(\S+)\n::error::mine\n::\1::\n$/),
    });
    expect(here.step("Lint").stdout).toBe("::error::mine\n");
  });

  test("runs where it is told, with the wpspec that is installed there", () => {
    const here = job();
    mkdirSync(join(here.workspace, "a b"), { recursive: true });
    const inputs = { version: "installed", "working-directory": "a b" };
    expect(here.step("Lint", inputs)).toMatchObject({
      status: 2,
      stdout: expect.stringMatching(/^::error title=wpspec::wpspec is neither [^\n]*\n$/),
    });
    const calls = join(here.temp, "../wpspec");
    here.program(join(here.workspace, "node_modules/.bin/wpspec"), recorder(calls, "echo outer"));
    expect(here.step("Lint", inputs).stdout).toBe("outer\n");
    here.program(join(here.workspace, "a b/node_modules/.bin/wpspec"), recorder(calls, "pwd"));
    expect(here.step("Lint", inputs).stdout).toBe(`${join(here.workspace, "a b")}\n`);
  });

  test("with the real command line finds what is wrong, annotates it and writes SARIF", () => {
    const here = job();
    here.program(installed(here), `#!/bin/sh\nexec "${process.execPath}" "${cli()}" "$@"\n`);
    mkdirSync(join(here.workspace, ".git"));
    mkdirSync(join(here.workspace, "it's $(x)"));
    writeFileSync(join(here.workspace, "wordpress.yaml"), spec());
    writeFileSync(join(here.workspace, "it's $(x)/wordpress.yaml"), badSpec);
    const files = "wordpress.yaml\nit's $(x)/wordpress.yaml";
    const { status, stdout } = here.step("Lint", { files, "sarif-file": "out.sarif" });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=it's \$\(x\)\/wordpress\.yaml,line=5,.*title=spec\/unknown-key::/m);
    const sarif = JSON.parse(readFileSync(join(here.workspace, "out.sarif"), "utf8")) as {
      readonly version: string;
      readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
    };
    expect(sarif.version).toBe("2.1.0");
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(["spec/unknown-key", "tls/no-domain"]);
    expect(here.step("Lint", { files: "wordpress.yaml" }).status).toBe(0);
  });
});
