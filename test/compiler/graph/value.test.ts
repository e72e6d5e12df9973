import { expect, test } from "vitest";
import type { NodeId } from "../../../src/compiler/graph/node.js";
import { deploymentValue, join, refsOf, type Ref } from "../../../src/compiler/graph/value.js";

const ref = (id: string): Ref => ({ ref: id as NodeId<"logBucket">, attribute: "arn" });

test("literals alone join to a literal, and nothing to an empty one", () => {
  expect(join("a", "b", "", "c")).toBe("abc");
  expect(join()).toBe("");
  expect(join("", "")).toBe("");
});

test("neighbouring literals become one, around references that stay", () => {
  expect(join("a", "b", ref("x"), "c", "", "d")).toEqual({ join: ["ab", ref("x"), "cd"] });
});

test("joins inside a join are laid flat, their ends joined with the neighbours", () => {
  expect(join("a", join("b", ref("x"), "c"), "d")).toEqual({ join: ["ab", ref("x"), "cd"] });
});

test("one reference stays a text, so that a number or a list cannot come of it", () => {
  expect(join(ref("x"))).toEqual({ join: [ref("x")] });
  expect(join("", ref("x"), "")).toEqual({ join: [ref("x")] });
});

test("numbers and booleans are no literals to merge: a target prints them in its own way", () => {
  expect(join("port ", 443, true)).toEqual({ join: ["port ", 443, true] });
});

test("references are found at every depth, in order, as often as they stand", () => {
  const value = { join: ["a", ref("x"), { join: [ref("y"), deploymentValue("region")] }, ref("x")] };
  expect(refsOf(value)).toEqual([ref("x"), ref("y"), ref("x")]);
  expect(refsOf(ref("x"))).toEqual([ref("x")]);
  for (const none of ["a", 1, false, deploymentValue("accountId")]) expect(refsOf(none)).toEqual([]);
});
