import type { TierSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";

export interface StaticFiles {
  readonly bucket: NodeId<"staticBucket">;
  /** Who holds the key to it; undefined where servers write by their role. */
  readonly user: NodeId<"iamUser"> | undefined;
}

/** The bucket for static files, who may write into it, and its copy in another region. Whitepaper, Static Content Offload. */
export function staticFiles(g: GraphBuilder, spec: TierSpec): StaticFiles | undefined {
  const { enabled, bucket: existing, paths, access, credentials } = spec.storage.static;
  if (!enabled) return undefined;
  const { versioning, replicateTo } = spec.backup.static;
  const replicates = replicateTo !== undefined && existing === undefined;
  const role = "static-files-replication-role" as NodeId<"role">;
  const bucket = g.add(
    "staticBucket",
    "static-files",
    { existing, region: spec.region, versioning, access, paths: [...paths], replicationRole: replicates ? role : undefined },
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
  g.output("StaticBucketName", "Static files", { ref: bucket, attribute: "name" });
  return { bucket, user: credentials === "iamUser" ? keyHolder(g, bucket) : undefined };
}

/** The user whose key the plugin has. Whitepaper, Appendix A: IAM User Creation. */
function keyHolder(g: GraphBuilder, bucket: NodeId<"staticBucket">): NodeId<"iamUser"> {
  const user = g.add("iamUser", "static-files-user", {}, ["storage.static.credentials"]);
  g.link(user, { kind: "writes" }, bucket);
  g.output("StaticFilesKeySecretArn", "Access key of the user that writes static files", {
    ref: user,
    attribute: "secretArn",
  });
  return user;
}

/** What servers need to write static files: the bucket by their role, or the key of its user. */
export function linkWriter(g: GraphBuilder, server: NodeId, files: StaticFiles | undefined): void {
  if (files === undefined) return;
  if (files.user === undefined) g.link(server, { kind: "writes" }, files.bucket);
  else g.link(server, { kind: "reads" }, files.user);
}
