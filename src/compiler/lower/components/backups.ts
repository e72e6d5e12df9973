import type { ServerSpec } from "../../../generated/spec.js";
import type { GraphBuilder } from "../../graph/builder.js";
import type { NodeId } from "../../graph/node.js";

/** AWS Backup wants six fields in `cron(…)`; the spec accepts them with or without the word. */
const awsCron = (schedule: string): string => (schedule.startsWith("cron(") ? schedule : `cron(${schedule})`);

/** What there is to copy. */
export interface BackedUp {
  /** None where a server keeps all it has on the disk that its image is made of. */
  readonly files: NodeId<"fileSystem"> | NodeId<"dataVolume"> | undefined;
  /** The server whose image is kept; a fleet has none. */
  readonly server: NodeId<"webServer"> | undefined;
}

/**
 * The backup plans: one for the files (themes, plugins, uploads; on one server its database too), one for the image of
 * the server. Whitepaper, Appendix B.
 */
export function backups(g: GraphBuilder, spec: ServerSpec["backup"], on: BackedUp): void {
  const plans = [
    { id: "files-backup", wish: spec.files, of: on.files, because: "backup.files" },
    { id: "images-backup", wish: spec.images, of: on.server, because: "backup.images" },
  ] as const;
  const wished = plans.flatMap(({ id, wish, of, because }) =>
    wish === false || of === undefined ? [] : [{ id, ...wish, of, because }],
  );
  const [first] = wished;
  if (first === undefined) return;
  const vault = g.add("backupVault", "backup-vault", {}, [first.because]);
  const copyTo =
    spec.copyTo === undefined ? undefined : g.add("backupVault", "backup-copies", {}, ["backup.copyTo"], "recovery");
  const role = "backup-role" as NodeId<"role">;
  const added = wished.map(({ id, schedule, retentionDays, of, because }) => {
    const properties = { vault, copyTo, schedule: awsCron(schedule), retentionDays, role };
    const plan = g.add("backupPlan", id, properties, [because]);
    g.link(plan, { kind: "backsUp" }, of);
    return plan;
  });
  const [actor] = added;
  if (actor === undefined) return;
  g.add(
    "role",
    role,
    {
      service: "backup.amazonaws.com",
      actor,
      managedPolicies: ["service-role/AWSBackupServiceRolePolicyForBackup"],
      sessionManager: false,
      metricNamespaces: [],
    },
    [first.because],
  );
}
