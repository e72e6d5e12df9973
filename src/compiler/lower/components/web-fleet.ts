import { ownLines } from "../../../bootstrap/own-lines.js";
import { webServer } from "../../../bootstrap/web-server.js";
import type { ElasticSpec } from "../../../generated/spec.js";
import { phpSizing, platforms } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { Scaling, ScheduledSize } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import { deploymentValue, type Value } from "../../graph/value.js";
import { architectureOf } from "../../plan/architecture.js";
import { cacheClientOf } from "../../plan/cache-client.js";
import type { Network } from "./network.js";
import type { ObjectCache } from "./object-cache.js";

/** What the web servers stand on. */
export interface WebFoundations {
  readonly net: Network;
  readonly files: NodeId<"fileSystem">;
  readonly database: NodeId<"databaseCluster"> | undefined;
  readonly cache: ObjectCache | undefined;
  readonly assets: NodeId<"staticBucket"> | undefined;
  readonly bastion: NodeId<"bastion"> | undefined;
}

/** A page of ours, outside WordPress; any other health-check path is answered by WordPress itself. */
const ownHealthPage = "/wpspec-health.php";

const imageOf = (web: ElasticSpec["web"]): { parameter: string } | { ami: string } => {
  if (typeof web.image === "object" && "ami" in web.image) return { ami: web.image.ami };
  if (typeof web.image === "object" && "ssm" in web.image) return { parameter: web.image.ssm };
  return { parameter: platforms.al2023.imageParameter[architectureOf(web.instanceType)] };
};

function scalingOf(web: ElasticSpec["web"]): {
  readonly scaling: Scaling;
  readonly schedule: readonly ScheduledSize[];
} {
  if (web.scaling === "none") return { scaling: { metric: "none" }, schedule: [] };
  const { metric, target, schedule = [] } = web.scaling;
  return {
    scaling: metric === "none" || target === undefined ? { metric: "none" } : { metric, target },
    schedule: schedule.map((each) => ({
      cron: each.cron,
      timeZone: each.timeZone,
      min: each.min,
      max: each.max,
      desired: each.desired,
    })),
  };
}

/** What is installed: the web server, PHP in this version, and the client of the cache in use. */
function packagesOf(phpVersion: string, cacheEngine: string | undefined): readonly string[] {
  const { packages } = platforms.al2023;
  const php = platforms.php.versions.find((each) => each.version === phpVersion);
  if (php === undefined) throw new Error("wordpress.phpVersion was not checked.");
  const client =
    cacheEngine === "valkey" || cacheEngine === "memcached" ? cacheClientOf(phpVersion, cacheEngine) : undefined;
  const names = [...php.packages, ...(client === undefined ? [] : [client])];
  return [
    ...packages.base,
    ...packages.files,
    ...packages.monitoring,
    ...packages.databaseClient,
    ...packages.webServer,
    `php${phpVersion}-{${names.join(",")}}`,
  ];
}

function userDataOf(spec: ElasticSpec, on: WebFoundations, logGroup: string): Value {
  const { web, wordpress } = spec;
  const { before, after } = web.userData ?? {};
  if (web.bootstrap === "none") return ownLines(before, after);
  return webServer({
    packages: [
      ...packagesOf(wordpress.phpVersion, on.cache === undefined ? undefined : spec.cache.engine),
      ...(web.extraPackages ?? []),
    ],
    files: {
      on: "share",
      fileSystemId: { ref: on.files, attribute: "id" },
      accessPointId: { ref: on.files, attribute: "accessPointId" },
    },
    code: wordpress.code,
    hasLocalDatabase: false,
    hasLocalCache: false,
    originSecret: undefined,
    certificate: undefined,
    isHiddenFromSearch: false,
    logsMail: false,
    readySignal: deploymentValue("readySignal"),
    healthPage: web.healthCheck.path === ownHealthPage ? ownHealthPage : undefined,
    php: {
      uploadMaxMiB: wordpress.php.uploadMaxMiB,
      memoryLimitMiB: wordpress.php.memoryLimitMiB,
      maxExecutionSeconds: wordpress.php.maxExecutionSeconds,
      adminMaxExecutionSeconds: wordpress.php.adminMaxExecutionSeconds,
      ini: wordpress.php.ini ?? {},
    },
    sizing: phpSizing,
    keepaliveSeconds: web.idleTimeoutSeconds + 5,
    logGroup,
    before,
    after,
  });
}

/** The Auto Scaling group of web servers, its role and its log group. Whitepaper, Scaling the Web Tier; Figure 2, (6). */
export function webFleet(g: GraphBuilder, spec: ElasticSpec, on: WebFoundations): NodeId<"webFleet"> {
  const { web, monitoring } = spec;
  const logGroupName = `/wpspec/${g.deployment.name}/web`;
  const logGroup = g.add("logGroup", "web-logs", { name: logGroupName, retentionDays: monitoring.logRetentionDays }, [
    "monitoring.logRetentionDays",
  ]);
  const role = "web-role" as NodeId<"role">;
  const fleet = g.add(
    "webFleet",
    "web",
    {
      instanceType: web.instanceType,
      image: imageOf(web),
      volumeGiB: web.volumeGiB,
      keyName: web.keyName,
      capacity: { min: web.capacity.min, max: web.capacity.max, desired: web.capacity.desired },
      ...scalingOf(web),
      maxInstanceAgeDays: web.maxInstanceAgeDays,
      healthCheck: { ...web.healthCheck },
      drainSeconds: web.drainSeconds,
      isPrivate: spec.cdn.enabled && spec.cdn.originAccess === "vpcOrigin",
      role,
      // Whole installation on the share: packages, mount and first install take longest. BOOT figures: 15 and 5 minutes.
      bootTimeoutMinutes: web.bootstrap === "none" ? undefined : spec.wordpress.code === "image" ? 10 : 15,
      userData: userDataOf(spec, on, logGroupName),
    },
    ["web.instanceType"],
  );
  g.add(
    "role",
    role,
    {
      service: "ec2.amazonaws.com",
      actor: fleet,
      managedPolicies: [],
      sessionManager: spec.network.access === "sessionManager",
      metricNamespaces: [],
    },
    ["web.instanceType"],
  );
  for (const subnet of on.net.subnets.app) g.link(fleet, { kind: "runsIn" }, subnet);
  for (const port of [80, 443]) g.link(fleet, { kind: "connects", port }, on.net.internet);
  g.link(fleet, { kind: "mounts" }, on.files);
  g.link(fleet, { kind: "connects", port: 2049 }, on.files);
  g.link(fleet, { kind: "writes" }, logGroup);
  if (on.database !== undefined) {
    g.link(fleet, { kind: "connects", port: 3306 }, on.database);
    g.link(fleet, { kind: "reads" }, on.database);
  }
  if (on.cache !== undefined) g.link(fleet, { kind: "connects", port: on.cache.port }, on.cache.id);
  if (on.assets !== undefined) g.link(fleet, { kind: "writes" }, on.assets);
  if (on.bastion !== undefined) g.link(on.bastion, { kind: "connects", port: 22 }, fleet);
  return fleet;
}
