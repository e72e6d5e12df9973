import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Spec } from "../../src/generated/spec.js";
import { blocksOf, networkOf } from "./ipv4.js";
import { merged, patchBetween, type SpecData } from "./overlay.js";
import { root } from "./root.js";

type Writable<T> = T extends string | number | boolean | undefined ? T : { -readonly [K in keyof T]: Writable<T[K]> };
type Draft = Writable<Spec>;

const defaults = { min: 2, max: 6, zones: 2 } as const;
const inOrder = (...numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);

const lightsailRegions = (
  parse(readFileSync(join(root, "spec", "regions.yaml"), "utf8")) as readonly { name: string; lightsail: boolean }[]
).flatMap(({ name, lightsail }) => (lightsail ? [name] : []));

/** One of two answers, by turns: what depends on the spec alone, so that a spec that shrinks stays what it is. */
const byTurns = ({ name }: Draft, turn: number): boolean => (name.length + turn) % 2 === 0;

const hasCdn = ({ tier, cdn }: Draft): boolean => cdn?.enabled ?? tier === "elastic";
const hasSites = ({ wordpress }: Draft): boolean => wordpress?.sites !== undefined;
const hasOffload = (spec: Draft): boolean =>
  hasCdn(spec) && (spec.storage?.static?.enabled ?? (spec.tier === "elastic" && !hasSites(spec)));
const isWhitepaper = ({ profile }: Draft): boolean => profile === "whitepaper";
/** Whether the image brings its own WordPress, and nothing of ours runs on it. */
const isForeignImage = ({ web, wordpress }: Draft): boolean =>
  (web?.bootstrap ??
    (typeof web?.image === "object" && "ami" in web.image && wordpress?.code !== "image" ? "none" : "full")) === "none";

/** Networks that are somebody's: none so wide that it is everybody's. */
const closed = (cidrs: readonly string[]): string[] => [
  ...new Set(
    cidrs.map((cidr) => {
      const [address = "", prefix = "32"] = cidr.split("/");
      return `${address}/${Math.max(8, Number(prefix))}`;
    }),
  ),
];

/** What is off unless it is written, on where something is said of it, every other time: else little would be tried. */
function switches(spec: Draft): void {
  const { tier, cdn, database, storage } = spec;
  if (tier === "elastic") return;
  const { cache } = spec;
  if (cache !== undefined && cache.engine === undefined && byTurns(spec, 1)) {
    cache.engine = spec.region.length % 2 === 0 ? "memcached" : "valkey";
  }
  const others = (group: object | undefined): number => Object.keys(group ?? {}).length;
  if (cdn !== undefined && others(cdn) > 0 && byTurns(spec, 0)) cdn.enabled = true;
  if (database !== undefined && others(database) > 0 && byTurns(spec, 1)) database.engine = "aurora";
  if (storage?.static !== undefined && hasCdn(spec) && byTurns(spec, 0)) storage.static.enabled = true;
  if (spec.backup?.static?.replicateTo !== undefined && byTurns(spec, 0)) {
    spec.cdn = { ...cdn, enabled: true };
    spec.storage = { ...storage, static: { ...storage?.static, enabled: true } };
    delete spec.storage.static?.bucket;
  }
}

/** Where one form of a value was merged over another: the later one. */
function forms(spec: Draft): void {
  const { cdn, web } = spec;
  if (cdn?.geo !== undefined && "allow" in cdn.geo && "deny" in cdn.geo) cdn.geo = { deny: cdn.geo.deny as string[] };
  if (typeof web?.image === "object" && "ami" in web.image && "ssm" in web.image) {
    web.image = { ssm: String(web.image.ssm) };
  }
}

