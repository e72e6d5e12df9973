import type { RuleFor } from "../../rule.js";

/** What programs that guess passwords begin with. */
const guessed = /^(?:admin(?:istrator)?|root|test|user|webmaster|wordpress|wp-?admin)$/iu;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "WordPress Advanced Administration Handbook, Hardening WordPress: security through obscurity",
  *check({ spec, resolved }) {
    const { install } = spec.wordpress;
    const at = "wordpress.install.adminUser";
    if (typeof install !== "object" || !guessed.test(install.adminUser) || !resolved.isWritten(at)) return;
    const to = `${spec.name}-owner`;
    yield {
      at,
      message: `Whoever guesses passwords at POST /wp-login.php begins with ${install.adminUser}, so half of the secret is known.`,
      hint: `Write a name of your own, such as ${to}.`,
      fix: { isSafe: false, changes: [{ kind: "set", at, to }] },
    };
  },
};
