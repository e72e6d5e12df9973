import { describe, expect, test } from "vitest";
import { forwardedItems, takenItems, type CdnRequest } from "../../../src/compiler/cdn/key.js";

const request = (method: string, headers: Readonly<Record<string, string>>): CdnRequest => ({
  scheme: "https",
  host: "www.example.org",
  path: "/wp-json/wp/v2/posts",
  query: "",
  method,
  cookies: [],
  headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
});
const forwarded = { headers: ["Host"], cookies: "none", queryStrings: "all" } as const;
const names = (asked: CdnRequest, passesUnnamedHeaders: boolean): readonly string[] =>
  forwardedItems(asked, { forwarded, passesUnnamedHeaders }).headers.map((text) => text.slice(0, text.indexOf(":")));

// Amazon CloudFront Developer Guide, HTTP request headers and CloudFront behavior (custom and Amazon S3 origins).
describe("headers that a behavior does not name", () => {
  const own = { "X-WP-Nonce": "1", "Content-Type": "application/json", Origin: "https://a.example.org" };

  test("reach the origin with ForwardedValues, and with policies do not", () => {
    expect(names(request("POST", own), true)).toEqual(["Content-Type", "Host", "Origin", "X-WP-Nonce"]);
    expect(names(request("POST", own), false)).toEqual(["Host"]);
  });

  test("are in no key", () => {
    expect(takenItems(request("GET", own), forwarded).headers).toEqual(["Host: www.example.org"]);
  });

  test.each([
    "Accept",
    "Accept-Charset",
    "accept-language",
    "Connection",
    "Expect",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "Proxy-Connection",
    "Referer",
    "TE",
    "Trailer",
    "Upgrade",
    "User-Agent",
    "X-Edge-A",
    "X-Forwarded-Proto",
    "X-HTTP-Method-Override",
    "X-Real-IP",
  ])("%s is taken away", (name) => {
    expect(names(request("POST", { [name]: "a" }), true)).toEqual(["Host"]);
  });

  test.each([
    ["GET", false],
    ["HEAD", false],
    ["OPTIONS", false],
    ["POST", true],
    ["PUT", true],
    ["PATCH", true],
    ["DELETE", true],
  ])("of %s Authorization passes: %s", (method, passes) => {
    expect(names(request(method, { Authorization: "Basic a" }), true).includes("Authorization")).toBe(passes);
  });

  test("of CloudFront's own none is added", () => {
    expect(names(request("GET", { "CloudFront-Viewer-Country": "DE" }), true)).toEqual(["Host"]);
  });
});
