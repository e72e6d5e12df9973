import { expect, test } from "vitest";
import type { Placement } from "../../../../src/compiler/graph/node.js";
import { backupVault } from "../../../../src/emitters/cloudformation/nodes/backup-vault.js";
import { emit, named, standing } from "../../../support/emit-web.js";

function printed(placement: Placement, name = "acme-blog") {
  const { g } = standing({ name, regions: { main: "eu-west-1", edge: "us-east-1", recovery: "eu-central-1" } });
  const id = g.add("backupVault", "vault", {}, [], placement);
  return named(emit(backupVault, g.build(), id), "Vault");
}

test("a vault outlives its stack, but not a first creation that failed: its name would block the next", () => {
  expect(printed("main").deletionPolicy).toBe("RetainExceptOnCreate");
});

test("the vault of copies cannot be taken for that of another deployment in the recovery region", () => {
  expect(printed("main").properties["BackupVaultName"]).toBe("acme-blog");
  expect(printed("recovery").properties["BackupVaultName"]).toBe("acme-blog-copy");
});

test("names of 45 characters, the longest with an environment, still make names of vaults", () => {
  for (const placement of ["main", "recovery"] as const) {
    expect(printed(placement, "a".repeat(45)).properties["BackupVaultName"]).toMatch(/^[A-Za-z0-9_-]{2,50}$/);
  }
});
