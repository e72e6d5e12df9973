import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import type { ObjectCache } from "./object-cache.js";

export interface Built {
  readonly files: NodeId<"fileSystem">;
  readonly database: NodeId<"databaseCluster">;
  readonly cache: ObjectCache | undefined;
  readonly assets: NodeId<"staticBucket"> | undefined;
  readonly web: NodeId<"webFleet">;
}

/** What an operator looks up after a deployment. No output holds a secret: the database's is named, not shown. */
export function outputs(g: GraphBuilder, spec: ElasticSpec, built: Built): void {
  if (spec.domain.name !== undefined) g.output("SiteUrl", "The site", `https://${spec.domain.name}/`);
  g.output("WebFleetName", "Auto Scaling group", { ref: built.web, attribute: "groupName" });
  g.output("FileSystemId", "Shared files", { ref: built.files, attribute: "id" });
  g.output("DatabaseEndpoint", "Writer of the database", { ref: built.database, attribute: "endpoint" });
  if (spec.database.replicas > 0) {
    g.output("DatabaseReaderEndpoint", "Replicas", { ref: built.database, attribute: "readerEndpoint" });
  }
  g.output("DatabaseSecretArn", "User and password of the database's owner", {
    ref: built.database,
    attribute: "secretArn",
  });
  if (built.cache !== undefined) {
    g.output("CacheEndpoint", "Object cache", { ref: built.cache.id, attribute: "endpoint" });
  }
  if (built.assets !== undefined) {
    g.output("StaticBucketName", "Static files", { ref: built.assets, attribute: "name" });
  }
}
