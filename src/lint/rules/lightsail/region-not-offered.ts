import { regions } from "../../../generated/facts.js";
import type { RuleFor } from "../../rule.js";

const offered: readonly string[] = regions.filter(({ lightsail }) => lightsail).map(({ name }) => name);

export const rule: RuleFor<"lightsail"> = {
  tiers: ["lightsail"],
  severity: "error",
  source: "Amazon Lightsail User Guide, Regions and Availability Zones",
  *check({ spec }) {
    if (offered.includes(spec.region)) return;
    yield {
      at: "region",
      message: `Lightsail is not offered in ${spec.region}: the stack fails at its first resource.`,
      hint: `Write one of ${offered.join(", ")}, or tier: ec2.`,
    };
  },
};
