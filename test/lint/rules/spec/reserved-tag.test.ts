import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("the names of parts and the tags of volumes are ours, whatever their case else", () => {
  expect(found("ec2", "tags: { Name: acme, 'wpspec:server': acme }")).toEqual([
    "spec/reserved-tag warning /tags/Name",
    "spec/reserved-tag warning /tags/wpspec:server",
  ]);
  expect(found("ec2", "tags: { name: acme, wpspec: acme, 'acme:Name': acme }")).toEqual([]);
});
