import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";

/** Where something is said of the headers of a front-end behavior. */
function found(header: string): readonly string[] {
  const behavior = `{ path: shop/*, kind: frontend, headers: [Host, ${header}] }`;
  const spec = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\ncdn:\n  behaviors:\n    - ${behavior}\n`;
  return check(spec, "wordpress.yaml")
    .findings.filter(({ code }) => code === "cdn/high-cardinality-header")
    .map(({ message }) => message);
}

// As many values as visitors, or nearly.
test.each([
  "Accept",
  "accept-language",
  "CloudFront-Viewer-Address",
  "CloudFront-Viewer-JA3-Fingerprint",
  "CloudFront-Viewer-JA4-Fingerprint",
  "Date",
  "Referer",
  "User-Agent",
  "X-Forwarded-For",
])("pages that differ by %s are hardly found again", (header) => {
  expect(found(header)).toEqual([expect.stringContaining(`whose ${header} differs`)]);
});

test.each(["CloudFront-Viewer-Country", "X-Shop", "Origin"])(
  "nothing is said of %s, which has few values",
  (header) => {
    expect(found(header)).toEqual([]);
  },
);
