import { expect, test } from "vitest";
import { ttl } from "../../../src/compiler/cdn/ttl.js";

const dynamic = { min: 0, default: 60, max: 36_000 };
const kept = { min: 10, default: 60, max: 3_600 };

// Amazon CloudFront Developer Guide, Manage how long content stays in the cache: the table, row by row.
test.each([
  ["max-age=300", undefined, 300, 300],
  ["max-age=5", undefined, 5, 10],
  ["max-age=99999", undefined, 36_000, 3_600],
  ["max-age=300, s-maxage=20", undefined, 20, 20],
  ["Max-Age=300", undefined, 300, 300],
  [undefined, 120, 120, 120],
  [undefined, -5, 0, 10],
  [undefined, 99_999, 36_000, 3_600],
  ["max-age=300", 20, 300, 300],
  [undefined, undefined, 60, 60],
  ["", undefined, 60, 60],
  ["public", undefined, 60, 60],
  ["max-age=soon", undefined, 60, 60],
  ["no-cache", undefined, 0, 10],
  ["no-cache, must-revalidate, max-age=0", undefined, 0, 10],
  ["no-store", 300, 0, 10],
  ["max-age=300, private", undefined, 0, 10],
  ['no-cache="Set-Cookie", max-age=30', undefined, 30, 30],
  ['no-cache="Set-Cookie, X-A"', undefined, 60, 60],
] as const)(
  "Cache-Control %s, Expires in %s: %s s, with a minimum of 10 s %s s",
  (cacheControl, expiresInSeconds, free, bound) => {
    expect(ttl(dynamic, { cacheControl, expiresInSeconds })).toBe(free);
    expect(ttl(kept, { cacheControl, expiresInSeconds })).toBe(bound);
  },
);

test("without a word of the origin the minimum wins over a smaller default", () => {
  expect(ttl({ min: 100, default: 60, max: 3_600 }, {})).toBe(100);
});
