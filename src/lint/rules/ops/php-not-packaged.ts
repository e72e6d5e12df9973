import { cacheOf } from "../../php.js";
import { cacheClientOf, isPackaged, phpVersionsWith } from "../../../compiler/plan/cache-client.js";
import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Amazon Linux 2023 User Guide, PHP in AL2023; release notes 2023.10.20260202 (pecl-memcached)",
  supersedes: ["ops/php-end-of-life"],
  *check({ spec }) {
    if (spec.web.bootstrap === "none") return;
    const { phpVersion } = spec.wordpress;
    const engine = cacheOf(spec);
    if (!isPackaged(phpVersion)) {
      yield {
        at: "wordpress.phpVersion",
        message: `Amazon Linux 2023 has no packages of PHP ${phpVersion}: servers would not boot.`,
        hint: `Write one of ${phpVersionsWith(undefined)
          .map((version) => `"${version}"`)
          .join(", ")}.`,
      };
    } else if (engine !== undefined && cacheClientOf(phpVersion, engine) === undefined) {
      yield {
        at: "wordpress.phpVersion",
        message: `PHP ${phpVersion} has no packaged client for ${engine} on Amazon Linux 2023: servers would not boot.`,
        hint: `Write one of ${phpVersionsWith(engine)
          .map((version) => `"${version}"`)
          .join(", ")}, or another cache.engine.`,
      };
    }
  },
};
