import fc from "fast-check";
import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { arbitrarySpec, arbitrarySpecOf } from "../support/arbitrary.js";
import { repaired } from "../support/arbitrary-repair.js";
import { compiled, type Compiled } from "../support/compiled.js";
import { holds } from "../support/ipv4.js";
import { environmentsOf, type SpecData } from "../support/overlay.js";
import { replacementOracle } from "../support/replacement.js";
import { forSpecs, runs, specsWith } from "../support/runs.js";
import { settled } from "../support/settled.js";
import { at, isList, isMapping, ofType, target, type Json, type Template } from "../support/template.js";

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

/** The logical name of the launch template that an instance is made of; undefined for other resources. */
const templateOf = (resource: Json): string | undefined =>
  at(resource, "Type") === "AWS::EC2::Instance"
    ? target(at(resource, "Properties", "LaunchTemplate", "LaunchTemplateId"))
    : undefined;

/**
 * What a deployment of `after` over `before` would replace: `Name: Property`. An instance names its launch template at
 * the latest version, so what the template says is what the instance says.
 */
function replaced(before: Compiled, after: Compiled): readonly string[] {
  return [...before.templates].flatMap(([placement, old]) =>
    [...old.resources].flatMap(([name, resource]) => {
      const now = after.templates.get(placement)?.resources;
      const next = now?.get(name);
      // What a behavior is keyed by is named by what it says: another policy stands beside the old one.
      if (next === undefined) return resource.Type.endsWith("Policy") ? [] : [`${name}: gone`];
      if (next.Type !== resource.Type) return [`${name}: Type`];
      const made = templateOf(resource);
      const isMadeAnew =
        made !== undefined &&
        differences(old.resources.get(made)?.["Properties"], now?.get(made)?.["Properties"]).length > 0;
      if (isMadeAnew) return [`${name}: LaunchTemplate`];
      return differences(resource["Properties"] ?? {}, next["Properties"] ?? {})
        .filter((path) => replacementOf(resource.Type, path) === "replaces" || isFixed(resource.Type, path))
        .map((path) => `${name}: ${path.join(".")}`);
    }),
  );
}

/** What CloudFormation refuses to change. AWS::EC2::Volume, AvailabilityZone: updates are not supported. */
const isFixed = (type: string, [property]: readonly string[]): boolean =>
  type === "AWS::EC2::Volume" && property === "AvailabilityZone";

const dataTypes = [
  "AWS::RDS::DBCluster",
  "AWS::EFS::FileSystem",
  "AWS::S3::Bucket",
  "AWS::Backup::BackupVault",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::ElastiCache::CacheCluster",
  "AWS::EC2::Volume",
  "AWS::EC2::EIP",
  "AWS::Lightsail::Instance",
  "AWS::Lightsail::StaticIp",
];

/** Resources that hold data, or the address by which it is found, over all stacks. */
const dataOf = ({ templates }: Compiled): readonly string[] =>
  [...templates].flatMap(([placement, template]) =>
    dataTypes.flatMap((type) => ofType(template, type).map(({ name }) => `${placement} ${name}`)),
  );

test("the oracle knows what replaces a resource", () => {
  expect(replacementOf("AWS::EC2::Subnet", ["CidrBlock"])).toBe("replaces");
  expect(replacementOf("AWS::EC2::Subnet", ["MapPublicIpOnLaunch"])).toBeUndefined();
});

/** The layers that a spec has subnets of, and how many of each: a single server has those that something stands in. */
function layersOf(data: SpecData, made: Compiled): { readonly layers: readonly string[]; readonly count: number } {
  const { availabilityZones: zones = 2, cdn, network } = data as unknown as Spec;
  const { tier, hasAurora, hasCdn, cache } = settled(data, made);
  if (tier === "lightsail" || network?.existing !== undefined) return { layers: [], count: 0 };
  const isPrivate = hasCdn && cdn?.originAccess === "vpcOrigin";
  const layers = [
    "Public",
    ...(tier === "elastic" || isPrivate ? ["App"] : []),
    ...(tier === "elastic" || hasAurora || cache !== undefined ? ["Data"] : []),
  ];
  return { layers, count: typeof zones === "number" ? zones : zones.length };
}

test("subnets are disjoint, lie in the VPC, and are one for each layer and zone", async () => {
  await forSpecs(100, (made, data) => {
    const { main } = made;
    const { layers, count } = layersOf(data, made);
    const [vpc] = ofType(main, "AWS::EC2::VPC").map(({ properties }) => String(properties["CidrBlock"]));
    expect(vpc === undefined).toBe(layers.length === 0);
    const subnets = subnetsOf(main);
    for (const layer of layers) {
      const own = subnets.filter((subnet) => subnet.layer === layer);
      expect(own.length, layer).toBe(count);
      expect(new Set(own.map(({ zone }) => zone)).size, `zones of ${layer}`).toBe(count);
    }
    expect(subnets.length).toBe(layers.length * count);
    for (const one of subnets) {
      expect(holds(vpc ?? "", one.cidr), `${one.cidr} in ${String(vpc)}`).toBe(true);
      for (const other of subnets) {
        if (one !== other) expect(holds(one.cidr, other.cidr), `${one.cidr} and ${other.cidr}`).toBe(false);
      }
    }
  });
});

