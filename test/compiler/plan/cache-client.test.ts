import { expect, test } from "vitest";
import { cacheClientOf, isPackaged, phpVersionsWith } from "../../../src/compiler/plan/cache-client.js";

test("each PHP has a client for Valkey, Memcached's came with PHP 8.3", () => {
  expect(["8.1", "8.2", "8.3", "8.4"].map((version) => cacheClientOf(version, "valkey"))).toEqual(
    Array.from({ length: 4 }, () => "pecl-redis6"),
  );
  expect(["8.1", "8.2", "8.3", "8.4"].map((version) => cacheClientOf(version, "memcached"))).toEqual([
    undefined,
    undefined,
    "pecl-memcached",
    "pecl-memcached",
  ]);
});

test("a PHP that Amazon Linux does not package has no client", () => {
  expect(cacheClientOf("7.4", "valkey")).toBeUndefined();
  expect([isPackaged("8.4"), isPackaged("7.4"), isPackaged("8"), isPackaged("8.40")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("versions are told by the client they have, or all of them", () => {
  const every = phpVersionsWith(undefined);
  expect(every.slice(0, 4)).toEqual(["8.1", "8.2", "8.3", "8.4"]);
  const withMemcached = phpVersionsWith("memcached");
  expect(withMemcached).not.toContain("8.2");
  for (const version of every) {
    expect(withMemcached.includes(version)).toBe(cacheClientOf(version, "memcached") !== undefined);
    expect(phpVersionsWith("valkey").includes(version)).toBe(cacheClientOf(version, "valkey") !== undefined);
  }
});
