import type { ElasticSpec } from "../../../generated/spec.js";
import { engines } from "../../../generated/facts.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";
import type { Network } from "./network.js";

/** The EFS file system, with a mount target in each zone's data subnet. Whitepaper, Shared Storage; Figure 2, (9). */
export function sharedFiles(
  g: GraphBuilder,
  spec: ElasticSpec["storage"]["files"],
  net: Network,
): NodeId<"fileSystem"> {
  const { path, uid, gid, mode } = engines.files;
  const files = g.add(
    "fileSystem",
    "files",
    {
      throughput: spec.throughput,
      provisionedMiBps: spec.provisionedMiBps,
      coldAfterDays: spec.coldAfterDays,
      accessPoint: { path, uid, gid, mode },
    },
    ["storage.files"],
  );
  for (const subnet of net.subnets.data) g.link(files, { kind: "runsIn" }, subnet);
  return files;
}
