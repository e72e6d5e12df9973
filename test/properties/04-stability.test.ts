import fc from "fast-check";
import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { arbitrarySpec, type SpecData } from "../support/arbitrary.js";
import { compiled, type Compiled } from "../support/compiled.js";
import { holds } from "../support/ipv4.js";
import { replacementOracle } from "../support/replacement.js";
import { forSpecs, runs, specsWith } from "../support/runs.js";
import { at, isList, isMapping, ofType, type Json, type Template } from "../support/template.js";

const replacementOf = replacementOracle();

interface Subnet {
  readonly name: string;
  readonly layer: string;
  readonly zone: string;
  readonly cidr: string;
}

const subnetsOf = (template: Template): readonly Subnet[] =>
  ofType(template, "AWS::EC2::Subnet").map(({ name, properties }) => ({
    name,
    layer: /^(Public|App|Data)\d$/.exec(name)?.[1] ?? name,
    zone: JSON.stringify(properties["AvailabilityZone"]),
    cidr: String(properties["CidrBlock"]),
  }));

/** Paths of the properties that differ, as far down as both sides agree on the shape. */
function differences(
  one: Json | undefined,
  other: Json | undefined,
  path: readonly string[] = [],
): readonly (readonly string[])[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (isMapping(one) && isMapping(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys.flatMap((key) => differences(one[key], other[key], [...path, key]));
  }
  if (isList(one) && isList(other) && one.length === other.length) {
    return one.flatMap((item, index) => differences(item, other[index], [...path, String(index)]));
  }
  return [path];
}

/** What a deployment of `after` over `before` would replace: `Name: Property`. */
function replaced(before: Compiled, after: Compiled): readonly string[] {
  return [...before.templates].flatMap(([placement, old]) =>
    [...old.resources].flatMap(([name, resource]) => {
      const next = after.templates.get(placement)?.resources.get(name);
      // What a behavior is keyed by is named by what it says: another policy stands beside the old one.
      if (next === undefined) return resource.Type.endsWith("Policy") ? [] : [`${name}: gone`];
      if (next.Type !== resource.Type) return [`${name}: Type`];
      return differences(resource["Properties"] ?? {}, next["Properties"] ?? {})
        .filter((path) => replacementOf(resource.Type, path) === "replaces")
        .map((path) => `${name}: ${path.join(".")}`);
    }),
  );
}

const dataTypes = [
  "AWS::RDS::DBCluster",
  "AWS::EFS::FileSystem",
  "AWS::S3::Bucket",
  "AWS::Backup::BackupVault",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::ElastiCache::CacheCluster",
];

/** Resources that hold data, over all stacks. */
const dataOf = ({ templates }: Compiled): readonly string[] =>
  [...templates].flatMap(([placement, template]) =>
    dataTypes.flatMap((type) => ofType(template, type).map(({ name }) => `${placement} ${name}`)),
  );

test("the oracle knows what replaces a resource", () => {
  expect(replacementOf("AWS::EC2::Subnet", ["CidrBlock"])).toBe("replaces");
  expect(replacementOf("AWS::EC2::Subnet", ["MapPublicIpOnLaunch"])).toBeUndefined();
});

test("subnets are disjoint, lie in the VPC, and are one for each layer and zone", async () => {
  await forSpecs(100, ({ main }, data) => {
    const { availabilityZones: zones = 2, network } = data as unknown as Spec;
    if (network?.existing !== undefined) return expect(subnetsOf(main)).toEqual([]);
    const count = typeof zones === "number" ? zones : zones.length;
    const [vpc] = ofType(main, "AWS::EC2::VPC").map(({ properties }) => String(properties["CidrBlock"]));
    const subnets = subnetsOf(main);
    for (const layer of ["Public", "App", "Data"]) {
      const own = subnets.filter((subnet) => subnet.layer === layer);
      expect(own.length, layer).toBe(count);
      expect(new Set(own.map(({ zone }) => zone)).size, `zones of ${layer}`).toBe(count);
    }
    expect(subnets.length).toBe(3 * count);
    for (const one of subnets) {
      expect(holds(vpc ?? "", one.cidr), `${one.cidr} in ${String(vpc)}`).toBe(true);
      for (const other of subnets) {
        if (one !== other) expect(holds(one.cidr, other.cidr), `${one.cidr} and ${other.cidr}`).toBe(false);
      }
    }
  });
});

/** Two specs that differ in one thing, and what of the first's resources may go by intent. */
async function grows(
  base: fc.Arbitrary<SpecData>,
  change: (spec: SpecData) => SpecData | undefined,
  count: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(base, async (spec) => {
      const changed = change(spec);
      fc.pre(changed !== undefined);
      const [before, after] = [await compiled(spec), await compiled(changed)];
      fc.pre(before !== undefined && after !== undefined);
      // A new certificate is issued beside the old one, which goes when nothing uses it any more.
      expect(replaced(before, after).filter((each) => !/^(Origin)?Certificate: /.test(each))).toEqual([]);
      expect(dataOf(after)).toEqual(expect.arrayContaining([...dataOf(before)]));
      // Where an address names a thing, the address must not move either.
      const places = new Map(subnetsOf(after.main).map(({ name, cidr, zone }) => [name, `${cidr} ${zone}`]));
      for (const { name, cidr, zone } of subnetsOf(before.main)) expect(places.get(name)).toBe(`${cidr} ${zone}`);
    }),
    runs(count),
  );
}

