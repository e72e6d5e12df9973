import { answerTo, requestFor } from "../../requests.js";
import type { RuleFor } from "../../rule.js";

/** Where an editor of a site in a subdirectory logs in. */
const login = "/second/wp-login.php";

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "warning",
  source:
    "Amazon Lightsail User Guide, WordPress Multisite; WordPress Advanced Administration Handbook, Create a network",
  *check(facts) {
    const { spec } = facts;
    const { blueprint } = spec.lightsail;
    if (!spec.cdn.enabled || !blueprint.startsWith("wordpress_multisite")) return;
    // The paths of a network can be written by hand.
    if (answerTo(facts, requestFor(facts, login)).behavior.kind === "admin") return;
    yield {
      at: "lightsail.blueprint",
      message: `POST ${login} is taken for a page and loses WordPress's test cookie: nobody logs in to a site of the network but the first.`,
      hint: `Write lightsail.blueprint: wordpress, or add { path: "*/wp-login.php", kind: admin } and { path: "*/wp-admin/*", kind: admin } to cdn.behaviors.`,
    };
  },
};
