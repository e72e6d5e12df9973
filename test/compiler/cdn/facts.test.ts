import { expect, test } from "vitest";
import { answer } from "../../../src/compiler/cdn/answer.js";
import type { Behavior } from "../../../src/compiler/cdn/behavior.js";
import { behaviors } from "../../../src/compiler/cdn/behaviors.js";
import { policies } from "../../../src/compiler/cdn/policy.js";
import { standardRows } from "../../../src/compiler/cdn/standard-rows.js";
import { behaviors as table } from "../../../src/generated/facts.js";
import { modern, whitepaper } from "./support/cdn-input.js";

/*
 * Facts of spec/behaviors.yaml that the model repeats to CloudFront, written down here a second time: a slip in one of them
 * is a template that CloudFront refuses, or a header that does not arrive.
 */

// Amazon CloudFront Developer Guide, HTTP request headers and CloudFront behavior: "Caching based on header values is
// supported: No".
const unkeyable = [
  "Cache-Control",
  "Connection",
  "Content-Length",
  "Cookie",
  "Max-Forwards",
  "Pragma",
  "Proxy-Authenticate",
  "Proxy-Authorization",
  "Proxy-Connection",
  "Request-Range",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
  "X-Amz-Cf-Id",
  "X-Edge-Location",
  "X-Forwarded-Proto",
  "X-Real-IP",
];

test.each(unkeyable)("%s cannot be keyed", (header) => {
  for (const input of [modern, whitepaper]) {
    const user = { path: "shop/*", kind: "frontend", headers: [header] } as const;
    expect(behaviors({ ...input, userBehaviors: [user] }).findings).toMatchObject([
      { code: "cdn/header-not-allowed", params: { header, reason: "unkeyable" } },
    ]);
  }
});

test.each(["X-Real-IPs", "Cookies", "X-Edge", "My-Cookie"])("%s can", (header) => {
  const user = { path: "shop/*", kind: "frontend", headers: [header] } as const;
  expect(behaviors({ ...modern, userBehaviors: [user] }).findings).toEqual([]);
});

// Amazon CloudFront Developer Guide, Use managed origin request policies: AllViewerAndCloudFrontHeaders-2022-06.
const added = [
  "Forwarded-Proto",
  ...["Android", "Desktop", "IOS", "Mobile", "SmartTV", "Tablet"].map((device) => `Is-${device}-Viewer`),
  ...["Address", "ASN", "City", "Country", "Country-Name", "Country-Region", "Country-Region-Name", "Http-Version"].map(
    (fact) => `Viewer-${fact}`,
  ),
  ...["Latitude", "Longitude", "Metro-Code", "Postal-Code", "Time-Zone", "TLS"].map((fact) => `Viewer-${fact}`),
];

const managedFor = (header: string) => {
  const admin = behaviors(modern).behaviors.find(({ kind }) => kind === "admin");
  if (admin === undefined) throw new Error("There is no admin behavior.");
  const asking: Behavior = { ...admin, forwarded: { ...admin.forwarded, headers: { allAnd: [header] } } };
  const made = policies([asking], "policies");
  return made.style === "policies" ? made.uses[0]?.originRequest : undefined;
};

test.each(added)("the policy that AWS keeps forwards CloudFront-%s", (header) => {
  expect(managedFor(`CloudFront-${header}`)).toMatchObject({ managed: "AllViewerAndCloudFrontHeaders-2022-06" });
});

test("a header that it does not add takes a policy of our own", () => {
  expect(managedFor("CloudFront-Something")).toHaveProperty("own");
});

// Google Analytics Help, URL builders; click identifiers of Meta, Google Ads, Microsoft and Mailchimp.
const campaigns = ["source", "medium", "campaign", "term", "content"]
  .map((part) => `utm_${part}`)
  .concat("fbclid", "gclid", "msclkid", "mc_cid", "mc_eid");

test.each(campaigns)("a page with %s in its address is the page without it", (name) => {
  const key = (query: string) =>
    answer(behaviors(modern).behaviors, {
      scheme: "https",
      host: "example.org",
      method: "GET",
      path: "/news/",
      query,
      headers: [],
      cookies: [],
    }).cacheKey;
  expect(key(`page=2&${name}=a`)).toEqual(key("page=2"));
  expect(key(`${name}s=a`)).not.toEqual(key(""));
});

test("the table ends with the default row, in both tables and always, and it is the model's own", () => {
  const row = table.rows.at(-1);
  expect(row).toMatchObject({ path: "*", kind: "frontend", tables: ["modern", "whitepaper"], when: "always" });
  for (const input of [modern, whitepaper]) {
    expect(standardRows(input).last).toMatchObject({ path: row?.path, kind: row?.kind });
  }
});
