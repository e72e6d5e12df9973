import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("a desired size is a second opinion only beside scaling", () => {
  const web = (more: string): readonly string[] =>
    found("elastic", `web: { capacity: { min: 2, max: 6, desired: 3 }${more} }`);
  const finding = ["change/desired-resets-fleet warning /web/capacity/desired"];
  expect(web("")).toEqual(finding);
  expect(
    web(
      ", scaling: { metric: none, schedule: [{ cron: '0 8 * * *', min: 4, timeZone: UTC }, { cron: '0 20 * * *', min: 2, timeZone: UTC }] }",
    ),
  ).toEqual(finding);
  expect(web(", scaling: none")).toEqual([]);
  expect(web(", scaling: { metric: none }")).toEqual([]);
});

test("one that is out of range is told so alone", () => {
  expect(found("elastic", "web: { capacity: { min: 2, max: 6, desired: 8 } }")).toEqual([
    "web/desired-out-of-range error /web/capacity/desired",
  ]);
});

test("a patch release and upgrades by AWS do not go together, a line and upgrades do", () => {
  const pinned = "engineVersion: 8.0.mysql_aurora.3.10.4";
  const database = (keys: string): readonly string[] => found("elastic", `database: { ${keys} }`);
  expect(database(`${pinned}, autoMinorVersionUpgrade: true`)).toEqual([
    "change/engine-minor-pinned warning /database/engineVersion",
  ]);
  expect(database(pinned)).toEqual([]);
  expect(database("autoMinorVersionUpgrade: true")).toEqual([]);
  expect(database("engineVersion: 8.0.mysql_aurora.2.11, autoMinorVersionUpgrade: true")).toEqual([
    "db/engine-version-not-offered error /database/engineVersion",
  ]);
  expect(database("engineVersion: 8.0.mysql_aurora.2.11.1, autoMinorVersionUpgrade: true")).toEqual([
    "db/engine-version-not-offered error /database/engineVersion",
  ]);
});
