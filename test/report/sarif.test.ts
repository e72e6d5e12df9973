import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/compiler/diagnostics/diagnostic.js";
import { fingerprintOf } from "../../src/compiler/diagnostics/fingerprint.js";
import type { RuleEntry } from "../../src/report/rule-entry.js";
import { sarif, type SarifOptions } from "../../src/report/sarif.js";
import { anyFinding, finding } from "../support/finding.js";
import { sarifSchema } from "../support/sarif-schema.js";
import { sha256 } from "../support/sha256.js";

const same = (text: string): string => text;
const page = {
  why: "Pages leak. It happens often.\n\nAnd more.",
  level: "error",
  tiers: "all",
  fix: "none",
  source: "A book",
  wrong: "a: 1\n#  ^\n",
  right: "a: 2\n",
} as const;
const rule = (id: string, parts: Partial<RuleEntry> = {}): RuleEntry => ({
  id,
  levels: { modern: "error", whitepaper: "error" },
  tiers: ["ec2"],
  source: "A book",
  page,
  ...parts,
});
const options: SarifOptions = {
  version: "1.2.3",
  rules: [rule("cdn/unused"), rule("web/x")],
  sources: new Map(),
  pathOf: same,
  sha256,
};

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Place {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly automationDetails?: object;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: readonly Place[];
    readonly relatedLocations?: readonly (Place & { readonly id: number })[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly fixes?: readonly object[];
    readonly suppressions: readonly object[];
  }[];
}

const fits = sarifSchema();

/** The one run of a log, which fits the published schema. */
function runOf(found: readonly Diagnostic[], more: Partial<SarifOptions> = {}): Run {
  const log = JSON.parse(sarif(found, { ...options, ...more })) as { readonly runs: readonly Run[] };
  expect(fits(log), JSON.stringify(fits.errors)).toBe(true);
  const [run, ...others] = log.runs;
  if (run === undefined || others.length > 0) throw new Error("There is not just one run.");
  return run;
}

const resultOf = (parts: Partial<Diagnostic>, more: Partial<SarifOptions> = {}): Run["results"][number] | undefined =>
  runOf([finding(parts)], more).results[0];

test("the schema refuses what is no SARIF, so that the tests below can fail", () => {
  const region = { startLine: 0 };
  for (const result of [{}, { message: { text: "x" }, locations: [{ physicalLocation: { region } }] }]) {
    expect(fits({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [result] }] })).toBe(false);
  }
  const uri = { message: { text: "x" }, locations: [{ physicalLocation: { artifactLocation: { uri: "a b" } } }] };
  expect(fits({ version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [uri] }] })).toBe(false);
});

test("a finding is a result with rule, level, message, place and fingerprint", () => {
  const found = finding({ hint: "Write that.", environments: ["staging"] });
  const fingerprint = fingerprintOf(found, sha256);
  expect(runOf([found]).results).toEqual([
    {
      ruleId: "web/x",
      ruleIndex: 0,
      level: "error",
      message: { text: "This is wrong. (environment staging) Write that." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "wordpress.yaml" },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "wpspec/v1": fingerprint },
      suppressions: [],
    },
  ]);
  expect(resultOf({ severity: "warning" })?.level).toBe("warning");
  expect(resultOf({ severity: "info" })?.level).toBe("note");
});

test("a rule says all that GitHub asks for, from its page", () => {
  const {
    tool: { driver },
  } = runOf([finding()]);
  expect(driver).toEqual({
    name: "wpspec",
    semanticVersion: "1.2.3",
    rules: [
      {
        id: "web/x",
        name: "WebX",
        shortDescription: { text: "Pages leak. It happens often." },
        fullDescription: { text: page.why },
        help: {
          text: `${page.why}\n\nSource: A book`,
          markdown: `${page.why}\n\n### Wrong\n\n\`\`\`yaml\na: 1\n#  ^\n\`\`\`\n\n### Right\n\n\`\`\`yaml\na: 2\n\`\`\`\n\nSource: A book`,
        },
        defaultConfiguration: { level: "error" },
        properties: { tags: ["web"], precision: "high", "problem.severity": "error" },
      },
    ],
  });
});

