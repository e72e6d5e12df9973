import { expect, test } from "vitest";
import type { Value } from "../../src/compiler/graph/value.js";
import type { NodeId } from "../../src/compiler/graph/node.js";
import { userDataBytes } from "../../src/emitters/user-data-size.js";
import { standing } from "../support/emit-web.js";

function bytes(...userData: readonly Value[]): number {
  const { g } = standing();
  for (const [index, each] of userData.entries()) g.add("webFleet", `web-${index}`, { userData: each } as never, []);
  return userDataBytes(g.build());
}
const ref: Value = { ref: "files" as NodeId<"fileSystem">, attribute: "id" };

test("text counts in bytes of UTF-8, not in characters", () => {
  expect([bytes("abc"), bytes("é€"), bytes("😀")]).toEqual([3, 5, 4]);
});

test("each reference counts as the longest it can become, wherever it stands", () => {
  expect(bytes({ join: ["ab", ref, "c", ref] })).toBe(3 + 2 * 160);
  expect(bytes(ref)).toBe(160);
  expect(bytes({ join: ["ab", { join: [{ deployment: "region" }, ref] }] })).toBe(2 + 2 * 160);
});

test("the largest fleet counts, and no fleet is nothing", () => {
  expect(bytes("a", "abcd", "ab")).toBe(4);
  expect(bytes()).toBe(0);
});
