import { mkdirSync, symlinkSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sarifSchema } from "../support/sarif-schema.js";
import { readXml } from "../support/xml.js";
import { badSpec, commandLine, named, quietSpec } from "./support/cli.js";

const { run, site } = commandLine();
const formats = ["pretty", "unix", "json", "sarif", "github", "junit"] as const;
const four = (name: string): string => `version: 1\nname: ${name}\ntier: elastic\nregion: eu-west-1\n${named}`;
/** A warning of a rule. */
const warned = `${four("acme")}cdn:
  behaviors:
    - { path: "news/*", kind: frontend, cookies: all }
`;
/** The same and an error of a rule. */
const mixed = `${warned}    - { path: "shop/*", kind: frontend, ttlSeconds: { default: 600, max: 300 } }
`;
const json = (text: string): { findings: { rule: string; level: string; file: string; fingerprint: string }[] } =>
  JSON.parse(text) as ReturnType<typeof json>;

describe("every format of lint", () => {
  test.each(formats)("%s: the same finding at the same place, exit code 1, and only the report on stdout", (format) => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    const { code, out, err } = run(here, ["lint", "--format", format]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("spec/unknown-key");
    expect(out).toMatch(/5:1|"startLine": 5|"line": 5|line=5,endLine=5,col=1/);
  });

  test.each(formats)("%s: of a right spec it says no more than that it was read, and ends with 0", (format) => {
    const here = site();
    here.write("wordpress.yaml", quietSpec);
    const { code, out, err } = run(here, ["lint", "--format", format]);
    const isSilent = ["pretty", "unix", "github"].includes(format);
    expect({ code, isSilent: out === "", err }).toEqual({ code: 0, isSilent, err: "Nothing is wrong in 1 file.\n" });
  });

  test.each(formats)(
    "%s: the same bytes in whichever order files are named, and with colors wished or not",
    (format) => {
      const here = site();
      for (const name of ["b", "a", "c"]) here.write(`${name}.yaml`, `${mixed}webb: {}\n`);
      const texts = [
        run(here, ["lint", "a.yaml", "b.yaml", "c.yaml", "--format", format]),
        run(here, ["lint", "c.yaml", "a.yaml", "b.yaml", "a.yaml", "--format", format]),
        run(here, ["lint", "a.yaml", "b.yaml", "c.yaml", "--format", format], {
          env: { NO_COLOR: "1", FORCE_COLOR: "1" },
        }),
      ].map(({ out }) => out);
      expect(new Set(texts).size).toBe(1);
      expect(texts[0]).toMatch(/a\.yaml[^]*b\.yaml[^]*c\.yaml/);
      const colored = run(here, ["lint", "a.yaml", "--format", format], { env: { FORCE_COLOR: "1" } }).out;
      expect(colored.includes("\u001b[")).toBe(format === "pretty");
    },
  );

  test.each(formats)("%s: nothing hostile in names or keys gets out of its place", (format) => {
    const here = site();
    const name = "::error::%0A,a<b>\"&'[x](y) {0}\u001b[31m\u202e.yaml";
    here.write(name, `${four("acme")}"::stop-commands::x%0A]]>\\e[2J": {}\n`);
    const { code, out } = run(here, ["lint", name, "--format", format]);
    expect(code).toBe(1);
    // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
    if (format === "junit") expect(readXml(out).children.length).toBe(1);
    if (format === "json") expect(json(out).findings[0]?.file).toBe(name);
    if (format === "github") {
      expect(out.match(/^::/gm)?.length).toBe(1);
      expect(out).toContain("file=%3A%3Aerror%3A%3A%250A%2Ca<b>");
    }
  });

  test("a file that cannot be read ends with 2, and what the others say is still printed", () => {
    const here = site();
    here.write("bad.yaml", badSpec);
    for (const format of formats) {
      const { code, out, err } = run(here, ["lint", "missing.yaml", "bad.yaml", "--format", format]);
      expect(code).toBe(2);
      expect(err).toContain("missing.yaml cannot be read");
      expect(out).toContain("bad.yaml");
    }
  });

  test("an unknown one names those there are", () => {
    const { code, err } = run(site(), ["lint", "--format", "xml"]);
    expect(code).toBe(2);
    expect(err).toContain(formats.join(", "));
  });
});

