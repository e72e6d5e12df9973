import { expect, test } from "vitest";
import { starter } from "../../src/cli/starter.js";
import { editions } from "../../src/generated/facts.js";
import { keys } from "../../src/generated/keys.js";
import { schema } from "./language.js";

const names = editions.map(({ name }) => name);

test("the schema takes every edition of the defaults and no other, oldest first", () => {
  expect(schema.properties?.["defaults"]?.enum).toEqual(names);
  expect(names.toSorted()).toEqual(names);
});

test("a new spec is written in the newest edition", () => {
  for (const tier of ["lightsail", "ec2", "elastic"] as const)
    expect(starter(tier)).toContain(`defaults: "${names.at(-1)}"`);
});

test("a default that has changed is kept for an edition that there is", () => {
  const used = keys.flatMap(({ defaults = [] }) => defaults.flatMap(({ edition }) => edition ?? []));
  expect(used.filter((edition) => !(names as readonly string[]).includes(edition))).toEqual([]);
  // The newest edition's value is the one without an edition.
  expect(used).not.toContain(names.at(-1));
});
