import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { compile, type Artifact } from "../../src/index.js";
import { arbitrarySpec } from "../support/arbitrary.js";
import { compiled, file, type Compiled } from "../support/compiled.js";
import { environmentsOf, inEnvironment, merged, type SpecData } from "../support/overlay.js";
import { readOutputs } from "../support/references.js";
import { stringsOf } from "../support/resolved-text.js";
import { runs } from "../support/runs.js";
import { at, isMapping, list, mapping, ofType, type Json } from "../support/template.js";

/** Specs that have environments. */
const staged = arbitrarySpec.filter((spec) => environmentsOf(spec).length > 0);

/** Tries a property on specs with environments, beside one another: the spec itself, and what each environment makes. */
async function forEnvironments(
  count: number,
  property: (base: Compiled, environment: Compiled, spec: SpecData) => void | Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(staged, async (spec) => {
      const base = await compiled(spec);
      fc.pre(base !== undefined);
      for (const env of environmentsOf(spec)) {
        const made = await compiled(spec, env);
        if (made !== undefined) await property(base, made, spec);
      }
    }),
    runs(count),
  );
}

/** Keys that name something else (a metric, a key pair), or what only counts inside of a role, a plan or a cluster. */
const others = new Set(
  "PolicyName SelectionName DatabaseName MetricName KeyName KeyPairName CACertificateIdentifier MonitoredResourceName".split(
    " ",
  ),
);

/** What a resource is called in its account: literal names at its top, or in the configuration that it wraps. */
function* calledIn({ templates }: Compiled): Iterable<string> {
  for (const { resources } of templates.values()) {
    for (const { Type, Properties } of resources.values()) {
      const top = Object.entries(mapping(Properties));
      const wrapped = top.flatMap(([, value]) => (isMapping(value) ? Object.entries(value) : []));
      for (const [key, value] of [...top, ...wrapped]) {
        const isName = /^(?:[A-Z][A-Za-z]*)?(?:Name|Identifier)$/.test(key);
        if (isName && typeof value === "string" && !others.has(key)) yield `${Type} ${key} ${value}`;
      }
    }
  }
}

/** Every host name that a deployment claims: of the distribution, the zone, certificates, rules of the load balancer. */
const hostsIn = ({ templates }: Compiled): readonly string[] =>
  [...templates.values()].flatMap((each) => [
    ...ofType(each, "AWS::CloudFront::Distribution").flatMap(({ properties }) =>
      list(at(properties, "DistributionConfig", "Aliases")).map(String),
    ),
    ...ofType(each, "AWS::Route53::RecordSet").map(({ properties }) => String(properties["Name"])),
    ...ofType(each, "AWS::CertificateManager::Certificate").flatMap(({ properties }) =>
      [properties["DomainName"], ...list(properties["SubjectAlternativeNames"])].map(String),
    ),
    ...ofType(each, "AWS::ElasticLoadBalancingV2::ListenerRule").flatMap(({ properties }) =>
      list(properties["Conditions"]).flatMap((condition) =>
        list(at(condition, "HostHeaderConfig", "Values")).map(String),
      ),
    ),
  ]);

const shared = (one: Iterable<string>, other: Iterable<string>): readonly string[] => {
  const known = new Set(other);
  return [...new Set(one)].filter((each) => known.has(each));
};

test("nothing that has a name in the account is called alike in a spec and in its environments", async () => {
  let names = 0;
  await forEnvironments(60, (base, environment, spec) => {
    expect(shared(calledIn(base), calledIn(environment))).toEqual([]);
    names += [...calledIn(environment)].length;
    const longer = `${String(spec["name"])}-${String(environment.env)}`;
    for (const { stack, body } of environment.templates.values()) {
      expect([longer, `${longer}-edge`, `${longer}-recovery`]).toContain(stack);
      for (const read of readOutputs({ stack, body, resources: new Map() }))
        expect(read.stack.startsWith(longer), read.stack).toBe(true);
    }
  });
  expect(names).toBeGreaterThan(100);
});

/** RDS takes no two hyphens in a row, so a cluster's name has them joined. */
const joined = (text: string): string => text.replace(/-{2,}/g, "-");

