import { expect, test } from "vitest";
import type { Deployment } from "../../../../src/compiler/graph/deployment.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { role } from "../../../../src/emitters/cloudformation/nodes/role.js";
import { emit, named, ofType, standing } from "../../../support/emit-web.js";
import { policyOf, statementsOf } from "../../../support/statements.js";

const bare = { managedPolicies: [], sessionManager: false, metricNamespaces: [] };
const recovery: Partial<Deployment> = { regions: { main: "eu-west-1", edge: "us-east-1", recovery: "eu-central-1" } };

/** The role of a fleet that writes a log group and reads a secret. */
function ofFleet(extra: Partial<typeof bare & { sessionManager: boolean }> = {}, changes: Partial<Deployment> = {}) {
  const { g } = standing(changes);
  const fleet = g.add("webFleet", "web", {} as never, []);
  const logs = g.add("logGroup", "web-logs", { name: "/wpspec/acme-blog/web", retentionDays: 30 }, []);
  g.link(fleet, { kind: "writes" }, logs);
  const id = g.add("role", "web-role", { ...bare, ...extra, service: "ec2.amazonaws.com", actor: fleet }, []);
  return emit(role, g.build(), id);
}

test("what the actor's edges allow is written inside the role, so that it never stands without", () => {
  const resources = ofFleet();
  expect([...resources.keys()]).toEqual(["WebRole"]);
  const [policy] = named(resources, "WebRole").properties["Policies"] as { PolicyDocument: unknown }[];
  expect(statementsOf(policy?.PolicyDocument)).toEqual({
    WriteWebLogs: {
      Sid: "WriteWebLogs",
      Effect: "Allow",
      Principal: undefined,
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: { Ref: "web-logs.arn" },
      Condition: undefined,
    },
  });
});

test("EC2 may assume the role without a condition: instances say nothing of an account", () => {
  const trust = statementsOf(named(ofFleet(), "WebRole").properties["AssumeRolePolicyDocument"])["Assume"];
  expect(trust).toMatchObject({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" });
  expect(trust?.["Condition"]).toBeUndefined();
  expect(trust?.["Resource"]).toBeUndefined();
});

test("path and permissions boundary come from the deployment, for accounts that demand them", () => {
  const iam = { path: "/wp/", permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" };
  expect(named(ofFleet({}, { iam }), "WebRole").properties).toMatchObject({
    Path: "/wp/",
    PermissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
  });
  const { properties } = named(ofFleet(), "WebRole");
  expect([properties["Path"], properties["PermissionsBoundary"]]).toEqual([undefined, undefined]);
  // A name would need another capability, and two deployments could not stand in one account.
  expect(properties).not.toHaveProperty("RoleName");
});

test("a role without edges has managed policies and nothing inline; another account's jobs may not assume it", () => {
  const { g } = standing();
  const plan = g.add("backupPlan", "files-backup", {} as never, []);
  const managedPolicies = ["service-role/AWSBackupServiceRolePolicyForBackup"];
  const properties = { ...bare, managedPolicies, service: "backup.amazonaws.com", actor: plan };
  const id = g.add("role", "backup-role", properties, []);
  const resources = emit(role, g.build(), id);
  expect([...resources.keys()]).toEqual(["BackupRole"]);
  const printed = named(resources, "BackupRole").properties;
  expect(printed["Policies"]).toBeUndefined();
  expect(printed["ManagedPolicyArns"]).toEqual([
    { "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup" },
  ]);
  expect(statementsOf(printed["AssumeRolePolicyDocument"])["Assume"]?.["Condition"]).toEqual({
    StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
  });
});

test("permissions that name the actor stand apart: the bucket names the role, and a circle cannot be deployed", () => {
  const { g } = standing(recovery);
  const roleId = "copy-role" as NodeId<"role">;
  const bucket = g.add(
    "staticBucket",
    "static-files",
    {
      existing: undefined,
      region: "eu-west-1",
      versioning: true,
      access: "private",
      paths: ["*"],
      replicationRole: roleId,
    },
    [],
  );
  const replica = g.add("replicaBucket", "replica", {}, [], "recovery");
  g.link(bucket, { kind: "replicatesTo" }, replica);
  g.add("role", roleId, { ...bare, service: "s3.amazonaws.com", actor: bucket }, []);
  const resources = emit(role, g.build(), roleId);
  expect(JSON.stringify(named(resources, "CopyRole"))).not.toContain("static-files");
  const [policy] = ofType(resources, "AWS::IAM::RolePolicy");
  expect(policy).toMatchObject({ name: "CopyRolePolicy", properties: { RoleName: { Ref: "CopyRole" } } });
  if (policy === undefined) throw new Error("No policy was printed.");
  expect(policyOf(policy)).toMatchObject({
    ReadReplicationRules: { Resource: { Ref: "static-files.arn" } },
    WriteReplicas: { Resource: { "Fn::Sub": "${replica.arn}/*" } },
  });
});