/** The server of tier ec2 is made of its boot script: another one is another server, by design. */
const isServer = (each: string): boolean => each === "Server: LaunchTemplate";

/** Two specs that differ in one thing replace nothing, but for what `isMeant` names. */
async function grows(
  base: fc.Arbitrary<SpecData>,
  change: (spec: SpecData) => SpecData | undefined,
  count: number,
  isMeant: (replaced: string, spec: SpecData) => boolean = () => false,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(base, async (spec) => {
      const changed = change(spec);
      fc.pre(changed !== undefined);
      const [env] = environmentsOf(spec);
      // Base and environment by turns: what is changed in the base is changed in both.
      const chosen = env !== undefined && String(spec["name"]).length % 2 === 0 ? env : undefined;
      const [before, after] = [await compiled(spec, chosen), await compiled(changed, chosen)];
      fc.pre(before !== undefined && after !== undefined);
      // A new certificate is issued beside the old one, which goes when nothing uses it any more.
      const unmeant = replaced(before, after).filter(
        (each) => !/^(Origin)?Certificate: /.test(each) && !isMeant(each, spec),
      );
      expect(unmeant).toEqual([]);
      expect(dataOf(after)).toEqual(expect.arrayContaining([...dataOf(before)]));
      // Where an address names a thing, the address must not move either.
      const places = new Map(subnetsOf(after.main).map(({ name, cidr, zone }) => [name, `${cidr} ${zone}`]));
      for (const { name, cidr, zone } of subnetsOf(before.main)) expect(places.get(name)).toBe(`${cidr} ${zone}`);
    }),
    runs(count),
  );
}

const part = (spec: SpecData, key: string): SpecData => (spec[key] as SpecData | undefined) ?? {};

const counted = fc.tuple(arbitrarySpecOf("elastic"), fc.integer({ min: 2, max: 5 })).map(([spec, zones]) => {
  const { subnets: _subnets, existing: _existing, ...network } = part(spec, "network");
  return { ...spec, network, availabilityZones: zones };
});

test("one more zone moves no subnet, renames no data and replaces nothing", async () => {
  await grows(counted, (spec) => ({ ...spec, availabilityZones: Number(spec["availabilityZones"]) + 1 }), 40);
});

const zoneLetters = ["a", "b", "c", "d", "e", "f"] as const;
const namedZones = fc
  .tuple(arbitrarySpecOf("elastic"), fc.shuffledSubarray([...zoneLetters], { minLength: 2, maxLength: 5 }))
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
  const specs = specsWith((spec) =>
    repaired({
      ...spec,
      domain: { name: "www.example.org", hostedZoneId: "Z0123456789ABCDEFGHIJ", ...part(spec, "domain") },
    }),
  );
  const change = (spec: SpecData): SpecData => {
    const domain = part(spec, "domain");
    const aliases = (domain["aliases"] as readonly string[] | undefined) ?? [];
    return { ...spec, domain: { ...domain, aliases: ["first.example.net", ...aliases] } };
  };
  // Where browsers meet the server itself, its certificate has the names, and the boot script asks for it.
  await grows(specs, change, 60, (each, { tier }) => tier === "ec2" && isServer(each));
});

test("one more site, or one more host of a site, replaces nothing that serves", async () => {
  const specs = specsWith((spec) => {
    const wordpress = { sites: [{ host: "one.example.net" }], ...part(spec, "wordpress") };
    return repaired({ ...spec, wordpress, domain: { hostedZoneId: "Z0123456789ABCDEFGHIJ", ...part(spec, "domain") } });
  }, arbitrarySpecOf("elastic"));
  const change = (spec: SpecData): SpecData => {
    const wordpress = part(spec, "wordpress");
    const [first, ...others] = wordpress["sites"] as readonly { readonly aliases?: readonly string[] }[];
    const more = { ...first, aliases: ["also.example.net", ...(first?.aliases ?? [])] };
    // The first site stays the first: where there is no domain.name, the origin is named after it.
    return { ...spec, wordpress: { ...wordpress, sites: [more, { host: "aa.example.net" }, ...others] } };
  };
  await grows(specs, change, 30);
});

