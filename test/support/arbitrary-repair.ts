import type { Spec } from "../../src/generated/spec.js";
import { blocksOf, networkOf } from "./ipv4.js";

type Writable<T> = T extends string | number | boolean | undefined ? T : { -readonly [K in keyof T]: Writable<T[K]> };
type Draft = Writable<Spec>;

const defaults = { min: 2, max: 6, zones: 2 } as const;
const inOrder = (...numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);

/** Networks that are somebody's: none so wide that it is everybody's. */
const closed = (cidrs: readonly string[]): string[] => [
  ...new Set(
    cidrs.map((cidr) => {
      const [address = "", prefix = "32"] = cidr.split("/");
      return `${address}/${Math.max(8, Number(prefix))}`;
    }),
  ),
];

/** A network that is there has its own zones, addresses and routes: it stands alone, with the same number in each layer. */
function existingNetwork(spec: Draft, network: NonNullable<Draft["network"]>): void {
  const { existing } = network;
  if (existing === undefined) return;
  // It excludes what most specs write, so one of the two goes: by turns, or one of them would never be tried.
  if (existing.vpcId.length % 2 === 0) {
    delete network.existing;
    return;
  }
  delete spec.availabilityZones;
  for (const key of ["cidr", "subnets", "nat", "flowLogs"] as const) delete network[key];
  const [first = ""] = existing.publicSubnetIds;
  const layer = (digit: string): string[] => [`${first.slice(0, 15)}${digit}`, `subnet-1234567${digit}0`];
  Object.assign(existing, { publicSubnetIds: layer("a"), appSubnetIds: layer("b"), dataSubnetIds: layer("c") });
}

/** Addresses: a VPC of /16 to /22 that begins where its prefix says, subnets inside it, a bastion that some may use. */
function network(spec: Draft): void {
  const { network } = spec;
  if (Array.isArray(spec.availabilityZones)) {
    spec.availabilityZones = spec.availabilityZones.map((_, index) => `${spec.region}${"fbdace"[index] ?? "a"}`);
  }
  if (network === undefined) return;
  existingNetwork(spec, network);
  if (network.cidr !== undefined) {
    const [address = "", prefix = "16"] = network.cidr.split("/");
    network.cidr = networkOf(`${address}/${16 + (Number(prefix) % 7)}`);
  }
  if (network.subnets !== undefined) {
    const zones = Array.isArray(spec.availabilityZones)
      ? spec.availabilityZones.length
      : (spec.availabilityZones ?? defaults.zones);
    const blocks = blocksOf(network.cidr ?? "10.0.0.0/16", 32);
    const layer = (index: number): string[] => blocks.slice(index * 8 + 1, index * 8 + 1 + zones);
    // Where the plan would not put them, or nobody would notice that what is written counts.
    network.subnets = { public: layer(0), app: layer(1), data: layer(2) };
  }
  if (network.access === "bastion") network.bastion ??= { allowedCidrs: ["203.0.113.0/24"] };
  if (network.bastion !== undefined) {
    network.bastion.allowedCidrs = closed(network.bastion.allowedCidrs);
  }
}

/** Sizes of the fleet in order, a metric with its target, an image that fits what is said of it. */
function web(spec: Draft): void {
  const { web } = spec;
  const { capacity, scaling } = web ?? {};
  if (capacity !== undefined) {
    const [min = 0, max = 1] = inOrder(capacity.min ?? defaults.min, capacity.max ?? defaults.max);
    Object.assign(capacity, { min, max: Math.max(1, max) });
    if (capacity.desired !== undefined)
      capacity.desired = Math.min(Math.max(capacity.desired, min), capacity.max ?? max);
  }
  if (typeof scaling === "object") {
    if (scaling.metric === "requests") scaling.target ??= 1000;
    else if (scaling.target !== undefined) scaling.target = (scaling.target % 98) + 1;
    for (const entry of scaling.schedule ?? []) {
      const top = entry.max ?? capacity?.max ?? defaults.max;
      entry.min = Math.min(entry.min, top);
      if (entry.desired !== undefined) entry.desired = Math.min(Math.max(entry.desired, entry.min), top);
    }
  }
  if (spec.wordpress?.code === "image") {
    spec.web = { ...web, image: { ami: "ami-0123456789abcdef0" } };
  }
}

function data(spec: Draft): void {
  const { database, cache, storage, wordpress } = spec;
  // Of these PHPs both caches have a client.
  if (wordpress?.phpVersion !== undefined && !["8.3", "8.4"].includes(wordpress.phpVersion))
    wordpress.phpVersion = "8.4";
  if (database?.engineVersion?.startsWith("8.0.m") === false && !database.engineVersion.startsWith("8.4.m")) {
    delete database.engineVersion;
  }
  if (database?.engine === "local") delete database.engine;
  if (cache?.engine === "local") delete cache.engine;
  if (database?.serverless !== undefined) {
    const { minAcu, maxAcu } = database.serverless;
    database.serverless = { minAcu: Math.min(minAcu, maxAcu), maxAcu: Math.max(minAcu, maxAcu) };
    delete database.instanceClass;
  }
  const files = storage?.files;
  if (files?.throughput === "provisioned") files.provisionedMiBps ??= 64;
  else if (files !== undefined) delete files.provisionedMiBps;
}

