import { expect, test } from "vitest";
import type { Deployment } from "../../../../src/compiler/graph/deployment.js";
import type { NodeId } from "../../../../src/compiler/graph/node.js";
import { logicalName } from "../../../../src/emitters/cloudformation/names.js";
import { iamUser } from "../../../../src/emitters/cloudformation/nodes/iam-user.js";
import { emit, named, standing } from "../../../support/emit-web.js";
import { statementsOf } from "../../../support/statements.js";

function printed(changes: Partial<Deployment> = {}) {
  const { g } = standing(changes);
  const bucket = g.add(
    "staticBucket",
    "static-files",
    {
      existing: undefined,
      region: "eu-west-1",
      versioning: true,
      access: "website",
      paths: ["wp-content/*"],
      replicationRole: undefined,
    },
    [],
  );
  const id = g.add("iamUser", "static-files-user", {}, []);
  g.link(id, { kind: "writes" }, bucket);
  return emit(iamUser, g.build(), id);
}

test("a user has no password and no name, and what its edges allow", () => {
  const { type, properties } = named(printed(), "StaticFilesUser");
  expect(type).toBe("AWS::IAM::User");
  expect(Object.keys(properties)).toEqual(["Path", "PermissionsBoundary", "Policies"]);
  const [policy, ...others] = properties["Policies"] as { PolicyName: string; PolicyDocument: unknown }[];
  expect(others).toEqual([]);
  expect(policy?.PolicyName).toBe("static-files-user");
  expect(Object.keys(statementsOf(policy?.PolicyDocument))).toEqual(["ListStaticBucket", "WriteStaticFiles"]);
  expect(statementsOf(policy?.PolicyDocument)["WriteStaticFiles"]).toMatchObject({
    Effect: "Allow",
    Resource: { "Fn::Sub": "${static-files.arn}/*" },
  });
});

test("path and permissions boundary come from the deployment, for accounts that demand them", () => {
  const iam = { path: "/wp/", permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" };
  expect(named(printed({ iam }), "StaticFilesUser").properties).toMatchObject({
    Path: "/wp/",
    PermissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
  });
});

test("its key goes from IAM into a secret, and the secret goes with the stack", () => {
  const resources = printed();
  expect([...resources.keys()]).toEqual(["StaticFilesUser", "StaticFilesUserKey", "StaticFilesUserKeySecret"]);
  expect(named(resources, "StaticFilesUserKey")).toEqual({
    name: "StaticFilesUserKey",
    type: "AWS::IAM::AccessKey",
    properties: { UserName: { Ref: "StaticFilesUser" } },
  });
  expect(named(resources, "StaticFilesUserKeySecret")).toEqual({
    name: "StaticFilesUserKeySecret",
    type: "AWS::SecretsManager::Secret",
    deletionPolicy: "Delete",
    properties: {
      Description: "Access key of the user that writes static files",
      SecretString: {
        "Fn::Sub": '{"accessKeyId":"${StaticFilesUserKey}","secretAccessKey":"${StaticFilesUserKey.SecretAccessKey}"}',
      },
    },
  });
});

test("others are told where the key is, never what it is", () => {
  const name = (part?: string) => logicalName("static-files-user" as NodeId, part);
  expect(Object.keys(iamUser.attributes)).toEqual(["arn", "secretArn"]);
  expect(iamUser.attributes.secretArn(name, {} as never)).toEqual({ Ref: "StaticFilesUserKeySecret" });
  expect(iamUser.attributes.arn(name, {} as never)).toEqual({ "Fn::GetAtt": ["StaticFilesUser", "Arn"] });
});
