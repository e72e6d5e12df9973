import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
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

test("it says what is on that disk, and names a copy where there is one", () => {
  const message = (more: string): string | undefined =>
    check(
      `version: 1\nname: acme\ntier: ec2\nregion: eu-west-1\nweb: { image: { ami: ami-0123456789abcdef0 } }\n${more}`,
      "wordpress.yaml",
    ).findings.find(({ code }) => code === "state/image-keeps-its-state")?.message;
  expect(message("")).toMatch(/keeps files and database on .* and backup\.images has a copy\.$/);
  expect(message("database: { engine: aurora }\n")).toMatch(/keeps files on /);
  expect(message("purpose: staging\n")).toMatch(/The old disk stays\.$/);
});