/** A Lightsail instance: regions, ports and services that it can have. */
function lightsail(spec: Draft): void {
  if (spec.tier !== "lightsail") return;
  const { cache, cdn, storage } = spec;
  if (!lightsailRegions.includes(spec.region)) {
    spec.region = (lightsailRegions[spec.region.length % lightsailRegions.length] ?? "eu-west-1") as Draft["region"];
  }
  const isManaged = cache?.engine === "valkey" || cache?.engine === "memcached";
  const wantsVpc = isManaged || spec.database !== undefined || spec.backup?.databaseRetentionDays !== undefined;
  // Half of those that want a database or a cache get the way to it, the others lose the wish.
  if (wantsVpc && spec.lightsail?.peering === undefined && byTurns(spec, 1)) {
    spec.lightsail = { ...spec.lightsail, peering: true };
  }
  if (spec.lightsail?.peering !== true) {
    delete spec.database;
    delete spec.backup?.databaseRetentionDays;
    if (isManaged) delete cache.engine;
  }
  if (cdn?.originAccess === "vpcOrigin") delete cdn.originAccess;
  if (storage?.static?.credentials === "instanceRole") delete storage.static.credentials;
  if (spec.lightsail?.snapshots === false && spec.purpose !== "staging") delete spec.lightsail.snapshots;
  for (const entry of spec.lightsail?.ports ?? []) {
    const isInner = [22, 3306, 6379, 11211].includes(entry.port);
    if (isInner && (entry.from === undefined || entry.from.some((from) => from.endsWith("/0")))) {
      entry.from = ["lightsail-connect", "203.0.113.0/24"];
    }
  }
}

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
  // What a server of ours fetches when it first boots comes from the internet.
  if (network.nat === "none" && !isForeignImage(spec)) network.nat = "single";
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
  const { tier, database, cache, storage, wordpress } = spec;
  // Of these PHPs both caches have a client.
  if (wordpress?.phpVersion !== undefined && !["8.3", "8.4"].includes(wordpress.phpVersion))
    wordpress.phpVersion = "8.4";
  if (database?.engineVersion?.startsWith("8.0.m") === false && !database.engineVersion.startsWith("8.4.m")) {
    delete database.engineVersion;
  }
  if (tier === "elastic" && database?.engine === "local") delete database.engine;
  if (tier === "elastic" && cache?.engine === "local") delete cache.engine;
  if (database?.serverless !== undefined) {
    const { minAcu, maxAcu } = database.serverless;
    database.serverless = { minAcu: Math.min(minAcu, maxAcu), maxAcu: Math.max(minAcu, maxAcu) };
    delete database.instanceClass;
  }
  const files = storage?.files;
  if (files?.throughput === "provisioned") files.provisionedMiBps ??= 64;
  else if (files !== undefined) delete files.provisionedMiBps;
}

/** What is the site itself has a copy somewhere: a production site does not switch off the last one. */
function unprotected(spec: Draft, backup: NonNullable<Draft["backup"]>): void {
  if (spec.purpose === "staging" || spec.tier === "lightsail") return;
  if (spec.tier === "ec2" && isForeignImage(spec)) {
    if (backup.images === false) delete backup.images;
  } else if (backup.files === false && (spec.tier === "elastic" || backup.images === false)) {
    delete backup.files;
  }
}

/** Static files and copies: nothing that nobody serves, one recovery region, which is not the site's. */
function copies(spec: Draft): void {
  const { storage, backup } = spec;
  const files = storage?.static;
  if (files?.enabled === true && (!hasCdn(spec) || hasSites(spec))) files.enabled = false;
  if (files?.access === "website" && !isWhitepaper(spec)) delete files.access;
  if (backup === undefined) return;
  unprotected(spec, backup);
  const elsewhere = spec.region === "eu-west-1" ? "eu-central-1" : "eu-west-1";
  const isReplicated = hasOffload(spec) && files?.bucket === undefined;
  if (!isReplicated || backup.static?.versioning === false) delete backup.static?.replicateTo;
  if (backup.copyTo === spec.region) backup.copyTo = elsewhere;
  if (backup.static?.replicateTo === spec.region) backup.static.replicateTo = elsewhere;
  if (backup.static?.replicateTo !== undefined && backup.copyTo !== undefined)
    backup.copyTo = backup.static.replicateTo;
}

const inRegion = (arn: string, region: string): string => arn.split(":").with(3, region).join(":");
const short = (host: string): string => host.slice(-40).replace(/^[^a-z0-9*]+/, "");
const dotted = (host: string): string => (host.includes(".") ? host : `www.${host}`);

/** No name twice, over the site's own and those of all sites; no two sites of one name. */
function hosts(spec: Draft): void {
  const { domain } = spec;
  const seen = new Set<string>();
  const isNew = (host: string): boolean => !seen.has(host) && seen.add(host) !== undefined;
  if (domain !== undefined) {
    if (domain.name === undefined) delete domain.aliases;
    else {
      domain.name = dotted(short(domain.name));
      isNew(domain.name);
    }
    if (domain.aliases !== undefined) domain.aliases = domain.aliases.filter(isNew);
  }
  if (spec.wordpress?.sites !== undefined) {
    const called = new Set<string>();
    // At most three: a certificate takes ten names.
    const sites = spec.wordpress.sites
      .slice(0, 3)
      .map((site, index) => ({ ...site, host: `s${index}.${dotted(short(site.host))}` }));
    spec.wordpress.sites = sites.filter(({ host }) => isNew(host));
    for (const site of spec.wordpress.sites) {
      if (site.name !== undefined && called.has(site.name)) delete site.name;
      if (site.name !== undefined) called.add(site.name);
      if (site.aliases !== undefined) site.aliases = site.aliases.slice(0, 1).filter(isNew);
    }
  }
  if (domain?.originName !== undefined && seen.has(domain.originName)) domain.originName = "origin.example.org";
}

