import { expect, test } from "vitest";
import fc from "fast-check";
import { compile } from "../../src/index.js";
import { compiled, file } from "../support/compiled.js";
import { textsOf } from "../support/resolved-text.js";
import { forSpecs, runs } from "../support/runs.js";
import { at, isMapping, mapping, ofType, walk } from "../support/template.js";

/** Property names that would hold a secret in the clear. */
const secretName = /password|secret(?!Arn|s)|token|apikey|privatekey/i;
/** Properties of such a name that say how a secret is made or where it lies, and cases where one is refused. */
const harmless = new Set(["ManageMasterUserPassword", "GenerateSecretString", "PasswordLength", "HttpTokens"]);

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
        expect(properties["SecretString"]).toBeUndefined();
        expect(properties["GenerateSecretString"]).toBeDefined();
      }
    }
  });
});

test("the database's password is made by RDS and by nobody else", async () => {
  await forSpecs(100, ({ main }) => {
    const clusters = ofType(main, "AWS::RDS::DBCluster");
    expect(clusters.length).toBe(1);
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
  await forSpecs(40, ({ main }) => {
    const boots = textsOf(main).filter(({ path }) => path.endsWith(".UserData"));
    for (const { text } of boots) expect(text).not.toMatch(/\{\{resolve:|\u00abOriginSecret/);
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
    fc.asyncProperty(letters, fc.constantFrom("AKIA", "ASIA"), places, async (rest, start, place) => {
      const key = start + rest;
      const text = `version: 1\nname: acme-blog\ntier: elastic\nregion: eu-west-1\n${place(key)}\n`;
      expect(await compiled(text)).toBeUndefined();
      const { findings } = await compile(text, { file, target: "cfn" });
      expect(findings.map(({ code }) => code)).toContain("credentials/secret-in-spec");
      for (const finding of findings) expect(`${finding.message} ${finding.hint ?? ""}`).not.toContain(key);
    }),
    runs(40),
  );
});
