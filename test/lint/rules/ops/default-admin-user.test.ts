import { expect, test } from "vitest";
import { foundAsIf } from "../../support/found-as-if.js";
import { rule } from "../../../../src/lint/rules/ops/default-admin-user.js";

const owner = (adminUser: string) =>
  foundAsIf(rule, { install: { title: "Acme", adminEmail: "ops@example.org", adminUser } });

test.each(["admin", "Administrator", "root", "wpadmin"])("%s is what everybody tries first", (name) => {
  expect(owner(name)).toEqual([
    {
      at: "wordpress.install.adminUser",
      message: `Whoever guesses passwords at POST /wp-login.php begins with ${name}, so half of the secret is known.`,
      writes: ["acme-owner"],
      isSafe: false,
    },
  ]);
});

test.each(["acme-owner", "admin-of-acme", "rooted"])("%s is one of many", (name) => {
  expect(owner(name)).toEqual([]);
});

test("the name that is given by default, and none, say nothing", () => {
  expect(foundAsIf(rule, {}, "monitoring: { notify: [ops@example.org] }")).toEqual([]);
  expect(foundAsIf(rule, { install: false })).toEqual([]);
});
