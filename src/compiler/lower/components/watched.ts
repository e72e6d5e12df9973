import type { TierSpec } from "../../../generated/spec.js";
import type { Metric } from "../../graph/kinds/operations.js";
import type { NodeId } from "../../graph/node.js";
import { join, type Value } from "../../graph/value.js";
import type { ObjectCache } from "./object-cache.js";

/** What there is to watch. */
export interface Watched {
  readonly fleet?: { readonly web: NodeId<"webFleet">; readonly loadBalancer: NodeId };
  readonly server?: NodeId<"webServer">;
  readonly lightsail?: NodeId<"lightsailInstance">;
  readonly database: NodeId<"databaseCluster"> | undefined;
  readonly cache: ObjectCache | undefined;
  readonly files?: NodeId<"fileSystem">;
}

/** One thing a kind of alarm watches: its metrics' namespace and dimensions. */
export interface Subject {
  readonly namespace: string;
  readonly dimensions: Metric["dimensions"];
}

type Dimensions = Metric["dimensions"];
const one = (namespace: string, ...dimensions: Dimensions): readonly Subject[] => [{ namespace, dimensions }];

function fleetSubjects({ fleet }: Watched): Readonly<Record<string, readonly Subject[]>> {
  if (fleet === undefined) return {};
  const balancer = ["LoadBalancer", { ref: fleet.loadBalancer as NodeId<"loadBalancer">, attribute: "fullName" }] as const;
  const target = ["TargetGroup", { ref: fleet.web, attribute: "targetGroupFullName" }] as const;
  return { loadBalancer: one("AWS/ApplicationELB", balancer), webFleet: one("AWS/ApplicationELB", balancer, target) };
}

function filesSubjects(spec: TierSpec, { files }: Watched): Readonly<Record<string, readonly Subject[]>> {
  if (files === undefined || !("files" in spec.storage)) return {};
  const { throughput } = spec.storage.files;
  const subject = one("AWS/EFS", ["FileSystemId", { ref: files, attribute: "id" }]);
  return {
    // With elastic throughput there is no limit to come near to.
    limitedFiles: throughput === "elastic" ? [] : subject,
    burstingFiles: throughput === "bursting" ? subject : [],
  };
}

function cacheSubjects({ cache: { engine } }: TierSpec, { cache }: Watched): Readonly<Record<string, readonly Subject[]>> {
  if (cache === undefined) return {};
  const id: Value = { ref: cache.id, attribute: "id" };
  // Metrics of Valkey are those of its nodes, numbered 001, 002, …; a replica holds all that the primary holds.
  const node = engine === "valkey" ? join(id, "-001") : id;
  return { [engine]: one("AWS/ElastiCache", ["CacheClusterId", node]) };
}

/** The subjects of CloudWatch by the word that spec/alarms.yaml has for them. */
export function subjectsOf(spec: TierSpec, on: Watched): Readonly<Record<string, readonly Subject[]>> {
  const { server, database } = on;
  return {
    ...fleetSubjects(on),
    ...(server === undefined ? {} : { webServer: one("AWS/EC2", ["InstanceId", { ref: server, attribute: "instanceId" }]) }),
    ...(database === undefined
      ? {}
      : {
          databaseCluster: one(
            "AWS/RDS",
            ["DBClusterIdentifier", { ref: database, attribute: "id" }],
            ["Role", "WRITER"],
          ),
        }),
    ...filesSubjects(spec, on),
    ...cacheSubjects(spec, on),
  };
}
