import { expect, test } from "vitest";
import { identityOf } from "../../src/lint/identity.js";

const root = {
  cdn: { behaviors: [{ path: "a/*", kind: "frontend", cookies: ["x", "y"] }, { path: "b~c" }] },
  tags: { "a/b": 1 },
  lists: [[1], { other: true }],
};

test.each([
  ["", ""],
  ["/cdn/behaviors/1", "/cdn/behaviors/b~0c"],
  ["/cdn/behaviors/0/cookies/1", "/cdn/behaviors/a~1*/cookies/y"],
  ["/cdn/behaviors/0/kind", "/cdn/behaviors/a~1*/kind"],
  ["/tags/a~1b", "/tags/a~1b"],
  ["/lists/1", "/lists/1"],
  ["/nothing/0/here", "/nothing/0/here"],
])("%s is %s, whatever stands before it", (pointer, identity) => {
  expect(identityOf(pointer, root)).toBe(identity);
});
