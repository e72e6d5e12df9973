import { expect, test } from "vitest";
import { badSpec, commandLine, spec, type Site } from "./support/cli.js";

const { run, site } = commandLine();

function withSpec(text = spec()): Site {
  const here = site();
  here.write("wordpress.yaml", text);
  return here;
}

test("a key of wordpress.yaml, of a named spec, and from standard input", () => {
  const here = withSpec();
  here.write("shop.yaml", `${spec("shop")}web: {capacity: {min: 4}}\n`);
  const own = run(here, ["explain", "web.capacity.min"]);
  expect({ code: own.code, err: own.err }).toEqual({ code: 0, err: "" });
  expect(own.out).toMatch(/^web\.capacity\.min\n[^]*\nValue {5}2\nFrom {6}default of tier elastic, edition 2026-11\n/);
  expect(own.out).toContain("\nNodes     web\n");
  const named = run(here, ["explain", "shop.yaml", "web.capacity.min"]);
  expect(named.out).toMatch(/\nValue {5}4\nFrom {6}shop\.yaml:8:23\n/);
  const piped = run(here, ["explain", "-", "web.capacity.min"], { input: here.read("shop.yaml") });
  expect(piped.out).toContain("\nFrom      <stdin>:8:23\n");
});

test("--env tells of an environment, JSON is for programs, by either flag", () => {
  const here = withSpec();
  const words = ["explain", "web.capacity.min", "--env", "staging"];
  const { code, out } = run(here, [...words, "--format", "json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    environment: "staging",
    value: 1,
    origin: { by: "environment", name: "staging", file: "wordpress.yaml", line: 7, column: 27 },
    shapes: { nodes: [{ name: "web", kind: "webFleet", effect: "changes" }] },
  });
  expect(run(here, [...words, "--json"]).out).toBe(out);
  expect(run(here, ["explain", "cdn/ttl-order", "--format", "json"]).out).toBe(
    run(here, ["explain", "cdn/ttl-order", "--json"]).out,
  );
  expect(run(here, ["explain", "web", "--env", "stagging"]).code).toBe(2);
});

test("a list's item by what it is called, a key with a dot in quotes", () => {
  const here = withSpec();
  expect(run(here, ["explain", 'cdn.behaviors["wp-admin/*"].cookies']).out).toContain("\nValue     all\n");
  expect(run(here, ["explain", 'wordpress.php.ini["opcache.jit"]']).out).toContain("\nValue     not set\n");
});

test.each([
  [["databse.replicas"], "Did you mean `database`?"],
  [["database.replica"], "Did you mean `replicas`?"],
  [["vpcCidr"], "is called `network.cidr` here"],
  [["web.capacity.foo"], "`wpspec explain web.capacity` tells what is in it."],
  [["cdn.behaviors[nope]"], "`wpspec explain cdn.behaviors` lists them."],
  [["cdn.behaviors[\u001b[2J]"], "has no item \\u{1b}[2J."],
  [["environments.staging.web"], "--env"],
  [["shop.yaml"], "a key is missing"],
  [["nowhere.yaml", "web"], "does not exist"],
  [["a", "b", "c"], "takes a spec and one key"],
  [["x\u001b[2J"], "x\\u{1b}[2J is neither a key nor the id of a rule."],
])("%j ends with 2 and says what was meant", (words, said) => {
  const { code, out, err } = run(withSpec(), ["explain", ...words]);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(said);
});

test("a spec with errors is not explained, and the errors are said", () => {
  const { code, out, err } = run(withSpec(badSpec), ["explain", "web"]);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("wordpress.yaml:5:1");
});