/** Static files and copies: nothing that nobody serves, one recovery region, which is not the site's. */
function copies(spec: Draft): void {
  const { storage, cdn, backup } = spec;
  const hasCdn = cdn?.enabled !== false;
  if (!hasCdn && storage?.static?.enabled === true) storage.static.enabled = false;
  if (backup === undefined) return;
  const elsewhere = spec.region === "eu-west-1" ? "eu-central-1" : "eu-west-1";
  const isReplicated = hasCdn && storage?.static?.enabled !== false && storage?.static?.bucket === undefined;
  if (!isReplicated || backup.static?.versioning === false) delete backup.static?.replicateTo;
  if (backup.copyTo === spec.region) backup.copyTo = elsewhere;
  if (backup.static?.replicateTo === spec.region) backup.static.replicateTo = elsewhere;
  if (backup.static?.replicateTo !== undefined && backup.copyTo !== undefined)
    backup.copyTo = backup.static.replicateTo;
}

const inRegion = (arn: string, region: string): string => arn.split(":").with(3, region).join(":");

/** Names with a certificate that covers them, where it has to be. */
function domain(spec: Draft): void {
  const { domain } = spec;
  const hasOriginCertificate = domain?.originCertificateArn !== undefined || domain?.name !== undefined;
  if (!hasOriginCertificate) delete spec.cdn?.originProtocol;
  if (domain === undefined) return;
  const short = (host: string): string => host.slice(-40).replace(/^[^a-z0-9]+/, "");
  if (domain.name === undefined) delete domain.aliases;
  else domain.name = short(domain.name);
  if (domain.name?.includes(".") === false) domain.name = `www.${domain.name}`;
  const names = new Set([domain.name, ...(domain.aliases ?? [])]);
  names.delete(domain.name);
  if (domain.aliases !== undefined) domain.aliases = [...names].filter((name) => name !== undefined);
  if (domain.certificateArn !== undefined) domain.certificateArn = inRegion(domain.certificateArn, "us-east-1");
  if (domain.originCertificateArn !== undefined) {
    domain.originCertificateArn = inRegion(domain.originCertificateArn, spec.region);
    domain.originName ??= "origin.example.org";
  }
  const needed = spec.cdn?.enabled === false ? domain.originCertificateArn : domain.certificateArn;
  if (domain.name !== undefined && needed === undefined) domain.hostedZoneId ??= "Z0123456789ABCDEFGHIJ";
  if (domain.hostedZoneId === undefined && domain.originCertificateArn === undefined) delete spec.cdn?.originProtocol;
  if (domain.originName !== undefined && [domain.name, ...names].includes(domain.originName)) delete domain.originName;
}

/** Behaviors that CloudFront can have: times in order, what is forwarded also keyed, static origins only where there is one. */
function behaviors(spec: Draft): void {
  const offloaded = spec.storage?.static?.paths ?? ["wp-content/uploads/*"];
  const hasOffload = spec.cdn?.enabled !== false && spec.storage?.static?.enabled !== false;
  const waf = spec.cdn?.waf;
  if (typeof waf === "object" && waf.allowCidrs !== undefined) waf.allowCidrs = closed(waf.allowCidrs);
  for (const behavior of spec.cdn?.behaviors ?? []) {
    if (behavior.kind === "admin") delete behavior.ttlSeconds;
    const isInBucket = hasOffload && offloaded.includes(behavior.path);
    if (behavior.origin === "static" && !isInBucket) delete behavior.origin;
    if (behavior.kind !== "admin" && behavior.headers === "all") delete behavior.headers;
    if (Array.isArray(behavior.headers)) {
      behavior.headers = behavior.headers.filter((name) => name !== "Host" || behavior.kind !== "static");
      if (behavior.headers.length === 0) delete behavior.headers;
    }
    const { ttlSeconds } = behavior;
    if (typeof ttlSeconds === "object") {
      const [min, usual, max] = inOrder(ttlSeconds.min ?? 0, ttlSeconds.default ?? 300, ttlSeconds.max ?? 31_536_000);
      behavior.ttlSeconds = { min: min ?? 0, default: usual ?? 0, max: max ?? 0 };
    }
  }
}

/** A spec of which the rules know nothing wrong, as near as can be to one of which only the schema is content. */
export function repaired(data_: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // The schema made it, so it has the schema's shape.
  const spec = structuredClone(data_) as unknown as Draft;
  for (const repair of [network, web, data, copies, domain, behaviors]) repair(spec);
  return spec as unknown as Readonly<Record<string, unknown>>;
}
