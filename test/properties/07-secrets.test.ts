import { expect, test } from "vitest";
import fc from "fast-check";
import { compile } from "../../src/index.js";
import { tiers } from "../support/arbitrary.js";
import { repaired } from "../support/arbitrary-repair.js";
import { compiled, file } from "../support/compiled.js";
import { textsOf } from "../support/resolved-text.js";
import { forSpecs, runs, specsWith } from "../support/runs.js";
import { settled } from "../support/settled.js";
import { at, isMapping, mapping, ofType, walk } from "../support/template.js";

/** Property names that would hold a secret in the clear. */
const secretName = /password|secret(?!Arn|s)|token|apikey|privatekey/i;
/** Properties of such a name that say how a secret is made or where it lies, and cases where one is refused. */
const harmless = new Set(["ManageMasterUserPassword", "GenerateSecretString", "PasswordLength", "HttpTokens"]);

/** What the secret of a user's key may say: references that are known only while the stack is made. */
const keyOfUser = {
  "Fn::Sub": '{"accessKeyId":"${StaticFilesUserKey}","secretAccessKey":"${StaticFilesUserKey.SecretAccessKey}"}',
};

test("no property, parameter or output holds a secret", async () => {
  await forSpecs(100, ({ templates }) => {
    for (const each of templates.values()) {
      for (const { path, value } of walk(each.body["Resources"] ?? {})) {
        const [key = ""] = path.slice(-1);
        const isNamed = path.length > 1 && secretName.test(key) && !harmless.has(key);
        expect(isNamed && !isMapping(value), path.join(".")).toBe(false);
      }
      for (const [name, parameter] of Object.entries(mapping(each.body["Parameters"]))) {
        expect(secretName.test(name), name).toBe(false);
        expect(at(parameter, "NoEcho"), name).toBeUndefined();
      }
      for (const { path, text } of textsOf(each)) {
        if (path.startsWith("Outputs.")) expect(text, path).not.toMatch(/resolve:|SecretString/);
        // The one secret a template reads goes into two places: the header CloudFront sends, the header the balancer wants.
        if (/\{\{resolve:/.test(text))
          expect(path).toMatch(/\.(OriginCustomHeaders\.0\.HeaderValue|HttpHeaderConfig\.Values\.0)$/);
      }
      for (const { properties } of ofType(each, "AWS::SecretsManager::Secret")) {
        // Made by AWS: at random, or of the access key that IAM gives while the stack is made.
        if (properties["GenerateSecretString"] === undefined) expect(properties["SecretString"]).toEqual(keyOfUser);
        else expect(properties["SecretString"]).toBeUndefined();
      }
    }
  });
});

test("the key of the user that writes static files goes from IAM into one secret and nowhere else", async () => {
  const specs = specsWith((spec) =>
    repaired({
      ...spec,
      cdn: { ...(spec["cdn"] as object), enabled: true },
      storage: { static: { enabled: true, credentials: "iamUser" } },
    }),
  );
  let users = 0;
  await forSpecs(
    60,
    (made, data) => {
      const { hasOffload, credentials } = settled(data, made);
      const isWanted = hasOffload && credentials === "iamUser";
      if (isWanted) users++;
      expect(ofType(made.main, "AWS::IAM::AccessKey").map(({ name }) => name)).toEqual(
        isWanted ? ["StaticFilesUserKey"] : [],
      );
      expect(ofType(made.main, "AWS::IAM::User").length).toBe(isWanted ? 1 : 0);
      for (const { body } of made.templates.values()) {
        const naming = [...walk(body)].filter(
          ({ path, value }) =>
            typeof value === "string" && /StaticFilesUserKey(?!Secret)/.test(value) && path.at(-1) !== "Sid",
        );
        expect(naming.map(({ path }) => path.join("."))).toEqual(
          isWanted && body === made.main.body
            ? ["Resources.StaticFilesUserKeySecret.Properties.SecretString.Fn::Sub"]
            : [],
        );
      }
      for (const { text, path } of made.artifacts)
        expect(/SecretAccessKey/.test(text) && path.endsWith(".md")).toBe(false);
    },
    specs,
  );
  expect(users).toBeGreaterThan(10);
});

test("the database's password is made by RDS and by nobody else", async () => {
  await forSpecs(80, (made, data) => {
    const { main } = made;
    const clusters = ofType(main, "AWS::RDS::DBCluster");
    expect(clusters.length).toBe(settled(data, made).hasAurora ? 1 : 0);
    for (const { properties } of clusters) {
      expect(properties["ManageMasterUserPassword"]).toBe(true);
      expect(Object.keys(properties)).not.toContain("MasterUserPassword");
    }
    for (const { properties } of ofType(main, "AWS::RDS::DBInstance")) {
      expect(Object.keys(properties)).not.toContain("MasterUserPassword");
    }
  });
});

test("user data holds no secret: it names the database's and no more", async () => {
  await forSpecs(60, ({ main }) => {
    const boots = textsOf(main).filter(({ path }) => path.endsWith(".UserData"));
    // A single server may ask for the header of CloudFront, by the secret's ARN and with its role; no script holds its value.
    for (const { text } of boots) expect(text).not.toMatch(/\{\{resolve:|SecretString\u00bb|UserKey\.SecretAccessKey/);
  });
});

test("an access key in the spec is an error that does not repeat it", async () => {
  const letters = fc.stringMatching(/^[A-Z0-9]{16}$/);
  const places = fc.constantFrom(
    (key: string) => `tags: {note: ${key}}`,
    (key: string) => `web: {userData: {after: "aws configure set aws_access_key_id ${key}"}}`,
    (key: string) => `wordpress: {php: {ini: {acme.key: ${key}}}}`,
    (key: string) => `database: {parameters: {init_connect: ${key}}}`,
  );
  await fc.assert(
    fc.asyncProperty(
      letters,
      fc.constantFrom("AKIA", "ASIA"),
      places,
      fc.constantFrom(...tiers),
      fc.boolean(),
      async (rest, start, place, tier, isOverlaid) => {
        const key = start + rest;
        // On lightsail there are no servers whose lines could be written.
        fc.pre(tier !== "lightsail" || place(key).startsWith("tags"));
        const spec = `version: 1\nname: acme-blog\ntier: ${tier}\nregion: eu-west-1\n`;
        const text = isOverlaid ? `${spec}environments: {staging: {${place(key)}}}\n` : `${spec}${place(key)}\n`;
        expect(await compiled(text)).toBeUndefined();
        const { findings } = await compile(text, { file, target: "cfn" });
        expect(findings.map(({ code }) => code)).toContain("credentials/secret-in-spec");
        for (const finding of findings) expect(`${finding.message} ${finding.hint ?? ""}`).not.toContain(key);
      },
    ),
    runs(40),
  );
});
