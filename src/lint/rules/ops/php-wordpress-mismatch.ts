import { wordpressReleases } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";
import { isOlder } from "../../versions.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "WordPress Core Handbook, PHP Compatibility and WordPress Versions; wpspec: spec/wordpress-releases.yaml",
  *check({ spec }) {
    const { version, phpVersion } = spec.wordpress;
    const release = wordpressReleases.find(({ branch }) => `${version}.`.startsWith(`${branch}.`));
    if (spec.web.bootstrap === "none" || release === undefined) return;
    const { from, to } = release.php;
    if (!isOlder(phpVersion, from) && !isOlder(to, phpVersion)) return;
    yield {
      at: "wordpress.phpVersion",
      message: `WordPress ${version} runs with PHP ${from} to ${to}: with ${phpVersion} pages show warnings or nothing at all.`,
      hint: `Write "${to}", or a newer wordpress.version.`,
      fix: { isSafe: false, changes: [{ kind: "set", at: "wordpress.phpVersion", to }] },
    };
  },
};