const part = (spec: SpecData, key: string): SpecData => (spec[key] as SpecData | undefined) ?? {};

const counted = fc.tuple(arbitrarySpec, fc.integer({ min: 2, max: 5 })).map(([spec, zones]) => {
  const { subnets: _subnets, existing: _existing, ...network } = part(spec, "network");
  return { ...spec, network, availabilityZones: zones };
});

test("one more zone moves no subnet, renames no data and replaces nothing", async () => {
  await grows(counted, (spec) => ({ ...spec, availabilityZones: Number(spec["availabilityZones"]) + 1 }), 40);
});

const zoneLetters = ["a", "b", "c", "d", "e", "f"] as const;
const namedZones = fc
  .tuple(arbitrarySpec, fc.shuffledSubarray([...zoneLetters], { minLength: 2, maxLength: 5 }))
  .map(([spec, letters]) => {
    const { subnets: _subnets, existing: _existing, ...network } = part(spec, "network");
    return { ...spec, network, availabilityZones: letters.map((letter) => `${String(spec["region"])}${letter}`) };
  });

/** A zone that the spec does not name yet, before or behind those it names. */
function withZone(spec: SpecData, place: "first" | "last"): SpecData {
  const zones = spec["availabilityZones"] as readonly string[];
  const added = zoneLetters
    .map((letter) => `${String(spec["region"])}${letter}`)
    .filter((zone) => !zones.includes(zone))
    .slice(0, 1);
  return { ...spec, availabilityZones: place === "first" ? [...added, ...zones] : [...zones, ...added] };
}

test("one more zone by name, behind the others, moves no subnet and replaces nothing", async () => {
  await grows(namedZones, (spec) => withZone(spec, "last"), 35);
});

test("a zone named before the others moves no subnet either", async () => {
  await fc.assert(
    fc.asyncProperty(namedZones, async (spec) => {
      const [before, after] = [await compiled(spec), await compiled(withZone(spec, "first"))];
      fc.pre(before !== undefined && after !== undefined);
      expect(subnetsOf(after.main)).toEqual(expect.arrayContaining([...subnetsOf(before.main)]));
      expect(replaced(before, after).filter((each) => /^(Public|App|Data)\d/.test(each))).toEqual([]);
    }),
    runs(40),
  );
});

test("one more alias replaces nothing that serves", async () => {
  const specs = specsWith((spec) => ({
    ...spec,
    domain: { name: "www.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ", ...part(spec, "domain") },
  }));
  const change = (spec: SpecData): SpecData => {
    const domain = part(spec, "domain");
    const aliases = (domain["aliases"] as readonly string[] | undefined) ?? [];
    return { ...spec, domain: { ...domain, aliases: ["first.example.net", ...aliases] } };
  };
  await grows(specs, change, 35);
});

test("one more replica replaces nothing that serves", async () => {
  const change = (spec: SpecData): SpecData | undefined => {
    const database = part(spec, "database");
    const replicas = Number(database["replicas"] ?? 1);
    return replicas >= 15 ? undefined : { ...spec, database: { ...database, replicas: replicas + 1 } };
  };
  await grows(arbitrarySpec, change, 35);
  // Not even in place: which one writes, and who follows when it fails, stays as it is.
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, async (spec) => {
      const changed = change(spec);
      fc.pre(changed !== undefined);
      const [before, after] = [await compiled(spec), await compiled(changed)];
      fc.pre(before !== undefined && after !== undefined);
      const instances = ofType(before.main, "AWS::RDS::DBInstance").map(({ name }) => name);
      expect(ofType(after.main, "AWS::RDS::DBInstance").length).toBe(instances.length + 1);
      for (const name of instances) expect(after.main.resources.get(name)).toEqual(before.main.resources.get(name));
    }),
    runs(25),
  );
});

test("one more behavior, plugin or cookie replaces nothing that serves", async () => {
  const change = (spec: SpecData): SpecData => {
    const cdn = part(spec, "cdn");
    const wordpress = part(spec, "wordpress");
    const list = (holder: SpecData, key: string): readonly unknown[] =>
      (holder[key] as readonly unknown[] | undefined) ?? [];
    return {
      ...spec,
      cdn: { ...cdn, behaviors: [{ path: "zz-new/*", kind: "frontend", ttlSeconds: 77 }, ...list(cdn, "behaviors")] },
      wordpress: {
        ...wordpress,
        cookies: ["zz_new", ...list(wordpress, "cookies")],
        plugins: [...new Set(["polylang", ...list(wordpress, "plugins")])],
      },
    };
  };
  await grows(arbitrarySpec, change, 35);
});

test("other servers, larger volumes and a dashboard replace nothing", async () => {
  const change = (spec: SpecData): SpecData => ({
    ...spec,
    web: { ...part(spec, "web"), volumeGiB: 77, instanceType: "m7g.2xlarge" },
    monitoring: { ...part(spec, "monitoring"), dashboard: true },
  });
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, async (spec) => {
      const [before, after] = [await compiled(spec), await compiled(change(spec))];
      fc.pre(before !== undefined && after !== undefined);
      expect(replaced(before, after)).toEqual([]);
      expect(at(after.main.body, "Resources", "Database")).toBeDefined();
      expect(dataOf(after)).toEqual(dataOf(before));
    }),
    runs(40),
  );
});
