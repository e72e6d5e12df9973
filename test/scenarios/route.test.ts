import { expect, test } from "vitest";
import { badSpec, commandLine, spec, type Site } from "./support/cli.js";

const { run, site } = commandLine();

const named = `version: 1
name: acme
tier: elastic
region: eu-west-1
domain: {name: www.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ}
`;

function withSpec(text = named): Site {
  const here = site();
  here.write("wordpress.yaml", text);
  return here;
}

test("one address: for people, and as one object", () => {
  const here = withSpec();
  const { code, out, err } = run(here, ["route", "/cart/", "--cookie", "a=1", "--header", "X-B: 2"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^GET https:\/\/www\.example\.org\/cart\/\n {2}behavior {3}\* \(frontend\)\n/);
  const json = run(here, ["route", "wordpress.yaml", "http://www.example.org/wp-admin/", "--method", "POST", "--json"]);
  expect(json.code).toBe(0);
  expect(JSON.parse(json.out)).toMatchObject({ behavior: { kind: "admin" }, action: "redirect" });
  expect(JSON.parse(run(here, ["route", "http://www.example.org/", "--https", "--json"]).out)).toMatchObject({
    action: "serve",
  });
});

test("many addresses: one line each, empty ones apart, and what is none is said and ends with 2", () => {
  const here = withSpec();
  const input = "/a\n\nhttp://www.example.org/wp-login.php\r\n/b c\n/wp-content/x.css";
  const { code, out, err } = run(here, ["route", "-"], { input });
  expect(code).toBe(2);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/\s+/)[1]),
  ).toEqual(["frontend", "admin", "static"]);
  expect(err).toContain("line 4: ");
  const objects = run(here, ["route", "-", "--json"], { input: "/a\n/b\n" }).out.trimEnd().split("\n");
  expect(objects.map((line) => (JSON.parse(line) as { url: string }).url)).toEqual([
    "https://www.example.org/a",
    "https://www.example.org/b",
  ]);
});

test("an environment is asked by its name", () => {
  const here = withSpec(`${spec()}cdn: {pageTtlSeconds: 9}\n`);
  expect(run(here, ["route", "/", "--env", "staging"]).code).toBe(0);
  expect(run(here, ["route", "/", "--env", "stagging"]).code).toBe(2);
});

test.each([
  [[], "needs an address"],
  [["wordpress.yaml"], "an address is missing"],
  [["wordpress.yaml", "/", "/"], "takes one address"],
  [["other.yaml", "/"], "does not exist"],
  [["/", "--http", "--https"], "over HTTP or over HTTPS"],
  [["/a b"], "Write %20"],
  [["/", "--cookie", "a"], "is no cookie"],
])("%j is wrong usage", (words, message) => {
  const { code, out, err } = run(withSpec(), ["route", ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test("a spec with errors, or without CloudFront, is not answered for", () => {
  const broken = run(withSpec(badSpec), ["route", "/"]);
  expect(broken.code).toBe(1);
  expect(broken.err).toContain("wordpress.yaml:5:1");
  const without = run(withSpec("version: 1\nname: acme\ntier: ec2\nregion: eu-west-1\n"), ["route", "/"]);
  expect(without.err).toContain("has no CloudFront");
  expect(without.code).toBe(2);
});

test("--compare shows requests that two specs answer differently, and ends with 1 when there are any", () => {
  const here = withSpec();
  here.write("new.yaml", `${named}cdn: {pageTtlSeconds: 7}\n`);
  expect(run(here, ["route", "--compare", "wordpress.yaml", "wordpress.yaml"])).toMatchObject({
    code: 0,
    out: expect.stringContaining("answered alike") as string,
  });
  const { code, out } = run(here, ["route", "--compare", "wordpress.yaml", "new.yaml"]);
  expect(code).toBe(1);
  expect(out).toMatch(/^GET https:\/\/www\.example\.org\/\w*\n/);
  expect(out).toMatch(/0\/\d+\/36000 → 0\/7\/36000/);
  const { differences } = JSON.parse(run(here, ["route", "--compare", "wordpress.yaml", "new.yaml", "--json"]).out) as {
    differences: readonly { changes: readonly { aspect: string }[] }[];
  };
  expect(differences.map(({ changes }) => changes.map(({ aspect }) => aspect))).toEqual([["ttlSeconds"]]);
  expect(run(here, ["route", "--compare", "wordpress.yaml"]).code).toBe(2);
});

test("--template asks somebody's template or configuration", () => {
  const here = withSpec();
  expect(run(here, ["compile", "--target", "cfn", "--target", "terraform"]).code).toBe(0);
  const own = JSON.parse(run(here, ["route", "/wp-admin/", "--json"]).out) as { behavior: object };
  for (const file of ["infra/cloudformation/acme.template.yaml", "infra/terraform/main.tf.json"]) {
    const { code, out } = run(here, ["route", "--template", file, "/wp-admin/", "--json"]);
    expect({ code, answer: JSON.parse(out) as object }).toMatchObject({ code: 0, answer: { behavior: own.behavior } });
  }
  expect(run(here, ["route", "--template", "wordpress.yaml", "/"]).err).toContain("no distribution of CloudFront");
  expect(run(here, ["route", "--template", "wordpress.yaml", "new.yaml", "/"]).code).toBe(2);
  for (const words of [
    ["--template", "infra/terraform/main.tf.json", "/", "--distribution", "x"],
    ["--template", "infra/terraform/main.tf.json", "/", "--env", "staging"],
    ["/", "--distribution", "x"],
    ["--compare", "wordpress.yaml", "wordpress.yaml", "--template", "infra/terraform/main.tf.json"],
  ])
    expect(run(here, ["route", ...words]).code, words.join(" ")).toBe(2);
});
