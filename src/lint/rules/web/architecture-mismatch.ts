import { architectureOf, type Architecture } from "../../../compiler/plan/architecture.js";
import type { Finding, RuleFor } from "../../rule.js";

/** What an architecture is called in the names of parameters. */
const names = { arm64: /arm64|aarch64/, x86_64: /x86_64|amd64/ } as const;

const named = (parameter: string): Architecture | undefined =>
  (["arm64", "x86_64"] as const).find((each) => names[each].test(parameter));

/** An image's id does not say what it is made for; most that people bring are for the older architecture. */
function* ofOwnImage(ami: string, instanceType: string, wanted: Architecture): Iterable<Finding> {
  if (wanted === "x86_64") return;
  yield {
    at: "web.image.ami",
    severity: "warning",
    message: `${instanceType} starts images for ${wanted} alone, and of ${ami} nobody can see here what it is made for: most WordPress images of the Marketplace are for x86_64, and of these no instance would start.`,
    hint: "Use an instance type such as c7i.large with an image for x86_64.",
  };
}

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "error",
  source: "Amazon EC2 User Guide, Instance type naming conventions; Amazon Linux 2023 User Guide, AMI parameters",
  *check({ spec }) {
    const { image, instanceType } = spec.web;
    if (typeof image !== "object") return;
    const wanted = architectureOf(instanceType);
    if ("ami" in image) yield* ofOwnImage(image.ami, instanceType, wanted);
    if (!("ssm" in image)) return;
    const found = named(image.ssm);
    if (found === undefined || found === wanted) return;
    yield {
      at: "web.image.ssm",
      message: `${image.ssm} names an image for ${found}, but ${instanceType} is ${wanted}: no instance would start.`,
      hint: `Write the parameter for ${wanted}, or an instance type for ${found}.`,
      // Only of AWS's own parameters is it known that there is one for each architecture.
      ...(image.ssm.startsWith("/aws/service/ami-amazon-linux-latest/") && {
        fix: {
          isSafe: true,
          changes: [{ kind: "set", at: "web.image.ssm", to: image.ssm.replace(names[found], wanted) }],
        },
      }),
    };
  },
};
