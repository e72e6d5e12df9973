import { expect, test } from "vitest";
import type { NodeId, NodeKind } from "../../../../src/compiler/graph/node.js";
import { backupPlan } from "../../../../src/emitters/cloudformation/nodes/backup-plan.js";
import { emit, named, standing } from "../../../support/emit-web.js";

function printed({
  copies = false,
  backsUp = ["fileSystem"],
}: { copies?: boolean; backsUp?: readonly NodeKind[] } = {}) {
  const { g } = standing({ regions: { main: "eu-west-1", edge: "us-east-1", recovery: "eu-central-1" } });
  const vault = g.add("backupVault", "vault", {}, []);
  const copyTo = copies ? g.add("backupVault", "copies", {}, [], "recovery") : undefined;
  const properties = {
    vault,
    copyTo,
    schedule: "cron(0 3 * * ? *)",
    retentionDays: 35,
    role: "backup-role" as NodeId<"role">,
  };
  const id = g.add("backupPlan", "files-backup", properties, []);
  for (const kind of backsUp) g.link(id, { kind: "backsUp" }, g.add(kind, `a-${kind.toLowerCase()}`, {} as never, []));
  return emit(backupPlan, g.build(), id);
}

const ruleOf = (resources: ReturnType<typeof printed>) => {
  const { BackupPlanRule } = named(resources, "FilesBackup").properties["BackupPlan"] as { BackupPlanRule: object[] };
  expect(BackupPlanRule.length).toBe(1);
  return BackupPlanRule[0];
};

test("one rule copies to the vault on schedule, keeps what was asked for, and lets a long first copy finish", () => {
  expect(ruleOf(printed())).toEqual({
    RuleName: "files-backup",
    TargetBackupVault: { Ref: "vault.name" },
    ScheduleExpression: "cron(0 3 * * ? *)",
    StartWindowMinutes: 60,
    CompletionWindowMinutes: 1440,
    Lifecycle: { DeleteAfterDays: 35 },
    CopyActions: undefined,
  });
});

test("copies go to the other region's vault and are not kept for ever there", () => {
  expect(ruleOf(printed({ copies: true }))).toMatchObject({
    CopyActions: [{ DestinationBackupVaultArn: { Ref: "copies.arn" }, Lifecycle: { DeleteAfterDays: 35 } }],
  });
});

test("exactly what it backs up is selected, by ARN, under the plan's role", () => {
  const resources = printed({ backsUp: ["fileSystem", "databaseCluster", "staticBucket"] });
  expect(named(resources, "FilesBackupSelection").properties).toEqual({
    BackupPlanId: { Ref: "FilesBackup" },
    BackupSelection: {
      SelectionName: "files-backup",
      IamRoleArn: { Ref: "backup-role.arn" },
      Resources: [{ Ref: "a-databasecluster.arn" }, { Ref: "a-filesystem.arn" }, { Ref: "a-staticbucket.arn" }],
    },
  });
});

test("the volume and the image of one server are selected by ARN, too", () => {
  const resources = printed({ backsUp: ["dataVolume", "webServer"] });
  expect(named(resources, "FilesBackupSelection").properties["BackupSelection"]).toMatchObject({
    Resources: [{ Ref: "a-datavolume.arn" }, { Ref: "a-webserver.arn" }],
  });
});

test("what AWS Backup cannot copy is not passed over in silence", () => {
  expect(() => printed({ backsUp: ["cacheCluster"] })).toThrow(/cannot copy a-cachecluster, a cacheCluster/);
});
