import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "info",
  source: "wpspec: a release has three numbers, and two of them are the first of a branch",
  *check({ spec, resolved }) {
    const at = "wordpress.version";
    const { version } = spec.wordpress;
    if (spec.web.bootstrap === "none" || !resolved.isWritten(at) || version.split(".").length !== 2) return;
    yield {
      at,
      message: `${version} is the release ${version}.0 and no newer one of its branch, though it reads as if servers got the newest.`,
      hint: `Write "${version}.0", or the patch that is wanted.`,
      fix: { isSafe: true, changes: [{ kind: "set", at, to: `${version}.0` }] },
    };
  },
};
