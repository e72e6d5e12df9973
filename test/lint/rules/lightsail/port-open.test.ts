import { expect, test } from "vitest";
import { found } from "../../support/found.js";

test("ports of databases and caches open to everybody are errors in modern and warnings in whitepaper, SSH is a warning", () => {
  expect(found("lightsail", "lightsail: { ports: [{ port: 3306 }] }")).toEqual([
    "lightsail/port-open error /lightsail/ports/0/port",
  ]);
  expect(found("lightsail", "lightsail: { ports: [{ port: 80 }, { port: 6379, from: [0.0.0.0/0] }] }")).toEqual([
    "lightsail/port-open error /lightsail/ports/1/port",
  ]);
  expect(found("lightsail", "lightsail: { ports: [{ port: 11211, from: [203.0.113.0/24, 0.0.0.0/0] }] }")).toEqual([
    "lightsail/port-open error /lightsail/ports/0/port",
  ]);
  expect(found("lightsail", "lightsail: { ports: [{ port: 22 }] }")).toEqual([
    "lightsail/port-open warning /lightsail/ports/0/port",
  ]);
  expect(found("lightsail", "lightsail: { ports: [{ port: 3306, from: [128.0.0.0/1] }] }")).toEqual([
    "lightsail/port-open error /lightsail/ports/0/port",
  ]);
  expect(found("lightsail", "profile: whitepaper", "lightsail: { ports: [{ port: 3306 }] }")).toEqual([
    "lightsail/port-open warning /lightsail/ports/0/port",
  ]);
  expect(found("lightsail", "profile: whitepaper", "lightsail: { ports: [{ port: 22 }] }")).toEqual([
    "lightsail/port-open warning /lightsail/ports/0/port",
  ]);
});

test.each([
  [
    "SSH from the console's own terminal",
    "lightsail",
    ["lightsail: { ports: [{ port: 22, from: [lightsail-connect] }] }"],
  ],
  ["a database for one network", "lightsail", ["lightsail: { ports: [{ port: 3306, from: [203.0.113.0/24] }] }"]],
  ["a cache for a large network", "lightsail", ["lightsail: { ports: [{ port: 11211, from: [10.0.0.0/8] }] }"]],
  ["a web port for everybody", "lightsail", ["lightsail: { ports: [{ port: 8080 }] }"]],
  ["silence", "lightsail", [""]],
] as const)("%s is no finding", (_, tier, lines) => {
  expect(found(tier, ...lines)).toEqual([]);
});
