import { expect, test } from "vitest";
import { checkBeyondBase as check } from "../../support/found.js";

const checked = (rest: string) =>
  check(`version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${rest}`, "wordpress.yaml");
const found = (rest: string) => checked(rest).findings.filter(({ code }) => code === "tls/forwarded-proto-missing");

test("legacy forwarding over HTTP is one warning for all paths, and the spec compiles", () => {
  // Without a certificate the origin is spoken to in HTTP.
  for (const cdn of ["{forwarding: legacy}", "{originProtocol: http-only, forwarding: legacy}"]) {
    const { findings, resolved } = checked(`cdn: ${cdn}\n`);
    expect(findings).toMatchObject([
      {
        code: "tls/forwarded-proto-missing",
        severity: "warning",
        path: "/cdn/forwarding",
        span: { file: "wordpress.yaml", line: 5 },
        message:
          "With forwarding legacy and http-only to the origin WordPress cannot see on wp-login.php and 6 other paths that a visitor came by HTTPS: it redirects to HTTPS, again and again.",
        hint: expect.stringContaining("cdn.forwarding: policies"),
      },
    ]);
    expect(resolved).toBeDefined();
  }
});

test("paths of the spec itself are counted, still in one warning", () => {
  const rest = "cdn: {forwarding: legacy}\nwordpress: {uncachedPaths: [booking/*, konto/*]}\n";
  expect(found(rest).map(({ message }) => /on (.*) that a/.exec(message)?.[1])).toEqual([
    "wp-login.php and 8 other paths",
  ]);
});

test.each([
  ["policies carry the header", "cdn: {forwarding: policies, originProtocol: http-only}\n"],
  [
    "over TLS the load balancer says the scheme itself",
    "cdn: {forwarding: legacy}\ndomain: {name: a.example.org, hostedZoneId: Z0123456789ABCDEFGHIJ}\n",
  ],
  ["without CloudFront nothing is forwarded", "cdn: {enabled: false, forwarding: legacy}\n"],
])("%s", (_, rest) => {
  expect(found(rest)).toEqual([]);
  expect(checked(rest).resolved).toBeDefined();
});