test("rules about who may read what are about security, with a number", () => {
  const severities = { error: "7.5", warning: "5.0", info: "2.0" } as const;
  for (const id of ["tls/x", "credentials/x", "network/x", "storage/public-website"]) {
    for (const [level, number] of Object.entries(severities)) {
      const modern = level as keyof typeof severities;
      const rules = [rule(id, { levels: { modern, whitepaper: "off" } })];
      expect(runOf([finding({ code: id })], { rules }).tool.driver.rules).toMatchObject([
        { properties: { tags: [id.split("/")[0], "security"], "security-severity": number } },
      ]);
    }
  }
  const other = runOf([finding({ code: "storage/x" })], { rules: [rule("storage/x")] }).tool.driver.rules;
  expect(JSON.stringify(other)).not.toContain("security");
});

test("a level of the other profile is a rule's own where this one has none", () => {
  const rules = [rule("web/x", { levels: { modern: "off", whitepaper: "info" } })];
  expect(runOf([finding()], { rules }).tool.driver.rules).toMatchObject([
    { defaultConfiguration: { level: "note" }, properties: { "problem.severity": "recommendation" } },
  ]);
});

test("what has no page is described too, never with an empty text", () => {
  const rules = [rule("web/x", { page: undefined })];
  for (const code of ["web/x", "parse/duplicate-key"]) {
    const [described] = runOf([finding({ code })], { rules }).tool.driver.rules;
    expect(described).toMatchObject({ id: code, help: { text: expect.stringMatching(/./) as string } });
    expect(described).toMatchObject({ shortDescription: { text: code === "web/x" ? "X." : "Duplicate key." } });
  }
});

test("a long page is cut to what GitHub takes", () => {
  const rules = [rule("web/x", { page: { ...page, why: `${"x".repeat(3000)}.` } })];
  const [described] = runOf([finding()], { rules }).tool.driver.rules;
  const { shortDescription, fullDescription } = described as unknown as Record<string, { readonly text: string }>;
  expect([shortDescription?.text.length, fullDescription?.text.length]).toEqual([1024, 1024]);
});

test("rules are those that found something, or all, in order, and results point at theirs", () => {
  const found = [finding({ code: "web/x" }), finding({ code: "parse/tab" }), finding({ code: "web/x" })];
  const ids = (run: Run): readonly string[] => run.tool.driver.rules.map(({ id }) => id);
  expect(ids(runOf(found))).toEqual(["parse/tab", "web/x"]);
  const all = runOf(found, { isEveryRule: true });
  expect(ids(all)).toEqual(["cdn/unused", "parse/tab", "web/x"]);
  for (const { ruleId, ruleIndex } of all.results) expect(ids(all)[ruleIndex]).toBe(ruleId);
  expect(ids(runOf([]))).toEqual([]);
});

test("a place over many lines ends where its first line ends", () => {
  const span = { file: "wordpress.yaml", line: 2, column: 3, endLine: 4, endColumn: 1 };
  const sources = new Map([["wordpress.yaml", "\ufeffweb:\r\n  capacity: # 日本\r\n    min: 1\r\n"]]);
  expect(resultOf({ span }, { sources })?.locations[0]?.physicalLocation.region).toEqual({
    startLine: 2,
    startColumn: 3,
    endLine: 2,
    endColumn: "  capacity: # 日本".length + 1,
  });
});

test("other places come with numbers and what they have to do with it", () => {
  const { span } = finding();
  const related = [{ span: { ...span, line: 1, endLine: 1 }, message: "The other one." }];
  expect(resultOf({ related })?.relatedLocations).toEqual([
    {
      id: 1,
      message: { text: "The other one." },
      physicalLocation: {
        artifactLocation: { uri: "wordpress.yaml" },
        region: { startLine: 1, startColumn: 5, endLine: 1, endColumn: 9 },
      },
    },
  ]);
});

