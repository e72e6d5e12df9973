import type { RuleFor } from "../../rule.js";

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Whitepaper, Appendix B: an AMI of a properly configured instance",
  *check({ spec }) {
    if (spec.wordpress.code !== "image") return;
    const { image } = spec.web;
    const isPublic =
      image === "al2023" || (typeof image === "object" && "ssm" in image && image.ssm.startsWith("/aws/service/"));
    if (!isPublic) return;
    yield {
      at: "wordpress.code",
      message: `With wordpress.code: image servers start with what is in ${typeof image === "object" && "ssm" in image ? image.ssm : "al2023"}, and that is Amazon Linux without WordPress: visitors get an empty site.`,
      hint: "Write web.image: { ami: ami-… } with an image that holds /var/www/wordpress, or wordpress.code: shared.",
    };
  },
};
