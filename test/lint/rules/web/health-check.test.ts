import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { found } from "../../support/found.js";

const health = (members: string): string => `web: { healthCheck: { ${members} } }`;
const redirects = (place: string): readonly string[] => [`web/health-check-redirects error /web/healthCheck/${place}`];

test.each([
  ["path: /", "path"],
  ["path: /wp-login.php", "path"],
  ["path: /wp-admin/", "path"],
  ['path: /wp-admin/install.php, codes: "200,204"', "codes"],
])("{ %s } finds every server ill, because it gets a redirect", (members, place) => {
  expect(found("elastic", health(members))).toEqual(redirects(place));
});

test.each([
  'path: /wp-login.php, codes: "200,302"',
  'path: /, codes: "200-399"',
  'path: /, codes: "200,301"',
  "path: /readme.html",
  "path: /wp-login.php.html",
  'codes: "200"',
])("{ %s } counts what it gets", (members) => {
  expect(found("elastic", health(members))).toEqual([]);
});

test("the paper's path with one code alone is the same mistake, at the code", () => {
  expect(found("elastic", "profile: whitepaper")).toEqual([]);
  expect(found("elastic", "profile: whitepaper", health('codes: "200"'))).toEqual(redirects("codes"));
});

test.each([
  ["/", "200,301,302"],
  ["/wp-login.php", "200,302"],
])("what would silence it at %s is a code, wherever it is said", (path, to) => {
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${health(`path: ${path}`)}\n`;
  const [finding] = check(text, "wordpress.yaml").findings.filter(({ code }) => code.startsWith("web/"));
  expect(finding?.fix?.changes).toMatchObject([{ kind: "set", to }]);
  expect(found("elastic", health(`path: ${path}, codes: "${to}"`))).toEqual([]);
});

test.each([
  ['codes: "200-404"', ["web/health-check-too-lenient warning /web/healthCheck/codes"]],
  ['codes: "200,403"', ["web/health-check-too-lenient warning /web/healthCheck/codes"]],
  ['codes: "200-399"', []],
  ['codes: "200,302"', []],
] as const)("{ %s } takes errors for health, or does not", (members, expected) => {
  expect(found("elastic", health(members))).toEqual(expected);
});

test("the time that a new server has is judged by who wrote it", () => {
  const at = "/web/healthCheck/graceSeconds";
  expect(found("elastic", health("graceSeconds: 299"))).toEqual([`web/health-grace-too-short warning ${at}`]);
  expect(found("elastic", health("graceSeconds: 300"))).toEqual([]);
  expect(found("elastic", "profile: whitepaper", health("graceSeconds: 60"))).toEqual([
    `web/health-grace-too-short info ${at}`,
  ]);
});
