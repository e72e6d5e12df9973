import { expect, test } from "vitest";
import { render } from "../../src/bootstrap/render.js";
import type { Value } from "../../src/compiler/graph/value.js";

const references: Readonly<Record<string, Value>> = {
  fileSystemId: { deployment: "accountId" },
  accessPointId: { deployment: "region" },
  readySignal: { deployment: "readySignal" },
};
/** The template is strict: what it names must be there. */
const input = {
  packages: ["a", "b"],
  onVolume: false,
  mountPoint: "/mnt/shared",
  mounts: "/mnt/shared",
  units: ["php-fpm", "nginx"],
  healthPage: undefined,
  ini: [],
  pageSeconds: 1,
  adminSeconds: 2,
  uploadMaxMiB: 3,
  readTimeoutSeconds: 4,
  keepaliveSeconds: 5,
  reservedMiB: 6,
  workerMiB: 7,
  workersPerCpu: 8,
  leastWorkers: 4,
  logsMail: false,
  isHiddenFromSearch: false,
  originSecret: false,
  certificate: false,
  redirectsToHttps: false,
  isHttpChallenge: false,
  hasLocalDatabase: false,
  hasLocalCache: false,
  logGroup: "",
  before: undefined,
  after: undefined,
};

const parts = (value: Value): readonly Value[] => {
  if (typeof value !== "object" || !("join" in value)) throw new Error("The template has no reference.");
  return value.join;
};

test("references become values at their places, everything else one literal between them", () => {
  const joined = parts(render("web-server", input, references));
  expect(joined.filter((part) => typeof part !== "string")).toEqual([
    { deployment: "readySignal" },
    { deployment: "accountId" },
    { deployment: "region" },
  ]);
  expect(joined.map((part) => typeof part)).toEqual([
    "string",
    "object",
    "string",
    "object",
    "string",
    "object",
    "string",
  ]);
  expect(joined[2]).toMatch(/dnf install -y a b\n/);
  expect(joined[2]).toMatch(/echo '$/);
  expect(joined[4]).toBe(" /mnt/shared efs _netdev,nofail,noresvport,tls,iam,accesspoint=");
});

test("a reference that nobody gives is a bug and throws, also one that every object has", () => {
  const { readySignal: _left, ...others } = references;
  expect(() => render("web-server", input, others)).toThrow(
    "The template names a reference readySignal that nobody gives.",
  );
  expect(() => render("web-server", input, Object.create(references) as typeof references)).toThrow(
    "that nobody gives",
  );
});

test("what the template names and nobody gives is a bug and throws, not an empty place in a script", () => {
  const { workersPerCpu: _left, ...others } = input;
  expect(() => render("web-server", others, references)).toThrow("workersPerCpu");
});

test("a reference may be a literal, and joins with the text around it", () => {
  const value = render("web-server", input, { fileSystemId: "fs-1", accessPointId: "fsap-2", readySignal: "true" });
  expect(value).toContain("echo 'fs-1 /mnt/shared efs _netdev,nofail,noresvport,tls,iam,accesspoint=fsap-2 0 0'");
});

test("text is neither escaped for HTML nor read as a template", () => {
  const before = `echo "<&>'" {{ref "readySignal"}} {{{x}}} \\{{y}}`;
  const [, , text] = parts(render("web-server", { ...input, before }, references));
  expect(text).toContain(`# web.userData.before\n${before}\n`);
});

test("a template that stands in another sees the same names and references", () => {
  const share = render("share", { mountPoint: "/mnt/shared" }, references);
  expect(parts(share)[1]).toEqual({ deployment: "accountId" });
  const whole = parts(render("web-server", input, references));
  expect(whole[4]).toBe(parts(share)[2]);
});
