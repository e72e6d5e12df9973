import { wordpressReleases } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";
import { isOlder } from "../../versions.js";

const [newest, previous] = wordpressReleases;

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: { modern: "warning", whitepaper: "info" },
  source: "WordPress.org, Supported Versions; wpspec: spec/wordpress-releases.yaml",
  supersedes: ["ops/wordpress-unpinned"],
  *check({ spec, resolved }) {
    const at = "wordpress.version";
    const { version } = spec.wordpress;
    if (spec.web.bootstrap === "none" || !resolved.isWritten(at)) return;
    const isLeft = isOlder(version, previous.branch);
    const patch = wordpressReleases.find(({ branch }) => `${version}.`.startsWith(`${branch}.`))?.patch;
    // Two parts are the first release of a branch.
    const written = version.split(".").length === 2 ? `${version}.0` : version;
    if (!isLeft && (patch === undefined || !isOlder(written, patch))) return;
    const wanted = isLeft || patch === undefined ? newest.patch : patch;
    yield {
      at,
      message: isLeft
        ? `WordPress ${version} is of a branch that is no longer supported, ${newest.branch} is the newest: holes in it may stay open for whoever tries them.`
        : `WordPress ${version} lacks the fixes of ${wanted}: the holes that were closed there are open for whoever tries them.`,
      hint: `Write "${wanted}".`,
      fix: { isSafe: !isLeft, changes: [{ kind: "set", at, to: wanted }] },
    };
  },
};
