import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("an image that brings its own WordPress is told to keep it on its own disk", () => {
  expect(found("ec2", "web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 } }")).toEqual([
    "state/image-keeps-its-state info /web/image",
  ]);
  expect(
    found("ec2", "web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 }, bootstrap: none }"),
  ).toEqual(["state/image-keeps-its-state info /web/image"]);
});

test.each([
  [
    "an own image with our boot script",
    "ec2",
    ["web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 }, bootstrap: full }"],
  ],
  ["Amazon Linux", "ec2", ["web: { image: al2023 }"]],
  ["a fleet", "elastic", ["web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 } }"]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