test("one more replica replaces nothing that serves, not even in place", async () => {
  const change = (spec: SpecData): SpecData | undefined => {
    const database = part(spec, "database");
    const replicas = Number(database["replicas"] ?? 1);
    return replicas >= 15 ? undefined : { ...spec, database: { ...database, replicas: replicas + 1 } };
  };
  const withDatabase = (tier: "lightsail" | "ec2"): fc.Arbitrary<SpecData> =>
    specsWith(
      (spec) =>
        repaired({
          ...spec,
          database: { ...part(spec, "database"), engine: "aurora" },
          ...(tier === "lightsail" ? { lightsail: { ...part(spec, "lightsail"), peering: true } } : {}),
        }),
      arbitrarySpecOf(tier),
    );
  const specs = fc.oneof(arbitrarySpecOf("elastic"), withDatabase("ec2"), withDatabase("lightsail"));
  await grows(specs, change, 40);
  // Which one writes, and who follows when it fails, stays as it is.
  await fc.assert(
    fc.asyncProperty(specs, async (spec) => {
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
  await grows(arbitrarySpec, change, 60);
});

test("other servers, larger volumes and a dashboard replace nothing of a fleet", async () => {
  const change = (spec: SpecData): SpecData => ({
    ...spec,
    web: { ...part(spec, "web"), volumeGiB: 77, instanceType: "m7g.2xlarge" },
    monitoring: { ...part(spec, "monitoring"), dashboard: true },
  });
  await fc.assert(
    fc.asyncProperty(arbitrarySpecOf("elastic"), async (spec) => {
      const [before, after] = [await compiled(spec), await compiled(change(spec))];
      fc.pre(before !== undefined && after !== undefined);
      expect(replaced(before, after)).toEqual([]);
      expect(at(after.main.body, "Resources", "Database")).toBeDefined();
      expect(dataOf(after)).toEqual(dataOf(before));
    }),
    runs(40),
  );
});

/** Another image of the same kind: one that brings its own WordPress stays one. */
function otherImage(web: SpecData): SpecData {
  const { image } = web;
  const isOwn = typeof image === "object" && image !== null && "ami" in image;
  return { ...web, image: isOwn ? { ami: "ami-0fedcba9876543210" } : { ssm: "/acme/another-image" } };
}

test("another image, type or boot script makes another server of ec2, which finds volume, database and address as they were", async () => {
  const changes: readonly ((web: SpecData) => SpecData)[] = [
    otherImage,
    (web) => ({ ...web, userData: { ...part(web, "userData"), after: "echo another" } }),
    (web) => ({ ...web, keyName: "another" }),
    (web) => ({ ...web, volumeGiB: 999 }),
  ];
  await fc.assert(
    fc.asyncProperty(arbitrarySpecOf("ec2"), fc.constantFrom(...changes), async (spec, change) => {
      const [before, after] = [await compiled(spec), await compiled({ ...spec, web: change(part(spec, "web")) })];
      fc.pre(before !== undefined && after !== undefined);
      expect(replaced(before, after).filter((each) => !isServer(each))).toEqual([]);
      for (const [placement, { resources }] of before.templates) {
        for (const [name, resource] of resources) {
          // Everything but the template itself is the same, to the last property: the address moves by itself.
          if (resource.Type === "AWS::EC2::LaunchTemplate") continue;
          expect(after.templates.get(placement)?.resources.get(name), name).toEqual(resource);
        }
      }
    }),
    runs(50),
  );
});

test("a larger data volume grows in place, and the server stays", async () => {
  const change = (spec: SpecData): SpecData => ({ ...spec, web: { ...part(spec, "web"), dataVolumeGiB: 999 } });
  await grows(arbitrarySpecOf("ec2"), change, 30);
});

test("a port, a snapshot time, a dashboard or a cookie replaces nothing on lightsail", async () => {
  const change = (spec: SpecData): SpecData => {
    const lightsail = part(spec, "lightsail");
    const ports = (lightsail["ports"] as readonly unknown[] | undefined) ?? [];
    return {
      ...spec,
      lightsail: { ...lightsail, ports: [{ port: 8443 }, ...ports], snapshots: { time: "21:00" } },
      monitoring: { ...part(spec, "monitoring"), dashboard: true, notify: ["zz@example.org"] },
      wordpress: { ...part(spec, "wordpress"), cookies: ["zz_new"] },
    };
  };
  // A budget cannot change who hears of it; another one comes, and the old one goes.
  await grows(arbitrarySpecOf("lightsail"), change, 40, (each) => each.startsWith("Budget: "));
});

test("a budget that has to be replaced gets another name, for two of one name cannot stand side by side", async () => {
  const specs = specsWith((spec) => ({ ...spec, monitoring: { ...part(spec, "monitoring"), budgetUsd: 100 } }));
  const nameOf = ({ templates }: Compiled): Json | undefined =>
    [...templates.values()]
      .flatMap((each) => ofType(each, "AWS::Budgets::Budget"))
      .map(({ properties }) => at(properties, "Budget", "BudgetName"))[0];
  await fc.assert(
    fc.asyncProperty(specs, async (spec) => {
      const monitoring = { ...part(spec, "monitoring"), notify: ["zz@example.org"] };
      const [before, after] = [await compiled(spec), await compiled({ ...spec, monitoring })];
      fc.pre(before !== undefined && after !== undefined);
      const isReplaced = replaced(before, after).includes("Budget: NotificationsWithSubscribers");
      if (isReplaced) expect(nameOf(after)).not.toBe(nameOf(before));
    }),
    runs(30),
  );
});
