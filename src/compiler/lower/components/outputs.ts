import type { TierSpec } from "../../../generated/spec.js";
import { serverCertificateNames } from "../../plan/server-certificate.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import type { ObjectCache } from "./object-cache.js";

export interface Built {
  readonly database: NodeId<"databaseCluster"> | undefined;
  readonly cache: ObjectCache | undefined;
}

/** Whether browsers meet a certificate: CloudFront's, the load balancer's, or the server's own. */
const isSecure = (spec: TierSpec): boolean =>
  spec.cdn.enabled || !("serverCertificate" in spec.domain) || serverCertificateNames(spec).length > 0;

/** What an operator looks up after a deployment. No output holds a secret: the database's is named, not shown. */
export function outputs(g: GraphBuilder, spec: TierSpec, { database, cache }: Built): void {
  const { name } = spec.domain;
  if (name !== undefined) g.output("SiteUrl", "The site", `${isSecure(spec) ? "https" : "http"}://${name}/`);
  if (database !== undefined) {
    g.output("DatabaseEndpoint", "Writer of the database", { ref: database, attribute: "endpoint" });
    if (spec.database.replicas > 0) {
      g.output("DatabaseReaderEndpoint", "Replicas", { ref: database, attribute: "readerEndpoint" });
    }
    g.output("DatabaseSecretArn", "User and password of the database's owner", {
      ref: database,
      attribute: "secretArn",
    });
  }
  if (cache !== undefined) g.output("CacheEndpoint", "Object cache", { ref: cache.id, attribute: "endpoint" });
}
