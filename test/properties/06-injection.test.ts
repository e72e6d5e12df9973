import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { compile } from "../../src/index.js";
import { arbitrarySpec, tiers, type Tier } from "../support/arbitrary.js";
import { hostileExamples, hostileText, refusedPieces } from "../support/arbitrary-text.js";
import { parseTemplate } from "../support/cfn-yaml.js";
import { compiled, file } from "../support/compiled.js";
import type { SpecData } from "../support/overlay.js";
import { stringsOf, textsOf } from "../support/resolved-text.js";
import { forSpecs, runs } from "../support/runs.js";
import { template, type Template } from "../support/template.js";

/** A place of the spec where people write what they like. */
interface FreePlace {
  readonly name: string;
  /** Where the place is tried; elastic where nothing is said. */
  readonly tier?: Tier;
  /** Letters that the schema lets through. */
  readonly letters: RegExp;
  /** What stands around the hostile part, so that it is a mail address, a path, a name. */
  readonly around: readonly [before: string, after: string];
  readonly spec: (text: string) => SpecData;
  /** Reads the text back from where it stands in a form of its own. */
  readonly readBack?: (line: string) => string | undefined;
}

const printable = /^[ -~]$/;
const graphic = /^[!-~]$/;
const any = /^[^]$/u;

/** A value of php.ini as PHP joins it: quoted pieces side by side. */
const iniText = (line: string): string | undefined => {
  const value = /^\s*acme\.free = ((?:'[^']*'|"'+")+)$/.exec(line)?.[1];
  return value === undefined
    ? undefined
    : [...value.matchAll(/'([^']*)'|"('+)"/g)].map(([, plain, quotes]) => plain ?? quotes ?? "").join("");
};

const behavior = (members: object): SpecData => ({
  cdn: { behaviors: [{ path: "free/*", kind: "frontend", ...members }] },
});

