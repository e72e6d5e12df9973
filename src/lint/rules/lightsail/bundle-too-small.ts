import { lightsail, phpSizing } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const mebibytes = 1024;

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "warning",
  isForProduction: true,
  source:
    "Amazon Lightsail User Guide, Instance bundles; wpspec: spec/php-sizing.yaml, what a server needs before its first page",
  *check({ spec }) {
    const { bundle } = spec.lightsail;
    // By its name, or by an id such as nano_3_0.
    const { memoryGiB } =
      lightsail.bundles.find(({ name, size }) => bundle === name || new RegExp(`^${size}_\\d`).test(bundle)) ?? {};
    if (memoryGiB === undefined || memoryGiB * mebibytes >= phpSizing.reservedMiB) return;
    yield {
      at: "lightsail.bundle",
      message: `${bundle} has ${memoryGiB * mebibytes} MiB of memory, less than the ${phpSizing.reservedMiB} MiB that system, database and PHP's code cache take: at the first crowd Linux ends the database, and pages say "Error establishing a database connection".`,
      hint: "Write lightsail.bundle: small, or micro for a site that few people read.",
    };
  },
};