test("wherever a spec's name stands, an environment has its own", async () => {
  const named = fc
    .tuple(staged, fc.constantFrom("qx7zw", "qx7-zw"))
    .map(([spec, name]): SpecData => ({ ...spec, name }));
  await fc.assert(
    fc.asyncProperty(named, async (spec) => {
      const [env = ""] = environmentsOf(spec);
      const [base, made] = [await compiled(spec), await compiled(spec, env)];
      fc.pre(base !== undefined && made !== undefined);
      const name = String(spec["name"]);
      for (const each of made.templates.values()) {
        for (const text of stringsOf(each)) {
          expect(text.split(name).length, text).toBe(joined(text).split(joined(`${name}-${env}`)).length);
        }
      }
      for (const { path, text } of made.artifacts.filter((each) => each.path.endsWith(".md"))) {
        expect(text.split(name).length, path).toBe(text.split(`${name}-${env}`).length);
      }
    }),
    runs(40),
  );
});

test("no host name of a spec is one of its environments', and no bucket that is there is written by both", async () => {
  let hosts = 0;
  await forEnvironments(80, (base, environment, spec) => {
    expect(shared(hostsIn(base), hostsIn(environment))).toEqual([]);
    hosts += hostsIn(environment).length;
    const bucket = at(spec as Json as never, "storage", "static", "bucket");
    const offload = [...environment.templates.values()].flatMap((each) =>
      ofType(each, "AWS::CloudFront::Distribution"),
    );
    if (typeof bucket === "string" && base.artifacts.some(({ text }) => text.includes(`${bucket}.s3`)))
      expect(JSON.stringify(offload)).not.toContain(`"${bucket}.s3`);
    const addresses = (made: Compiled): readonly string[] =>
      Object.values(mapping(made.main.body["Outputs"]))
        .map((output) => at(output, "Value"))
        .filter((value) => typeof value === "string");
    expect(shared(addresses(base), addresses(environment))).toEqual([]);
  });
  expect(hosts).toBeGreaterThan(20);
});

/** Artifacts without what says of which file and environment they were made. */
const withoutHeaders = (artifacts: readonly Artifact[]): readonly Artifact[] =>
  artifacts.map(({ path, text }) => ({
    path,
    text: text
      .split("\n")
      .filter((line) => !/^(?:#|<!--) Made by wpspec from /.test(line))
      // The runbook counts the bytes of templates, that line among them.
      .map((line) => line.replace(/^(\| `.*template\.yaml` .*\|) \d+ \|$/, "$1"))
      .join("\n"),
  }));

const compileText = async (spec: SpecData, env?: string): Promise<readonly Artifact[]> =>
  (await compile(stringify(spec), { file, target: "cfn", ...(env === undefined ? {} : { env }) })).artifacts;

test("an environment is what its overlay makes of the spec, byte for byte, compiled on its own under its name", async () => {
  await fc.assert(
    fc.asyncProperty(staged, async (spec) => {
      for (const env of environmentsOf(spec)) {
        const made = await compileText(spec, env);
        fc.pre(made.length > 0);
        const own = { purpose: "staging", ...inEnvironment(spec, env) };
        const alone = await compileText(own);
        // What production may not do stops a spec, and not an environment whose name says that it is there to try things.
        if (alone.length === 0) expect(own.purpose).toBe("production");
        else expect(withoutHeaders(made)).toEqual(withoutHeaders(alone));
      }
    }),
    runs(60),
  );
});

test("the spec itself, and each environment, is the same whatever other environments there are, and in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(staged, async (spec) => {
      const { environments, ...base } = spec;
      const own = await compileText(spec);
      fc.pre(own.length > 0);
      expect(await compileText(base)).toEqual(own);
      const all = Object.entries(environments as SpecData);
      for (const [env, overlay] of all) {
        const made = await compileText(spec, env);
        expect(await compileText({ ...base, environments: { [env]: overlay } }, env)).toEqual(made);
        expect(await compileText({ ...base, environments: Object.fromEntries(all.toReversed()) }, env)).toEqual(made);
      }
    }),
    runs(40),
  );
});

test("the overlays of the sample say something, and delete something", () => {
  const overlays = fc
    .sample(staged, { numRuns: 100, seed: 20_261_123 })
    .flatMap((spec) =>
      environmentsOf(spec).map((env) => ({ spec, env, overlay: at(spec as never, "environments", env) })),
    );
  expect(
    overlays.filter(({ overlay }) => isMapping(overlay) && Object.keys(overlay).length > 0).length,
  ).toBeGreaterThan(60);
  expect(overlays.filter(({ overlay }) => JSON.stringify(overlay).includes("null")).length).toBeGreaterThan(10);
  expect(merged({ a: 1, b: { c: 2, d: [3] } }, { a: null, b: { d: [4], e: { f: null } } })).toEqual({
    b: { c: 2, d: [4], e: {} },
  });
});
