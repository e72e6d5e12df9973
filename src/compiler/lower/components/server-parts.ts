import type { ServerSpec } from "../../../generated/spec.js";
import { platforms } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { ServerImage } from "../../graph/kinds/web.js";
import type { NodeId } from "../../graph/node.js";
import { architectureOf } from "../../plan/architecture.js";
import type { Network } from "./network.js";
import type { ObjectCache } from "./object-cache.js";
import { linkWriter, type StaticFiles } from "./static-files.js";

/** What any server stands on, a fleet's or a single one. */
export interface ServerFoundations {
  readonly net: Network;
  readonly database: NodeId<"databaseCluster"> | undefined;
  readonly cache: ObjectCache | undefined;
  readonly assets: StaticFiles | undefined;
  readonly bastion: NodeId<"bastion"> | undefined;
}

/** The image of the spec; Amazon Linux 2023 for the processor of the instance type where it names none. */
export function serverImage({ image, instanceType }: ServerSpec["web"]): ServerImage {
  if (typeof image === "object" && "ami" in image) return { ami: image.ami };
  if (typeof image === "object" && "ssm" in image) return { parameter: image.ssm };
  return { parameter: platforms.al2023.imageParameter[architectureOf(instanceType)] };
}

/** The log group that servers write to. */
export function serverLogs(g: GraphBuilder, { monitoring }: ServerSpec): { id: NodeId<"logGroup">; name: string } {
  const name = `/wpspec/${g.deployment.name}/web`;
  const properties = { name, retentionDays: monitoring.logRetentionDays };
  return { id: g.add("logGroup", "web-logs", properties, ["monitoring.logRetentionDays"]), name };
}

/** The role of a server and its edges to all it stands on: what its permissions and security groups come from. */
export function linkServer(
  g: GraphBuilder,
  spec: ServerSpec,
  server: { readonly id: NodeId<"webFleet"> | NodeId<"webServer">; readonly role: NodeId<"role">; readonly logs: NodeId },
  on: ServerFoundations,
): void {
  const { id, role, logs } = server;
  g.add(
    "role",
    role,
    {
      service: "ec2.amazonaws.com",
      actor: id,
      managedPolicies: [],
      sessionManager: spec.network.access === "sessionManager",
      metricNamespaces: [],
    },
    ["web.instanceType"],
  );
  for (const port of [80, 443]) g.link(id, { kind: "connects", port }, on.net.internet);
  g.link(id, { kind: "writes" }, logs);
  if (on.database !== undefined) {
    g.link(id, { kind: "connects", port: 3306 }, on.database);
    g.link(id, { kind: "reads" }, on.database);
  }
  if (on.cache !== undefined) g.link(id, { kind: "connects", port: on.cache.port }, on.cache.id);
  if (on.bastion !== undefined) g.link(on.bastion, { kind: "connects", port: 22 }, id);
  linkWriter(g, id, on.assets);
}