/** Names with a certificate that covers them, where it has to be: before CloudFront and load balancers, and behind. */
function certificates(spec: Draft): void {
  const isBalanced = spec.tier === "elastic";
  const names = spec.domain?.name !== undefined || hasSites(spec);
  const domain = (spec.domain ??= {});
  if (domain.certificateArn !== undefined) domain.certificateArn = inRegion(domain.certificateArn, "us-east-1");
  if (domain.originCertificateArn !== undefined) {
    domain.originCertificateArn = inRegion(domain.originCertificateArn, spec.region);
    if (isBalanced) domain.originName ??= "origin.example.org";
  }
  const needed = hasCdn(spec) ? domain.certificateArn : domain.originCertificateArn;
  if (names && needed === undefined && (hasCdn(spec) || isBalanced)) domain.hostedZoneId ??= "Z0123456789ABCDEFGHIJ";
  const isZoned = domain.name !== undefined && domain.hostedZoneId !== undefined;
  if (hasCdn(spec) && spec.tier === "lightsail" && !isZoned) domain.originName ??= "origin.example.org";
  // Of a server that only CloudFront reaches nothing but a record can prove a name.
  const isProvable = domain.hostedZoneId !== undefined && !isForeignImage(spec);
  if (hasCdn(spec) && spec.tier === "ec2" && !isProvable) delete domain.serverCertificate;
  if (hasCdn(spec) && spec.tier === "ec2" && domain.originName === undefined && domain.name === undefined)
    delete domain.serverCertificate;
  const hasOriginCertificate = isBalanced
    ? domain.originCertificateArn !== undefined || isZoned
    : isZoned && domain.serverCertificate !== "none" && !isForeignImage(spec);
  if (!hasOriginCertificate) delete spec.cdn?.originProtocol;
  if (Object.keys(domain).length === 0) delete spec.domain;
}

type DraftBehavior = NonNullable<NonNullable<Draft["cdn"]>["behaviors"]>[number];

