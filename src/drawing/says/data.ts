import type { DataKinds } from "../../compiler/graph/kinds/data.js";
import { counted, type Says } from "../said.js";

const engines = { valkey: "Valkey", memcached: "Memcached" } as const;

/** Whitepaper, Architecture Components (2) and (7) to (9). */
export const dataSays: Says<keyof DataKinds> = {
  fileSystem: ({ properties: { throughput, coldAfterDays } }) => ({
    title: "Amazon EFS",
    lines: [`throughput ${throughput}`, ...(coldAfterDays === 0 ? [] : [`cold after ${coldAfterDays} days`])],
  }),
  databaseCluster: ({ properties: { instanceClass, serverless, replicas } }) => ({
    title: "Amazon Aurora MySQL",
    lines: [
      serverless === undefined ? instanceClass : `${serverless.minAcu} to ${serverless.maxAcu} ACU`,
      replicas === 0 ? "writer alone" : `writer and ${counted(replicas, "reader")}`,
    ],
  }),
  cacheCluster: ({ properties: { engine, nodeType, nodeZones } }) => ({
    title: "ElastiCache",
    lines: [engines[engine], `${nodeZones.length} × ${nodeType}`],
  }),
  dataVolume: ({ properties }) => ({ title: "EBS volume", lines: [`${properties.sizeGiB} GiB, outlives the server`] }),
  staticBucket: ({ properties: { existing, paths, access } }) => ({
    title: "S3, static files",
    lines: [
      ...(paths.length > 2 ? [...paths.slice(0, 1), `and ${paths.length - 1} more`] : paths),
      ...(access === "website" ? ["public website"] : []),
      ...(existing === undefined ? [] : [existing]),
    ],
  }),
  replicaBucket: () => ({ title: "S3, replica", lines: ["of the static files"] }),
  logBucket: ({ properties }) => ({ title: "S3, access logs", lines: [`kept ${properties.retentionDays} days`] }),
};