test("a fix replaces and deletes", () => {
  const { span } = finding();
  const editsOf = () => [
    { span, text: "new" },
    { span: { ...span, endLine: 5, endColumn: 1 }, text: "" },
  ];
  expect(resultOf({ hint: "Write new." }, { editsOf })?.fixes).toEqual([
    {
      description: { text: "Write new." },
      artifactChanges: [
        {
          artifactLocation: { uri: "wordpress.yaml" },
          replacements: [
            {
              deletedRegion: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
              insertedContent: { text: "new" },
            },
            { deletedRegion: { startLine: 3, startColumn: 5, endLine: 5, endColumn: 1 } },
          ],
        },
      ],
    },
  ]);
  expect(resultOf({}, { editsOf: () => undefined })).not.toHaveProperty("fixes");
});

test("what may stay says who says so, and the rest that nobody does", () => {
  const reason = "We know.";
  expect(resultOf({ suppressed: { by: "inSource", reason, line: 2 } })?.suppressions).toEqual([
    { kind: "inSource", justification: reason },
  ]);
  expect(resultOf({ suppressed: { by: "config", reason } })?.suppressions).toEqual([
    { kind: "external", justification: reason },
  ]);
});

test("findings that are alike are told apart by their number", () => {
  const hashes = runOf([finding(), finding({ subject: "_ga" }), finding()]).results.map(
    ({ partialFingerprints }) => partialFingerprints["primaryLocationLineHash"]?.split(":")[1],
  );
  expect(hashes).toEqual(["1", "1", "2"]);
});

test("a category ends with one slash, as GitHub wants it, and is left out where there is none", () => {
  expect(runOf([], { category: "wpspec" }).automationDetails).toEqual({ id: "wpspec/" });
  expect(runOf([], { category: "a/b/" }).automationDetails).toEqual({ id: "a/b/" });
  expect(runOf([])).not.toHaveProperty("automationDetails");
});

test.each([
  ["./sites//a b/wordpress.yaml", "sites/a%20b/wordpress.yaml"],
  ["a:b?c#d%20.yaml", "a%3Ab%3Fc%23d%2520.yaml"],
  ["../up/ä.yaml", "../up/%C3%A4.yaml"],
  ["/srv/site/wordpress.yaml", "file:///srv/site/wordpress.yaml"],
  ["<stdin>", "%3Cstdin%3E"],
  ["half \ud800.yaml", "half%20%EF%BF%BD.yaml"],
])("the file %j is %s", (file, uri) => {
  expect(resultOf({ span: { ...finding().span, file } })?.locations[0]?.physicalLocation.artifactLocation).toEqual({
    uri,
  });
});

test("files are named from the root of the repository", () => {
  const { uri } = resultOf({}, { pathOf: (file) => `sites/${file}` })?.locations[0]?.physicalLocation
    .artifactLocation ?? { uri: "" };
  expect(uri).toBe("sites/wordpress.yaml");
});

test("nothing of a spec becomes a link or a place to fill in", () => {
  expect(resultOf({ message: "See [this](https://x.example), {0} and {name, ttl}." })?.message.text).toBe(
    "See [this\\](https://x.example), {{0}} and {name, ttl}.",
  );
});

test("quietly, errors alone are results", () => {
  const found = [finding(), finding({ severity: "warning" }), finding({ severity: "info" })];
  expect(runOf(found, { isQuiet: true }).results.map(({ level }) => level)).toEqual(["error"]);
});

test("whatever texts hold, it fits the schema, on one line each, and is the same again", () => {
  fc.assert(
    fc.property(fc.array(anyFinding, { maxLength: 4 }), (found) => {
      const text = sarif(found, options);
      expect(sarif(found, options)).toBe(text);
      // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\ud800-\udfff]/u);
      const { results, tool } = runOf(found);
      expect(results.length).toBe(found.length);
      for (const { locations, relatedLocations = [], message, ruleId, ruleIndex } of results) {
        for (const { physicalLocation } of [...locations, ...relatedLocations]) {
          const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
          expect(endLine).toBe(startLine);
          expect(endColumn).toBeGreaterThanOrEqual(startColumn);
        }
        expect(message.text).not.toMatch(/(?<!\\)\]\(|(?<!\{)\{\d+\}/u);
        expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      }
    }),
    { numRuns: 200 },
  );
});
