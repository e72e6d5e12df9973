import { expect, test } from "vitest";
import type { ElasticSpec } from "../../../src/generated/spec.js";
import { maxConnectionsOf } from "../../../src/compiler/plan/max-connections.js";

const ofClass = (instanceClass: string) => maxConnectionsOf({ instanceClass } as ElasticSpec["database"]);
const ofAcu = (minAcu: number, maxAcu: number) =>
  maxConnectionsOf({ serverless: { minAcu, maxAcu } } as ElasticSpec["database"]);

test("classes have the defaults of the Aurora User Guide", () => {
  const known = {
    "db.t3.small": 45,
    "db.t3.medium": 90,
    "db.t4g.medium": 90,
    "db.t4g.large": 135,
    "db.r5.large": 1000,
    "db.r7g.large": 1000,
    "db.r6g.xlarge": 2000,
    "db.r6i.2xlarge": 3000,
    "db.r7g.4xlarge": 4000,
    "db.r7g.8xlarge": 5000,
    "db.r7g.12xlarge": 6000,
    "db.r7g.16xlarge": 6000,
    "db.r8g.24xlarge": 7000,
  };
  expect(Object.fromEntries(Object.keys(known).map((each) => [each, ofClass(each)]))).toEqual(known);
});

test("families with twice the memory count as one size larger", () => {
  expect(ofClass("db.x2g.large")).toBe(ofClass("db.r7g.xlarge"));
  expect(ofClass("db.x2g.8xlarge")).toBe(6000);
  expect(ofClass("db.x2g.16xlarge")).toBe(7000);
  // The largest has no larger one.
  expect(ofClass("db.x4g.48xlarge")).toBe(7000);
});

test("a size that is not known counts as the smallest, so that an alarm comes early, not late", () => {
  expect(ofClass("db.r9g.tiny")).toBe(1000);
  expect(ofClass("db.t4g.tiny")).toBe(90);
  expect(ofClass("db.r9g.large")).toBe(1000);
  expect(ofClass("")).toBe(1000);
  // The schema takes any word for a size, also one that every object has.
  expect(ofClass("db.r7g.constructor")).toBe(1000);
});

test("a serverless writer accepts as many as its largest size that has a step", () => {
  const steps = [1, 4, 8, 16, 32, 64, 128, 192, 256].map((acu) => ofAcu(1, acu));
  expect(steps).toEqual([90, 135, 1000, 2000, 3000, 4000, 5000, 6000, 6000]);
  expect([ofAcu(1, 7.5), ofAcu(1, 15.5), ofAcu(0.5, 0.5)]).toEqual([135, 1000, 90]);
});

test("one that may shrink to half a unit accepts no more than 2,000", () => {
  expect(ofAcu(0.5, 64)).toBe(2000);
  expect(ofAcu(0, 256)).toBe(2000);
  expect(ofAcu(1, 64)).toBe(4000);
  expect(ofAcu(0.5, 8)).toBe(1000);
});
