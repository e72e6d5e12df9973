import { expect, test } from "vitest";
import { lightsail } from "../../../src/generated/facts.js";
import { bundleId } from "../../../src/compiler/plan/lightsail-bundle.js";

test("a bundle by its friendly name is the newest generation of the region", () => {
  expect(bundleId("small", "eu-west-1")).toBe("small_3_0");
  expect(bundleId("small", "ap-south-1")).toBe("small_3_1");
  expect(bundleId("small", "ap-southeast-2")).toBe("small_3_2");
  expect(bundleId("2xlarge", "us-east-1")).toBe("2xlarge_3_0");
});

test("every name that the facts list becomes an id, and each another", () => {
  const ids = lightsail.bundles.map(({ name }) => bundleId(name, "eu-west-1"));
  expect(ids.filter((id) => !/^[a-z0-9]+_3_0$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(7);
});

test("anything else is an id already, of whatever generation", () => {
  expect(bundleId("medium_2_0", "ap-south-1")).toBe("medium_2_0");
  expect(bundleId("small_win_3_0", "eu-west-1")).toBe("small_win_3_0");
  expect(bundleId("constructor", "eu-west-1")).toBe("constructor");
});
