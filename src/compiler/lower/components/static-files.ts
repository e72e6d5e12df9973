import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";

/** The bucket for static files and, when asked for, its copy in another region. Whitepaper, Static Content Offload. */
export function staticFiles(g: GraphBuilder, spec: ElasticSpec): NodeId<"staticBucket"> | undefined {
  const { enabled, bucket: existing, paths } = spec.storage.static;
  if (!enabled) return undefined;
  const { versioning, replicateTo } = spec.backup.static;
  const replicates = replicateTo !== undefined && existing === undefined;
  const role = "static-files-replication-role" as NodeId<"role">;
  const bucket = g.add(
    "staticBucket",
    "static-files",
    { existing, versioning, paths: [...paths], replicationRole: replicates ? role : undefined },
    ["storage.static.enabled"],
  );
  if (replicates) {
    const replica = g.add("replicaBucket", "static-files-replica", {}, ["backup.static.replicateTo"], "recovery");
    g.add(
      "role",
      role,
      { service: "s3.amazonaws.com", actor: bucket, managedPolicies: [], sessionManager: false, metricNamespaces: [] },
      ["backup.static.replicateTo"],
    );
    g.link(bucket, { kind: "replicatesTo" }, replica);
  }
  return bucket;
}
