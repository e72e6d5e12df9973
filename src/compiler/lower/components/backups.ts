import type { ElasticSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";

/** AWS Backup wants six fields in `cron(…)`; the spec accepts them with or without the word. */
const awsCron = (schedule: string): string => (schedule.startsWith("cron(") ? schedule : `cron(${schedule})`);

/** The backup plan for the shared files. Whitepaper, Appendix B: themes, plugins and uploads on EFS. */
export function backups(g: GraphBuilder, spec: ElasticSpec["backup"], files: NodeId<"fileSystem">): void {
  if (spec.files === false) return;
  const vault = g.add("backupVault", "backup-vault", {}, ["backup.files"]);
  const copyTo =
    spec.copyTo === undefined ? undefined : g.add("backupVault", "backup-copies", {}, ["backup.copyTo"], "recovery");
  const role = "backup-role" as NodeId<"role">;
  const { schedule, retentionDays } = spec.files;
  const plan = g.add(
    "backupPlan",
    "files-backup",
    { vault, copyTo, schedule: awsCron(schedule), retentionDays, role },
    ["backup.files"],
  );
  g.add(
    "role",
    role,
    {
      service: "backup.amazonaws.com",
      actor: plan,
      managedPolicies: ["service-role/AWSBackupServiceRolePolicyForBackup"],
      sessionManager: false,
      metricNamespaces: [],
    },
    ["backup.files"],
  );
  g.link(plan, { kind: "backsUp" }, files);
}