describe("lint --format sarif", () => {
  const log = (text: string) =>
    JSON.parse(text) as {
      runs: {
        automationDetails?: { id: string };
        tool: { driver: { semanticVersion: string; rules: { id: string; help: { markdown?: string } }[] } };
        results: { ruleId: string; locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[];
      }[];
    };
  const uriOf = (text: string): string | undefined =>
    log(text).runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;

  test("fits the schema, with the pages of the rules that spoke", () => {
    const here = site();
    here.write("wordpress.yaml", mixed);
    const { out } = run(here, ["lint", "--format", "sarif", "--sarif-category", "acme"]);
    const fits = sarifSchema();
    expect(fits(JSON.parse(out)), JSON.stringify(fits.errors)).toBe(true);
    const [{ automationDetails, tool } = { automationDetails: undefined, tool: undefined }] = log(out).runs;
    expect(automationDetails?.id).toBe("acme/");
    expect(tool?.driver.semanticVersion).toBe(run(here, ["--version"]).out.trim());
    const rule = tool?.driver.rules.find(({ id }) => id === "cdn/ttl-order");
    expect(rule?.help.markdown).toContain("### Right");
  });

  test("--all-rules describes those too that say nothing, and all of it fits the schema", () => {
    const here = site();
    here.write("wordpress.yaml", badSpec);
    const { out } = run(here, ["lint", "--format", "sarif", "--all-rules"]);
    const fits = sarifSchema();
    expect(fits(JSON.parse(out)), JSON.stringify(fits.errors)).toBe(true);
    const ids = log(out).runs[0]?.tool.driver.rules.map(({ id }) => id) ?? [];
    const rules = JSON.parse(run(here, ["rules", "--json"]).out) as { rules: { id: string }[] };
    expect(ids).toEqual([...rules.rules.map(({ id }) => id), "spec/unknown-key"].toSorted());
  });

  test("names files from the root of the repository, wherever it is started", () => {
    const here = site();
    mkdirSync(here.path(".git"));
    here.write("sites/a b/wordpress.yaml", badSpec);
    symlinkSync(here.path("sites", "a b"), here.path("link"));
    const from = (cwd: string, file: string): string | undefined =>
      uriOf(run(here, ["lint", file, "--format", "sarif"], { cwd }).out);
    expect(from(".", "./sites/a b/wordpress.yaml")).toBe("sites/a%20b/wordpress.yaml");
    expect(from("sites", "a b/wordpress.yaml")).toBe("sites/a%20b/wordpress.yaml");
    expect(from("sites", here.path("sites", "a b", "wordpress.yaml"))).toBe("sites/a%20b/wordpress.yaml");
    expect(from(".", "link/wordpress.yaml")).toBe("sites/a%20b/wordpress.yaml");
    const annotated = run(here, ["lint", "a b/wordpress.yaml", "--format", "github"], { cwd: "sites" }).out;
    expect(annotated).toContain("file=sites/a b/wordpress.yaml,");
  });

  test.each([
    [["--sarif-category", "x"], "--sarif-category belongs to `--format sarif`."],
    [["--all-rules", "--format", "json"], "--all-rules belongs to `--format sarif`."],
    [["--format", "sarif", "--sarif-category", ""], "--sarif-category is empty."],
  ])("%j does not go together", (flags, said) => {
    const { code, out, err } = run(site(), ["lint", ...flags]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(said);
  });
});

test("a fingerprint outlives other lines, and is the same in JSON and SARIF", () => {
  const here = site();
  const fingerprints = (): readonly string[] =>
    json(run(here, ["lint", "--format", "json"]).out).findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`);
  here.write("wordpress.yaml", mixed);
  const before = fingerprints();
  expect(before.length).toBe(2);
  for (const each of before) expect(run(here, ["lint", "--format", "sarif"]).out).toContain(String(each.split(" ")[1]));
  here.write("wordpress.yaml", `# A comment.\n\n${mixed.replace("cdn:\n", "cdn:\n\n  # Another.\n")}`);
  expect(fingerprints().toSorted()).toEqual(before.toSorted());
});

test("a fix says what to write where, in JSON and SARIF", () => {
  const here = site();
  const text = `${four("acme")}web: { capacity: { min: 1 } }\n`;
  here.write("wordpress.yaml", `\ufeff${text}`);
  const { findings } = JSON.parse(run(here, ["lint", "--format", "json"]).out) as {
    findings: {
      rule: string;
      fix?: { safe: boolean; edits: { line: number; column: number; endColumn: number; text: string }[] };
    }[];
  };
  const { fix } = findings.find(({ rule }) => rule === "web/min-below-two") ?? {};
  expect(fix?.safe).toBe(true);
  const [edit, ...more] = fix?.edits ?? [];
  expect(more).toEqual([]);
  const line = text.split("\n")[(edit?.line ?? 0) - 1] ?? "";
  const mended = `${line.slice(0, (edit?.column ?? 0) - 1)}${edit?.text}${line.slice((edit?.endColumn ?? 0) - 1)}`;
  expect(mended).toBe("web: { capacity: { min: 2 } }");
  const { out } = run(here, ["lint", "--format", "sarif"]);
  expect(out).toMatch(/"fixes": \[[^]*"deletedRegion": \{\s+"startLine": 6,/);
});

test("what a comment says may stay fails nothing, and is where it may be seen", () => {
  const here = site();
  const comment = "    # wpspec-disable-next-line cdn/forwards-everything -- we measure nobody\n";
  here.write("wordpress.yaml", warned.replace("    - {", `${comment}    - {`));
  for (const format of formats) {
    const { code, out } = run(here, ["lint", "--format", format, "--fail-on", "warning"]);
    expect({ format, code }).toEqual({ format, code: 0 });
    expect(out.includes("we measure nobody")).toBe(["json", "sarif", "junit"].includes(format));
  }
  expect(JSON.parse(run(here, ["lint", "--format", "json"]).out)).toMatchObject({
    findings: [{ suppressed: { reason: "we measure nobody", line: 8 } }],
    summary: { warnings: 0 },
  });
});

describe("lint --quiet and --max-warnings", () => {
  const here = (): ReturnType<typeof site> => {
    const place = site();
    place.write("wordpress.yaml", mixed);
    return place;
  };

  test.each(formats)("%s: --quiet prints errors alone", (format) => {
    const place = here();
    const loud = run(place, ["lint", "--format", format]);
    const quiet = run(place, ["lint", "--format", format, "--quiet"]);
    expect([loud.code, quiet.code]).toEqual([1, 1]);
    for (const { out } of [loud, quiet]) expect(out).toContain("cdn/ttl-order");
    expect(loud.out).toContain("cdn/forwards-everything");
    expect(quiet.out).not.toContain("cdn/forwards-everything");
  });

  test("what is hidden still counts", () => {
    const place = site();
    place.write("wordpress.yaml", warned);
    const { code, out } = run(place, ["lint", "--quiet", "--fail-on", "warning"]);
    expect(code).toBe(1);
    expect(out).toMatch(/^1 warning.* in 1 file\.\n$/);
    const { summary } = JSON.parse(run(place, ["lint", "--quiet", "--format", "json"]).out) as { summary: object };
    expect(summary).toMatchObject({ errors: 0, warnings: 1 });
  });

  test("more warnings than allowed end with 1, and it is said", () => {
    const place = site();
    place.write("wordpress.yaml", warned);
    expect(run(place, ["lint", "--max-warnings", "1"]).code).toBe(0);
    const { code, err } = run(place, ["lint", "--max-warnings", "0"]);
    expect({ code, err }).toEqual({ code: 1, err: "There is 1 warning; --max-warnings allows 0.\n" });
    for (const word of ["-1", "many", "", "1.5"]) {
      expect(run(place, ["lint", `--max-warnings=${word}`]).code, word).toBe(2);
    }
  });
});