const bare = (path: string): string => path.replace(/^\//, "");
/** Where files lie, or what ends as files do: kind static is right there. */
const isOfFiles = (path: string): boolean =>
  /^\/?wp-(?:content|includes)\//.test(path) || /\.(?:zip|jpg|css|js)$/.test(path);
const ownCookies = ["wordpress_logged_in_*", "comment_author_*", "wp-postpass_*"];

/** Pages that everybody gets his own of, forms that arrive, searches that find; files of which there is one for all. */
function pages(spec: Draft, behavior: DraftBehavior): void {
  const path = bare(behavior.path);
  const isNever = path.includes("wp-json") || (spec.wordpress?.uncachedPaths ?? []).some((each) => bare(each) === path);
  if (isNever || /^wp-(?:admin\/\*|login\.php)$/.test(path)) behavior.kind = "admin";
  if (behavior.kind === "static") {
    if (!isOfFiles(behavior.path)) behavior.path = `${behavior.path}.zip`;
    if (hasSites(spec)) delete behavior.headers;
    return;
  }
  const { methods, queryStrings } = behavior;
  if (methods !== undefined && methods !== "all") behavior.methods = "all";
  if (queryStrings === "none" || Array.isArray(queryStrings)) delete behavior.queryStrings;
  if (behavior.kind === "admin") {
    delete behavior.cookies;
    if (behavior.headers !== "all") delete behavior.headers;
    if (behavior.viewerProtocol === "allow-all") delete behavior.viewerProtocol;
    if (queryStrings !== "all") delete behavior.queryStrings;
    return;
  }
  if (behavior.cookies === "none") delete behavior.cookies;
  // The cookies of plugins come by themselves where no list says otherwise.
  if (Array.isArray(behavior.cookies)) {
    if ((spec.wordpress?.plugins ?? []).length > 0) delete behavior.cookies;
    else behavior.cookies = [...new Set([...ownCookies, ...behavior.cookies])];
  }
  if (behavior.headers === "none") delete behavior.headers;
  if (Array.isArray(behavior.headers)) behavior.headers = [...new Set(["Host", ...behavior.headers])];
  if (typeof behavior.ttlSeconds === "object") behavior.ttlSeconds.min = 0;
}

/** Behaviors that CloudFront can have: times in order, what is forwarded also keyed, static origins only where there is one. */
function behaviors(spec: Draft): void {
  const offloaded =
    spec.storage?.static?.paths ?? (isWhitepaper(spec) ? ["wp-content/*", "wp-includes/*"] : ["wp-content/uploads/*"]);
  const waf = spec.cdn?.waf;
  if (typeof waf === "object" && waf.allowCidrs !== undefined) waf.allowCidrs = closed(waf.allowCidrs);
  for (const behavior of spec.cdn?.behaviors ?? []) {
    if (behavior.kind === "admin") delete behavior.ttlSeconds;
    const isInBucket = hasOffload(spec) && offloaded.includes(behavior.path);
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
    pages(spec, behavior);
  }
}

/** Rules about choices that can be deployed and may hurt: the specs keep the choices, and only say that they know. */
const known = [
  "db/class-not-aurora",
  "db/connections-exceeded",
  "db/deletion-protection-off",
  "db/engine-version-not-offered",
  "tls/forwarded-proto-missing",
  "tls/origin-plain-http",
  "web/health-check-redirects",
] as const;

function levels(spec: Draft): void {
  spec.lint = { ...spec.lint, rules: Object.fromEntries(known.map((id) => [id, "warning" as const])) };
}

const repairs = [forms, switches, lightsail, network, web, data, copies, hosts, certificates, behaviors, levels];

/** A spec of which the rules know nothing wrong, without a look at its environments. */
function rightAlone(spec: SpecData): SpecData {
  // The schema made it, so it has the schema's shape.
  const draft = structuredClone(spec) as unknown as Draft;
  for (const repair of repairs) repair(draft);
  return draft as unknown as SpecData;
}

const under = (env: string, host: string): string =>
  host.startsWith("*.") ? `*.${env}.${host.slice(2)}` : `${env}.${host}`;

/** What an environment must not have in common with the site itself: its names, and its bucket. */
function apart(spec: Draft, env: string): void {
  const { domain, storage, wordpress } = spec;
  if (domain?.name !== undefined) domain.name = under(env, domain.name);
  if (domain?.originName !== undefined) domain.originName = under(env, domain.originName);
  if (domain?.aliases !== undefined) domain.aliases = domain.aliases.map((host) => under(env, host));
  for (const site of wordpress?.sites ?? []) {
    site.host = under(env, site.host);
    if (site.aliases !== undefined) site.aliases = site.aliases.map((host) => under(env, host));
  }
  if (storage?.static?.bucket === undefined) return;
  if (byTurns(spec, 0)) delete storage.static.bucket;
  else storage.static.bucket = `wpspec-${env}-uploads`;
}

/** An overlay that makes a right spec of a right one: a wish, put right where both are merged. */
function rightOverlay(base: SpecData, env: string, wish: SpecData): SpecData {
  const draft = merged(base, wish) as Draft;
  // Inside an environment nothing else is the default; written, it is what the repairs read.
  const isStaging = draft.purpose === undefined;
  const staged = structuredClone(isStaging ? { ...draft, purpose: "staging" as const } : draft);
  const spec = rightAlone(staged as unknown as SpecData) as unknown as Draft;
  apart(spec, env);
  if (isStaging) delete spec.purpose;
  return patchBetween(base, spec as unknown as SpecData);
}

/**
 * A spec of which the rules know nothing wrong, as near as can be to one of which only the schema is content; the same
 * for what each of its environments makes of it.
 */
export function repaired(spec: SpecData): SpecData {
  const { environments, ...own } = spec;
  if (environments === undefined) return rightAlone(own);
  const overlays = Object.entries(environments as Readonly<Record<string, SpecData>>);
  const room = 27 - Math.max(0, ...overlays.map(([env]) => env.length));
  const name = String(own["name"])
    .slice(0, room)
    .replace(/(?:-|edge|recovery)+$/, "")
    .padEnd(2, "x");
  const base = rightAlone({ ...own, name });
  return {
    ...base,
    environments: Object.fromEntries(overlays.map(([env, wish]) => [env, rightOverlay(base, env, wish)])),
  };
}