const places: readonly FreePlace[] = [
  {
    name: "web.userData.before",
    letters: any,
    around: ["echo Q7", "7Q"],
    spec: (text) => ({ web: { userData: { before: text } } }),
  },
  {
    name: "web.userData.after",
    letters: any,
    around: ["echo Q7", "7Q"],
    spec: (text) => ({ web: { userData: { after: text } } }),
  },
  {
    name: "web.userData.after of an own image",
    letters: any,
    around: ["echo Q7", "7Q"],
    spec: (text) => ({ web: { image: { ami: "ami-0123456789abcdef0" }, userData: { after: text } } }),
  },
  {
    name: "wordpress.php.ini",
    letters: /^[^\r\n]$/u,
    around: ["Q7", "7Q"],
    spec: (text) => ({ wordpress: { php: { ini: { "acme.free": text } } } }),
    readBack: iniText,
  },
  {
    name: "database.parameters",
    letters: any,
    around: ["Q7", "7Q"],
    spec: (text) => ({ database: { parameters: { init_connect: text } } }),
  },
  {
    name: "cache.parameters",
    letters: any,
    around: ["Q7", "7Q"],
    spec: (text) => ({ cache: { parameters: { "maxmemory-policy": text } } }),
  },
  {
    name: "tags",
    letters: /^[\p{L}\p{Z}\p{N}_.:/=+@-]$/u,
    around: ["Q7", "7Q"],
    spec: (text) => ({ tags: { note: text } }),
  },
  {
    name: "a tag's key",
    letters: /^[\p{L}\p{Z}\p{N}_.:/=+@-]$/u,
    around: ["Q7", "7Q"],
    spec: (text) => ({ tags: { [text]: "x" } }),
  },
  { name: "web.keyName", letters: printable, around: ["Q7", "7Q"], spec: (text) => ({ web: { keyName: text } }) },
  {
    name: "network.bastion.keyName",
    letters: printable,
    around: ["Q7", "7Q"],
    spec: (text) => ({ network: { access: "bastion", bastion: { allowedCidrs: ["203.0.113.0/24"], keyName: text } } }),
  },
  {
    name: "monitoring.notify",
    letters: /^[!-?A-~]$/,
    around: ["Q7", "@example.org"],
    spec: (text) => ({ monitoring: { notify: [text] } }),
  },
  {
    name: "monitoring.notify of a budget",
    letters: /^[!-?A-~]$/,
    around: ["Q7", "@example.org"],
    spec: (text) => ({ monitoring: { notify: [text], budgetUsd: 10 } }),
  },
  {
    name: "web.healthCheck.path",
    letters: graphic,
    around: ["/Q7", "7Q"],
    spec: (text) => ({ web: { healthCheck: { path: text } } }),
  },
  { name: "iam.path", letters: /^[!-.0-~]$/, around: ["/Q7", "7Q/"], spec: (text) => ({ iam: { path: text } }) },
  {
    name: "iam.permissionsBoundary",
    letters: /^[A-Za-z0-9_+=,.@/-]$/,
    around: ["arn:aws:iam::123456789012:policy/Q7", "7Q"],
    spec: (text) => ({ iam: { permissionsBoundary: text } }),
  },
  {
    name: "wordpress.cookies",
    letters: /^[A-Za-z0-9!#$%&'*+.^_`|~?-]$/,
    around: ["Q7", "7Q"],
    spec: (text) => ({ wordpress: { cookies: [text] } }),
  },
  {
    name: "wordpress.uncachedPaths",
    letters: /^[A-Za-z0-9_.*$/~"'@:+&?-]$/,
    around: ["Q7", "7Q"],
    spec: (text) => ({ wordpress: { uncachedPaths: [text] } }),
  },
  {
    name: "a behavior's headers",
    letters: /^[A-Za-z0-9!#$%&'*+.^_`|~-]$/,
    around: ["X-Q7", "7Q"],
    spec: (text) => behavior({ headers: ["Host", "CloudFront-Forwarded-Proto", text] }),
  },
  {
    name: "a behavior's cookies",
    letters: /^[A-Za-z0-9!#$%&'*+.^_`|~?-]$/,
    around: ["Q7", "7Q"],
    spec: (text) => behavior({ cookies: ["wordpress_logged_in_*", "wp-postpass_*", text] }),
  },
  {
    name: "a behavior's query strings",
    letters: /^[!-%'-<>-~]$/,
    around: ["Q7", "7Q"],
    spec: (text) => behavior({ path: "opensearch.xml", queryStrings: [text] }),
  },
  {
    name: "web.image.ssm",
    letters: /^[A-Za-z0-9_./-]$/,
    around: ["/Q7", "7Q"],
    spec: (text) => ({ web: { image: { ssm: text } } }),
  },
  {
    name: "storage.static.paths",
    letters: /^[A-Za-z0-9_.*$/~"'@:+&?-]$/,
    around: ["Q7", "7Q"],
    spec: (text) => ({ storage: { static: { paths: [text] } } }),
  },
  {
    name: "web.userData.after of a single server",
    tier: "ec2",
    letters: any,
    around: ["echo Q7", "7Q"],
    spec: (text) => ({ web: { userData: { after: text } } }),
  },
  {
    name: "web.userData.before of a single server with an own image",
    tier: "ec2",
    letters: any,
    around: ["echo Q7", "7Q"],
    spec: (text) => ({ web: { image: { ami: "ami-0123456789abcdef0" }, userData: { before: text } } }),
  },
  {
    name: "wordpress.php.ini of a single server",
    tier: "ec2",
    letters: /^[^\r\n]$/u,
    around: ["Q7", "7Q"],
    spec: (text) => ({ wordpress: { php: { ini: { "acme.free": text } } } }),
    readBack: iniText,
  },
  {
    name: "monitoring.notify of a single server with a certificate",
    tier: "ec2",
    letters: /^[!-?A-~]$/,
    around: ["Q7", "@example.org"],
    spec: (text) => ({ monitoring: { notify: [text] }, domain: { name: "www.example.org" } }),
  },
  {
    name: "lightsail.keyPairName",
    tier: "lightsail",
    letters: printable,
    around: ["Q7", "7Q"],
    spec: (text) => ({ lightsail: { keyPairName: text } }),
  },
  {
    name: "database.parameters on lightsail",
    tier: "lightsail",
    letters: any,
    around: ["Q7", "7Q"],
    spec: (text) => ({
      lightsail: { peering: true },
      database: { engine: "aurora", parameters: { init_connect: text } },
    }),
  },
  {
    name: "monitoring.notify of a budget on lightsail",
    tier: "lightsail",
    letters: /^[!-?A-~]$/,
    around: ["Q7", "@example.org"],
    spec: (text) => ({ monitoring: { notify: [text], budgetUsd: 10 } }),
  },
  {
    name: "iam.path of the user that writes static files",
    tier: "lightsail",
    letters: /^[!-.0-~]$/,
    around: ["/Q7", "7Q/"],
    spec: (text) => ({
      iam: { path: text },
      domain: { originName: "origin.example.org" },
      cdn: { enabled: true },
      storage: { static: { enabled: true } },
    }),
  },
  {
    name: "wordpress.cookies on lightsail",
    tier: "lightsail",
    letters: /^[A-Za-z0-9!#$%&'*+.^_`|~?-]$/,
    around: ["Q7", "7Q"],
    spec: (text) => ({
      wordpress: { cookies: [text] },
      domain: { originName: "origin.example.org" },
      cdn: { enabled: true },
    }),
  },
];

const fourLinesOf = (tier: Tier = "elastic"): SpecData => ({
  version: 1,
  name: "acme-blog",
  tier,
  region: "eu-west-1",
});
const fourLines = fourLinesOf();

/** The only dynamic references we write: the secret between CloudFront and the load balancer. */
const ours = /^\{\{resolve:secretsmanager:\u00abOriginSecret\u00bb:SecretString\}\}$/;

function checkReferences(templates: Iterable<Template>): void {
  for (const each of templates) {
    for (const { path, text } of textsOf(each)) {
      if (/\{\{\s*resolve/.test(text)) expect(text, path).toMatch(ours);
    }
  }
}

test("the interpreter reads Fn::Sub as CloudFormation does", () => {
  const read = (value: unknown): string | undefined =>
    textsOf(template("x", JSON.stringify({ Resources: { A: { Type: "T", Properties: { P: value } } } }))).find(
      ({ path }) => path.endsWith(".P"),
    )?.text;
  expect(read({ "Fn::Sub": "${A.Arn} ${!B} $${A} $x {y}" })).toBe("\u00abA.Arn\u00bb ${B} $\u00abA\u00bb $x {y}");
  expect(read({ "Fn::Join": ["-", ["a", { Ref: "A" }, "${A}"]] })).toBe("a-\u00abA\u00bb-${A}");
  expect(() => read({ "Fn::Sub": "${Nobody}" })).toThrow("is nothing");
  expect(() => read({ "Fn::Sub": "${A} ${" })).toThrow("does not end");
});

test.each(places)(
  "a hostile text as $name is refused or stands literally in the template",
  async ({ tier, letters, around, spec, readBack }) => {
    let stood = 0;
    const through = (text: string): string => [...text].filter((letter) => letters.test(letter)).join("");
    const inside = hostileText().map(through);
    await fc.assert(
      fc.asyncProperty(inside, async (hostile) => {
        const text = (around[0] + hostile + around[1]).normalize("NFC");
        const made = await compiled({ ...fourLinesOf(tier), ...spec(text) });
        if (made === undefined) return;
        stood++;
        const found = [...made.templates.values()].flatMap(textsOf);
        const isThere =
          readBack === undefined
            ? found.some((each) => each.text.includes(text))
            : found.some((each) => each.text.split("\n").some((line) => readBack(line) === text));
        expect(isThere, JSON.stringify(text)).toBe(true);
        checkReferences(made.templates.values());
      }),
      { ...runs(20), examples: hostileExamples.map((text) => [through(text)]) },
    );
    // All refused would be no proof of anything.
    expect(stood).toBeGreaterThan(5);
  },
);

test.each(places.filter(({ letters }) => letters.test("{") && letters.test("}")))(
  "a dynamic reference as $name is refused",
  async ({ tier, letters, around, spec }) => {
    for (const piece of refusedPieces) {
      const text = around[0] + piece + around[1];
      if (!piece.includes("resolve") || [...piece].some((letter) => !letters.test(letter))) continue;
      expect(await compiled({ ...fourLinesOf(tier), ...spec(text) }), text).toBeUndefined();
    }
  },
);

test("no template of any spec asks CloudFormation for a secret or parameter that is not ours", async () => {
  await forSpecs(80, ({ templates }) => checkReferences(templates.values()));
});

test("YAML says what JSON says, whatever the strings", async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, async (spec) => {
      const text = stringify(spec);
      const made = await compiled(text);
      fc.pre(made !== undefined);
      const { artifacts } = await compile(text, { file, target: "cfn", format: "yaml" });
      const yaml = new Map(artifacts.map((each) => [each.path.replace(/yaml$/, "json"), each.text]));
      for (const { path, text: json } of made.artifacts) {
        if (!path.endsWith(".json")) continue;
        // Only JSON, which has no comments, carries the line of its making in the description.
        const { Description: written, ...rest } = parseTemplate(yaml.get(path) ?? "") as Record<string, unknown>;
        const { Description: described, ...expected } = JSON.parse(json) as Record<string, unknown>;
        expect(rest, path).toEqual(expected);
        expect(String(described).endsWith(String(written))).toBe(true);
      }
    }),
    runs(60),
  );
});

test("names of files cannot leave the line that names them", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText(), async (name) => {
      for (const format of ["yaml", "json"] as const) {
        const { artifacts } = await compile(stringify(fourLines), { file: `${name}.yaml`, target: "cfn", format });
        const plain = await compile(stringify(fourLines), { file, target: "cfn", format });
        expect(artifacts.map(({ path }) => path)).toEqual(plain.artifacts.map(({ path }) => path));
        for (const [index, artifact] of artifacts.entries()) {
          const [lines, before] = [artifact.text.split("\n"), (plain.artifacts[index]?.text ?? "").split("\n")];
          expect(lines.length).toBe(before.length);
          const changed = lines.filter((line, place) => line !== before[place]);
          if (artifact.path.endsWith(".md")) expect(changed.filter((line) => line.startsWith("#"))).toEqual([]);
          else {
            expect(changed.length).toBe(1);
            const parsed = (text: string): unknown =>
              format === "json" ? { ...(JSON.parse(text) as object), Description: "" } : parseTemplate(text);
            expect(parsed(artifact.text)).toEqual(parsed(plain.artifacts[index]?.text ?? ""));
          }
        }
        expect(
          artifacts.flatMap(({ text }) => [...text]).every((letter) => !/[\u202e\u001b\u0000\u2028]/.test(letter)),
        ).toBe(true);
      }
    }),
    runs(15),
  );
});

/** The words of a command as a POSIX shell reads them; quotes and backslashes are all it knows, anything else that is not plain throws. */
function shellWords(line: string): readonly string[] {
  const words: string[] = [];
  const part = /\s+|'([^']*)'|\\(.)|([A-Za-z0-9_./:=@%+,-]+)/gsy;
  let word: string | undefined;
  for (let end = 0; end < line.length; end = part.lastIndex) {
    part.lastIndex = end;
    const found = part.exec(line);
    if (found === null) throw new Error(`A shell would do more than read: ${line.slice(end)}`);
    const piece = found[1] ?? found[2] ?? found[3];
    if (piece !== undefined) word = (word ?? "") + piece;
    else if (word !== undefined) words.push(word);
    if (piece === undefined) word = undefined;
  }
  return word === undefined ? words : [...words, word];
}

test.each(tiers)(
  "the runbook of tier %s hands tags to the shell as words, and its text has the lines it has without them",
  async (tier) => {
    const letters = /^[\p{L}\p{Z}\p{N}_.:/=+@-]$/u;
    const through = (text: string): string => [...text].filter((letter) => letters.test(letter)).join("");
    const runbook = async (tags: object): Promise<string> => {
      const { artifacts } = await compile(stringify({ ...fourLinesOf(tier), tags }), { file, target: "cfn" });
      return artifacts.find(({ path }) => path.endsWith(".md"))?.text ?? "";
    };
    const plain = (await runbook({ note: "x" })).split("\n");
    const inside = fc.tuple(hostileText().map(through), hostileText().map(through));
    await fc.assert(
      fc.asyncProperty(inside, async ([key, value]) => {
        // Such a tag is in no command, and a finding says so: spec/tag-key-ambiguous.
        fc.pre(!key.includes("="));
        const text = await runbook({ [`k${key}`]: `v${value}` });
        fc.pre(text !== "");
        const found = text.split("\n");
        expect(found.length).toBe(plain.length);
        // The table of templates counts their bytes.
        const changed = found.filter((line, index) => line !== plain[index] && !line.startsWith("| `acme-blog"));
        expect(changed.map((line) => shellWords(line.replace(/ \\$/, "")))).toEqual(
          changed.map(() => ["--tags", `k${key}=v${value}`.normalize("NFC")]),
        );
        expect(changed.length).toBeGreaterThan(0);
      }),
      { ...runs(15), examples: hostileExamples.map((each) => [[through(each).slice(0, 100), through(each)]]) },
    );
  },
);

test("no raw string of a template holds what a reviewer cannot see, beyond line breaks and tabs", async () => {
  await forSpecs(40, ({ artifacts, templates }) => {
    for (const { text, path } of artifacts)
      expect(/[\u202a-\u202e\u2066-\u2069\u001b\u0000\u200b\ufeff]/.test(text), path).toBe(false);
    for (const each of templates.values()) expect(stringsOf(each).length).toBeGreaterThan(0);
  });
});
