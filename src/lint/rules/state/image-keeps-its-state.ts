import type { SpecOf } from "../../../generated/spec.js";
import type { RuleFor } from "../../rule.js";

function nameOf(image: SpecOf<"ec2">["web"]["image"]): string {
  if (typeof image !== "object") return image;
  return "ami" in image ? image.ami : "ssm" in image ? image.ssm : "The image";
}

export const rule: RuleFor<"ec2"> = {
  tiers: ["ec2"],
  severity: "info",
  source: "Whitepaper, Simple Deployment: AWS Marketplace",
  *check({ spec }) {
    if (spec.web.bootstrap !== "none") return;
    yield {
      at: "web.image",
      message: `${nameOf(spec.web.image)} brings its own WordPress and keeps ${spec.database.engine === "local" ? "files and database" : "files"} on the server's own disk: another image, type or key starts from the image again. The old disk stays${spec.backup.images === false ? "" : ", and backup.images has a copy"}.`,
      hint: "Write web.bootstrap: full for a server of ours that keeps them on a volume of its own.",
    };
  },
};
